import { XinjijianError } from '../core/errors.ts'
import type { Limits } from '../core/limits.ts'
import type { SourceText } from '../core/text.ts'
import { readFileBytes } from '../read/bytes.ts'
import { createGuard } from '../read/guard.ts'
import { readSource, type SourceOptions } from '../read/source.ts'
import type { WorkItem } from './items.ts'

/**
 * The bytes of a document: those of its file, or of the given text as UTF-8.
 * @throws XinjijianError the reading errors of a file, `file-too-large`
 */
export async function bytesOf({ path, text }: WorkItem, maxBytes: number): Promise<Uint8Array> {
  if (text === undefined) return readFileBytes(path ?? '', maxBytes)
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length > maxBytes) throw new XinjijianError('file-too-large', `is larger than ${maxBytes} bytes`)
  return bytes
}

/**
 * The source text in a document's bytes, under the document's id. Its time is looked at by who gave the work.
 * @throws XinjijianError as {@link readSource}
 */
export async function sourceOf(
  { id, path, text }: WorkItem,
  bytes: Uint8Array,
  options: SourceOptions,
  limits: Limits,
): Promise<SourceText> {
  if (text === undefined) {
    const guard = createGuard(path ?? '', { ...limits, seconds: Infinity })
    return { ...(await readSource(bytes, path ?? '', options, guard)), name: id }
  }
  if (text.trim() === '') throw new XinjijianError('file-empty', 'is empty')
  return { name: id, text, encoding: 'utf-8', format: 'text' }
}
