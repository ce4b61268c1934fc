import { readFileSync, writeFileSync } from 'node:fs'
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

/** What was left there. @throws XinjijianError the reading errors of a file */
export function takeUp(path: string): unknown {
  try {
    return deserialize(readFileSync(path))
  } catch (error) {
    throw readFailure(error, path)
  }
}
