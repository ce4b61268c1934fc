/** A temporary folder with the command in it, and other people's programs at work there. */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TABLE_NAMES } from '../../src/render/tables/names.ts'
import { bin } from '../cli/spawned.ts'

export const recipes = fileURLToPath(new URL('../../fixtures/clusters/', import.meta.url))

/** Small documents as JSON Lines, in no particular order. */
export const DOCUMENTS: readonly string[] = readFileSync(join(recipes, 'documents.jsonl'), 'utf8').trimEnd().split('\n')

/** Lines that ask for nothing, or for what is not there: torn, no JSON object, no UTF-8, an empty text, a missing file. */
const POISON: readonly Buffer[] = [
  '{"id": "torn", "te',
  'null',
  '{"id": "empty", "text": ""}',
  '{"id": "absent", "path": "nowhere/absent.txt"}',
]
  .map((line) => Buffer.from(line))
  .concat(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))

/** Documents with a poisoned line after every few of them. */
export function poisoned(documents = DOCUMENTS): Buffer {
  const every = Math.floor(documents.length / POISON.length)
  const lines = documents.flatMap((line, index) => {
    const poison = index % every === 0 ? POISON[index / every] : undefined
    return poison === undefined ? [Buffer.from(line)] : [Buffer.from(line), poison]
  })
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
}

/** The tables of an output folder. */
export const TABLE_FILES: readonly string[] = TABLE_NAMES.flatMap((name) => [`${name}.csv`, `${name}.parquet`])

const SYSTEM = ['/usr/sbin', '/sbin', '/usr/local/sbin']

/** Where a program of the machine is; undefined where it is not installed. */
export function program(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SYSTEM]
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Are programs missing, so that tests must be skipped? Says so where everybody sees it. */
export function lacks(what: string, programs: readonly string[], advice: string): boolean {
  const missing = programs.filter((name) => program(name) === undefined)
  if (missing.length > 0) console.warn(`SKIPPED: ${what} is not tested: no ${missing.join(', ')} here (${advice})`)
  return missing.length > 0
}

export interface Ended {
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

interface Circumstances {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string | Uint8Array
  readonly cwd?: string
}

/** What runs in it ends by itself or with {@link Workshop.clear}. */
export class Workshop {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'xinjijian-cluster-')))
  readonly #started: ChildProcess[] = []

  path(name: string): string {
    return join(this.folder, name)
  }

  has(name: string): boolean {
    return existsSync(this.path(name))
  }

  read(name: string): Buffer {
    return readFileSync(this.path(name))
  }

  write(name: string, content: string | Uint8Array, mode = 0o644): string {
    writeFileSync(this.path(name), content, { mode })
    return this.path(name)
  }

  /** An executable script that is the command, as users have it on their PATH. */
  command(name = 'xinjijian', before = ''): string {
    return this.write(name, `#!/bin/bash\n${before}exec '${process.execPath}' '${bin}' "$@"\n`, 0o755)
  }

  start(file: string, argv: readonly string[], { env = {}, cwd = this.folder }: Circumstances = {}): ChildProcess {
    const child = spawn(file, argv, { cwd, env: { ...process.env, ...env }, stdio: 'pipe', detached: true })
    this.#started.push(child)
    child.on('error', () => {})
    child.stdin.on('error', () => {})
    return child
  }

  /** Starts a program that serves until the workshop is cleared; by itself it ends after ten minutes, come what may. */
  serve(name: string, argv: readonly string[], circumstances: Circumstances = {}): void {
    this.start('timeout', ['600', program(name) ?? name, ...argv], circumstances)
  }

  async run(
    file: string,
    argv: readonly string[],
    { stdin = '', ...circumstances }: Circumstances = {},
  ): Promise<Ended> {
    const child = this.start(file, argv, circumstances)
    const stdout: Buffer[] = []
    let stderr = ''
    child.stdout?.on('data', (piece: Buffer) => stdout.push(piece))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin?.end(stdin)
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, stdout: Buffer.concat(stdout), stderr }
  }

  /** Ends what still runs, last started first, and removes the folder. */
  async clear(): Promise<void> {
    for (const child of this.#started.toReversed()) await end(child)
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** Ends a program and those that it started. */
async function end(child: ChildProcess): Promise<void> {
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null || child.pid === undefined
  const send = (signal: NodeJS.Signals): boolean => isOver() || process.kill(-(child.pid ?? 0), signal)
  send('SIGTERM')
  await until(isOver, 10_000).catch(() => send('SIGKILL'))
}

/** Waits until something is so. @throws after so many milliseconds */
export async function until(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const last = Date.now() + milliseconds
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`waited ${milliseconds} ms in vain for ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Ports of the loopback interface that nobody listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
