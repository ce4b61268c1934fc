import { XinjijianError } from '../core/errors.ts'
import { STANDARD_INPUT } from '../read/input.ts'
import type { Io } from './io.ts'
import { writeResult } from './output.ts'

/**
 * Where the result made from one input goes: the file named with `-o`, whole or not at all, or standard output.
 * @throws XinjijianError `output-is-input`
 */
export async function destinationOf(
  input: string,
  output: string | undefined,
  io: Io,
): Promise<(result: string) => Promise<unknown>> {
  if (output === undefined || output === STANDARD_INPUT) return (result) => writeResult(io.stdout, result)
  await refuseOverwriting([input], output)
  const { writeAtomically } = await import('../read/write.ts')
  return (result) => writeAtomically(output, result)
}

/** @throws XinjijianError `output-is-input` when one of the inputs is the file that shall be written */
export async function refuseOverwriting(inputs: readonly string[], output: string): Promise<void> {
  const { isSameFile } = await import('../read/write.ts')
  for (const input of inputs) {
    if (input === STANDARD_INPUT || !(await isSameFile(input, output))) continue
    const hint = 'the text would be lost; choose another name for the output'
    throw new XinjijianError('output-is-input', 'is both input and output', { hint, path: output })
  }
}
