import { XinjijianError } from '../core/errors.ts'
import { DEFAULT_LIMITS, type Limits } from '../core/limits.ts'
import type { SourceText } from '../core/text.ts'
import { readFileBytes } from '../read/bytes.ts'
import { readSource, type SourceOptions } from '../read/source.ts'
import type { WorkItem } from './items.ts'

/** The limits of a document where not all are said. */
export function limitsOf({ limits }: SourceOptions): Limits {
  return { ...DEFAULT_LIMITS, ...limits }
}

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

/** The source text in a document's bytes, under the document's id. @throws XinjijianError as {@link readSource} */
export async function sourceOf(
  { id, path, text }: WorkItem,
  bytes: Uint8Array,
  options: SourceOptions,
): Promise<SourceText> {
  if (text === undefined) return { ...(await readSource(bytes, path ?? '', options)), name: id }
  if (text.trim() === '') throw new XinjijianError('file-empty', 'is empty')
  return { name: id, text, encoding: 'utf-8', format: 'text' }
}
