import { XinjijianError } from '../core/errors.ts'
import { STANDARD_INPUT } from '../read/input.ts'
import type { Io } from './io.ts'
import { writeResult } from './output.ts'

/** Where a result goes: a file, whole or not at all, or standard output. */
export interface Destination {
  /** Undefined: standard output. */
  readonly path: string | undefined
  readonly isTerminal: boolean
  write(result: string | Uint8Array): Promise<unknown>
}

/**
 * What `-o` names, or standard output.
 * @throws XinjijianError `output-is-input` when one of the inputs is the file that shall be written
 */
export async function destinationOf(
  inputs: readonly string[],
  output: string | undefined,
  { stdout }: Pick<Io, 'stdout'>,
): Promise<Destination> {
  if (output === undefined || output === STANDARD_INPUT) {
    return { path: undefined, isTerminal: stdout.isTTY === true, write: (result) => writeResult(stdout, result) }
  }
  const { isSameFile, writeAtomically } = await import('../read/write.ts')
  for (const input of inputs) {
    if (input === STANDARD_INPUT || !(await isSameFile(input, output))) continue
    const hint = 'the text would be lost; choose another name for the output'
    throw new XinjijianError('output-is-input', 'is both input and output', { hint, path: output })
  }
  return { path: output, isTerminal: false, write: (result) => writeAtomically(output, result) }
}
