import type { SourceText } from '../core/text.ts'
import { readFileBytes, readStreamBytes, type ByteStream } from './bytes.ts'
import { createGuard, type Guard } from './guard.ts'
import { readSource, type SourceOptions } from './source.ts'

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-'

export interface ReadOptions extends SourceOptions {
  /** Where `-` reads from. */
  readonly stdin: ByteStream
}

/**
 * A policy text from a file or, for `-`, from standard input.
 * @param guard as for {@link readSource}
 * @throws XinjijianError `file-missing`, `is-directory`, `not-readable`, `file-too-large`, `read-failed` and those of
 * {@link readSource}; each with the path
 */
export async function readInput(
  name: string,
  options: ReadOptions,
  guard: Guard = createGuard(name),
): Promise<SourceText> {
  const { bytes: maxBytes } = guard.limits
  const bytes =
    name === STANDARD_INPUT ? await readStreamBytes(options.stdin, name, maxBytes) : await readFileBytes(name, maxBytes)
  return readSource(bytes, name, options, guard)
}
