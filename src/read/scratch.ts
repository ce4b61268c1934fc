import { readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { deserialize, serialize } from 'node:v8'
import { readFailure, writeFailure } from './failures.ts'

/** Leaves a value (as structured cloning has it) for another process. @throws XinjijianError the writing errors of a file */
export function leave(path: string, value: unknown): void {
  try {
    writeFileSync(path, serialize(value))
  } catch (error) {
    throw writeFailure(error, path)
  }
}

/** Takes what was left there, and the file away. @throws XinjijianError the reading errors of a file */
export async function takeUp(path: string): Promise<unknown> {
  try {
    const value: unknown = deserialize(readFileSync(path))
    await rm(path)
    return value
  } catch (error) {
    throw readFailure(error, path)
  }
}
