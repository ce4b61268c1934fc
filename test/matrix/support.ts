import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { createExtractor } from '../../src/extractor.ts'
import { type Outcome, run } from '../cli/harness.ts'

/** One extractor for all cases of a file: loading it takes longer than most cases. */
const shared = createExtractor()

/** A folder of one's own that goes away with the test file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'xinjijian-matrix-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

interface Measured extends Outcome {
  /** Milliseconds of work, however busy the machine is with others. */
  readonly took: number
  /** Bytes by which memory outside and inside the heap grew. */
  readonly grew: number
}

/** Runs the whole command, pipeline and all, in this process. Own rules get an extractor of their own. */
export async function command(
  argv: readonly string[],
  circumstances: Parameters<typeof run>[1] = {},
): Promise<Measured> {
  const before = process.memoryUsage().rss
  const start = process.cpuUsage()
  const outcome = await run(argv, {
    createExtractor: (rules) => (rules.packs.length === 0 ? shared : createExtractor(rules)),
    ...circumstances,
  })
  const { user, system } = process.cpuUsage(start)
  return { ...outcome, took: (user + system) / 1000, grew: process.memoryUsage().rss - before }
}

interface Refusal {
  /** What the message begins with. */
  readonly path: string
  readonly reason: RegExp
}

const MOST_TIME = 10_000
const MOST_MEMORY = 700 * 1024 * 1024

/** Exit code 2, a message that names file, reason and hint, nothing on stdout, little time and memory. */
export function expectRefused({ code, stdout, stderr, took, grew }: Measured, { path, reason }: Refusal): void {
  expect(stderr.split('\n')[0]).toMatch(reason)
  expect(stderr.startsWith(`xinjijian: ${path}:`), stderr).toBe(true)
  expect(stderr).toMatch(/\n {2}hint: \S/)
  expect(stderr).not.toContain('went wrong inside')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expectCheap({ took, grew })
}

export function expectCheap({ took, grew }: Pick<Measured, 'took' | 'grew'>): void {
  expect(took).toBeLessThan(MOST_TIME)
  expect(grew).toBeLessThan(MOST_MEMORY)
}

/** Either a whole result or a refusal with reason and hint; never a bug, never half a result. */
export function expectWholeOrRefused(outcome: Measured, path: string): void {
  if (outcome.code === 0) {
    expect(JSON.parse(outcome.stdout)).toHaveProperty('document')
    expectCheap(outcome)
  } else expectRefused(outcome, { path, reason: /./ })
}

/** Files that are still in a folder, so that no temporary one was left. */
export function left(folder: string): string[] {
  return readdirSync(folder)
}

/** Numbers 0 ≤ n < 2³², the same for the same seed. */
export function* numbers(seed: number): Generator<number, never> {
  for (let index = 0; ; index++) yield createHash('sha256').update(`${seed} ${index}`).digest().readUInt32LE()
}
