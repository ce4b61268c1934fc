/** A small corpus in a folder of its own, and the command at work on it. */
import { spawn, type ChildProcess } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bin } from './spawned.ts'

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** One line of a manifest. */
export interface ManifestLine {
  readonly kind: string
  readonly id?: string
  readonly status?: string
  readonly reason?: { readonly code: string; readonly message: string } | null
  readonly [key: string]: unknown
}

const SENTENCE =
  '到2025年,建成公共充电桩2.4万个以上,新增就业3万人,森林覆盖率达到26%。(责任单位:市发展改革委、市交通运输局)\n'

export class Corpus {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'xinjijian-corpus-')))

  /** So many reports, each of so many sentences and another year. */
  constructor(reports = 0, sentences = 3) {
    for (let index = 1; index <= reports; index++) {
      const text = SENTENCE.repeat(sentences).replaceAll('2025', String(2025 + (index % 5)))
      this.write(`reports/${index % 3}/report-${index}.txt`, `第${index}号计划\n一、主要目标\n${text}`)
    }
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    return path
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8')
  }

  has(name: string): boolean {
    return existsSync(join(this.folder, name))
  }

  start(argv: readonly string[]): ChildProcess {
    return spawn(process.execPath, [bin, ...argv], { cwd: this.folder, stdio: ['pipe', 'pipe', 'pipe'] })
  }

  async run(argv: readonly string[], stdin = ''): Promise<Ended> {
    const child = this.start(argv)
    const said = { stdout: '', stderr: '' }
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
    child.stdin?.on('error', () => {}).end(stdin)
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, ...said }
  }

  /** With one worker, unless told otherwise: it starts sooner. */
  batch(...argv: readonly string[]): Promise<Ended> {
    return this.run(['batch', ...(argv.includes('-j') ? [] : ['-j', '1']), ...argv])
  }

  manifest(out: string): ManifestLine[] {
    if (!this.has(`${out}/manifest.jsonl`)) return []
    const lines = this.read(`${out}/manifest.jsonl`).split('\n').slice(0, -1)
    return lines.map((line) => JSON.parse(line) as ManifestLine)
  }

  /** The failures a manifest tells of: id → code. */
  failures(out: string): Record<string, string | undefined> {
    const failed = this.manifest(out).filter(({ status }) => status === 'failed')
    return Object.fromEntries(failed.map(({ id = '', reason }) => [id, reason?.code]))
  }

  /** The files of an output and what they hold, without the manifest and the pieces. */
  output(out: string): Map<string, string> {
    const entries = readdirSync(join(this.folder, out), { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    const below = paths.map((path) => path.slice(join(this.folder, out).length + 1)).toSorted()
    const kept = below.filter((path) => path !== 'manifest.jsonl' && !path.startsWith('parts/'))
    return new Map(kept.map((path) => [path, readFileSync(join(this.folder, out, path), 'latin1')]))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
