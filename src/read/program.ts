/**
 * Starts the bundled command with the byte code that the build kept beside it, which spares a third of a short run's own
 * time. Byte code that is missing, damaged or of another version of Node is passed over: the command is then compiled.
 */
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import { textOfUtf8 } from './quick-text.ts'

/** Length of a SHA-256, which stands before the byte code: over the program and the byte code (V8 itself does not look for damage). */
const DIGEST = 32

/**
 * What V8 is told to spare in a short run; in a long one nobody notices: improving the byte code of regular expressions,
 * which becomes machine code when they run on, collecting young objects when there is nothing else to do, and collecting
 * them often because the room for them grows in small steps. Set before byte code is read, which is kept apart by such flags.
 */
const SHORT_RUN = ['--no-regexp-peephole-optimization', '--no-minor-gc-task', '--semi-space-growth-factor=8']

/** Machine code with few functions put into others and loops left as they are takes V8 half the time to make, and runs as fast. */
const PLAIN_MACHINE_CODE = ['--max-inlined-bytecode-size-cumulative=300', '--no-turbo-loop-peeling']

/** By the major version of Node, as V8 says aloud that it does not know a flag. All compile to machine code too early. */
const FLAGS: Readonly<Record<string, Readonly<Record<Place['run'], readonly string[]>>>> = {
  20: {
    short: [...SHORT_RUN, ...PLAIN_MACHINE_CODE, '--interrupt-budget=1000000'],
    long: [...SHORT_RUN, ...PLAIN_MACHINE_CODE, '--interrupt-budget=400000'],
  },
  22: {
    short: [...SHORT_RUN, ...PLAIN_MACHINE_CODE, '--invocation-count-for-turbofan=10000'],
    long: [...SHORT_RUN, ...PLAIN_MACHINE_CODE],
  },
  24: {
    short: [...SHORT_RUN, ...PLAIN_MACHINE_CODE, '--invocation-count-for-turbofan=30000'],
    long: [...SHORT_RUN, ...PLAIN_MACHINE_CODE, '--invocation-count-for-turbofan=10000'],
  },
}

/** Where a program is and what runs it. */
export interface Place {
  /** Path of a bundled CommonJS program. */
  readonly program: string
  /** Path of its byte code. */
  readonly code: string
  /** Version of Node: `20.1.0`. */
  readonly node: string
  /** One command, or the documents of a corpus one after the other. */
  readonly run: 'short' | 'long'
}

interface Loaded {
  readonly program: unknown
  readonly script: Script
  readonly source: Buffer
}

/** What a bundled program exports. */
export function loadProgram(place: Place): unknown {
  return load(place, readCode(place.code)).program
}

/**
 * Writes the byte code of a program, of all its functions that `run` needs.
 * @param run is given what the program exports
 */
export async function writeCode(place: Place, run: (program: unknown) => Promise<unknown>): Promise<void> {
  const { program, script, source } = load(place, null)
  await run(program)
  const code = script.createCachedData()
  const temporary = `${place.code}.${randomUUID()}`
  writeFileSync(temporary, Buffer.concat([digest(source, code), code]))
  renameSync(temporary, place.code)
}

function load({ program: path, node, run }: Place, kept: Buffer | null): Loaded {
  for (const flag of FLAGS[node.split('.', 1)[0]!]?.[run] ?? []) setFlagsFromString(flag)
  const source = readFileSync(path)
  const code = kept?.subarray(DIGEST)
  const isOurs = code !== undefined && kept?.subarray(0, DIGEST).equals(digest(source, code))
  const script = new Script(Module.wrap(textOfUtf8(source)), {
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
