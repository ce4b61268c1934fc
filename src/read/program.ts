/**
 * Starts the bundled command with the byte code that the build kept beside it, which spares a third of a short run's own
 * time. Byte code that is missing, damaged or of another version of Node is passed over: the command is then compiled.
 */
import { isAscii } from 'node:buffer'
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

/** Length of a SHA-256, which stands before the byte code: over the program and the byte code (V8 itself does not look for damage). */
const DIGEST = 32

/**
 * What V8 is told to spare in a short run; in a long one nobody notices: compiling functions to machine code before they
 * have run seven times as much as usual, improving the byte code of regular expressions, which becomes machine code when they
 * run on, and collecting young objects often because the room for them grows in small steps. Set before byte code is read,
 * which is kept apart by such flags.
 */
const SHORT_RUN = ['--interrupt-budget=1000000', '--no-regexp-peephole-optimization', '--semi-space-growth-factor=16']

interface Loaded {
  readonly program: unknown
  readonly script: Script
  readonly source: Buffer
}

/**
 * What a bundled CommonJS program exports.
 * @param path of the program
 * @param codePath of its byte code
 */
export function loadProgram(path: string, codePath: string): unknown {
  return load(path, readCode(codePath)).program
}

/**
 * Writes the byte code of a program, of all its functions that `run` needs.
 * @param run is given what the program exports
 */
export async function writeCode(
  path: string,
  codePath: string,
  run: (program: unknown) => Promise<unknown>,
): Promise<void> {
  const { program, script, source } = load(path, null)
  await run(program)
  const code = script.createCachedData()
  const temporary = `${codePath}.${randomUUID()}`
  writeFileSync(temporary, Buffer.concat([digest(source, code), code]))
  renameSync(temporary, codePath)
}

function load(path: string, kept: Buffer | null): Loaded {
  for (const flag of SHORT_RUN) setFlagsFromString(flag)
  const source = readFileSync(path)
  const code = kept?.subarray(DIGEST)
  const isOurs = code !== undefined && kept?.subarray(0, DIGEST).equals(digest(source, code))
  const script = new Script(Module.wrap(source.toString(isAscii(source) ? 'latin1' : 'utf8')), {
    filename: path,
    ...(isOurs && { cachedData: code }),
  })
  const module = { exports: {} }
  const start = script.runInThisContext() as (...parts: unknown[]) => void
  start.call(module.exports, module.exports, createRequire(path), module, path, dirname(path))
  return { program: module.exports, script, source }
}

function readCode(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

function digest(source: Uint8Array, code: Uint8Array): Buffer {
  return createHash('sha256').update(source).update(code).digest()
}
