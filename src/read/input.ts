import { DEFAULT_LIMITS } from '../core/limits.ts'
import type { SourceText } from '../core/text.ts'
import { readFileBytes, readStreamBytes, type ByteStream } from './bytes.ts'
import { readSource, type SourceOptions } from './source.ts'

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-'

export interface ReadOptions extends SourceOptions {
  /** Where `-` reads from. */
  readonly stdin: ByteStream
}

/**
 * A policy text from a file or, for `-`, from standard input.
 * @throws XinjijianError `file-missing`, `is-directory`, `not-readable`, `file-too-large`, `read-failed` and those of
 * {@link readSource}; each with the path
 */
export async function readInput(name: string, options: ReadOptions): Promise<SourceText> {
  const maxBytes = options.limits?.bytes ?? DEFAULT_LIMITS.bytes
  const bytes =
    name === STANDARD_INPUT ? await readStreamBytes(options.stdin, name, maxBytes) : await readFileBytes(name, maxBytes)
  return readSource(bytes, name, options)
}
