import { Writable } from 'node:stream'
import { main } from '../../src/cli/main.ts'
import type { CreateExtractor } from '../../src/cli/extract.ts'
import { sampleExtraction } from '../render/sample.ts'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

interface Circumstances {
  readonly stdin?: string
  readonly env?: Record<string, string>
  /** Is stderr a terminal? */
  readonly tty?: boolean
  /** Is stdout a terminal? */
  readonly stdoutTty?: boolean
  /** Columns of that terminal. */
  readonly columns?: number
  /** The system's error that every write to stdout gives. */
  readonly stdoutFails?: string
  readonly createExtractor?: CreateExtractor
  /** The folder the user is in. */
  readonly cwd?: string
}

/** Gives the sample extraction for every text, under the text's name. */
const sampleExtractor: CreateExtractor = async () => ({ extract: ({ name }) => sampleExtraction(name) })

/** Runs the command in this process, with streams of its own. */
export async function run(argv: readonly string[], circumstances: Circumstances = {}): Promise<Outcome> {
  const {
    stdin = '',
    env = {},
    tty = false,
    stdoutTty = false,
    columns,
    stdoutFails,
    createExtractor = sampleExtractor,
    cwd,
  } = circumstances
  const stdout = Object.assign(new Sink(stdoutFails), { isTTY: stdoutTty, ...(columns !== undefined && { columns }) })
  const stderr = Object.assign(new Sink(), { isTTY: tty })
  const place = cwd === undefined ? {} : { cwd: () => cwd }
  const code = await main(argv, { stdin: piecesOf(stdin), stdout, stderr, env, ...place }, createExtractor)
  return { code, stdout: stdout.text, stderr: stderr.text }
}

class Sink extends Writable {
  /** What was written; bytes as characters of Latin-1. */
  text = ''
  readonly failure: string | undefined

  constructor(failure?: string) {
    super({ decodeStrings: false })
    this.failure = failure
  }

  override _write(chunk: string | Uint8Array, _: string, done: (error?: Error) => void): void {
    if (this.failure !== undefined) return done(Object.assign(new Error(this.failure), { code: this.failure }))
    this.text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1')
    done()
  }
}

async function* piecesOf(text: string): AsyncGenerator<string> {
  if (text !== '') yield text
}
