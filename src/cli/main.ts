import { CommanderError, type Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { EXIT } from './exit.ts'
import { extract, type CreateExtractor } from './extract.ts'
import type { Io } from './io.ts'
import { listenForErrors, writeResult } from './output.ts'
import { createProgram, type Actions } from './program.ts'
import { ruleActions } from './rules/actions.ts'
import { usageError } from './usage.ts'
import { createVoice, type Voice } from './voice.ts'
import type { ParentPort } from './worker.ts'

const DEFAULT_COLUMNS = 80

/** Loaded when a command needs it: help and mistakes answer at once. */
const fromPipeline: CreateExtractor = async (options) => (await import('../extractor.ts')).createExtractor(options)

/**
 * The command: `argv` without node and script, and the streams to use. Resolves to the exit code and never rejects.
 * `createExtractor` is exchanged in tests only.
 */
export async function main(argv: readonly string[], io: Io, createExtractor = fromPipeline): Promise<number> {
  listenForErrors(io.stdout)
  listenForErrors(io.stderr)
  const voice = createVoice(io)
  const actions: Actions = {
    extract: (files, options) => extract(files, options, { io, voice, createExtractor }),
    async schema(of, options) {
      const { schema } = await import('./schema.ts')
      return schema(of, options, io)
    },
    async view(files, options) {
      const { view } = await import('./view.ts')
      return view(files, options, { io, voice })
    },
    async diff(old, fresh, options) {
      const { diff } = await import('./diff.ts')
      return diff(old, fresh, options, { io, voice, createExtractor, today: today() })
    },
    async batch(inputs, options) {
      const { batch } = await import('./batch.ts')
      return batch(inputs, options, { io, voice })
    },
    async pipe(options) {
      const { pipe } = await import('./pipe.ts')
      return pipe(options, { io, voice })
    },
    async merge(out, shards, options) {
      const { merge } = await import('./merge.ts')
      return merge(out, shards, options, { io, voice })
    },
    async normalize(file, options) {
      const { normalize } = await import('./normalize.ts')
      return normalize(file, options, io)
    },
    async text(file, options) {
      const { text } = await import('./text.ts')
      return text(file, options, io)
    },
    rules: ruleActions(io, voice),
  }
  try {
    return await run(argv, io, voice, actions)
  } catch (error) {
    await voice.failure(error)
    return EXIT.failed
  }
}

/** A worker process of `batch`, `pipe` and `merge`; `port` is the process. */
export async function work(port: ParentPort): Promise<void> {
  const { serve } = await import('./worker.ts')
  serve(port)
}

/** The day it is where the user is, as YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${year}-${month}-${day}`
}

/** Hands the command line to commander, and what commander says to where it belongs. */
async function run(argv: readonly string[], io: Io, voice: Voice, actions: Actions): Promise<number> {
  const said = { out: '', err: '' }
  let exit: number = EXIT.fine
  const program = createProgram({
    version: manifest.version,
    actions,
    asked: argv[0],
    finish: (code) => (exit = code),
    speech: {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      columns: io.stdout.columns ?? DEFAULT_COLUMNS,
    },
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exit
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) {
      await writeResult(io.stdout, said.out)
      return EXIT.fine
    }
    if (error.code === 'commander.help') await voice.plain(said.err)
    else throw usageError(error, nameOfCommand(argv, program))
    return EXIT.failed
  }
}

/** The command a line asks for, as far as its words name one: `xinjijian rules test`. */
function nameOfCommand(argv: readonly string[], program: Command): string {
  let at = program
  let name = program.name()
  for (const word of argv) {
    const command = at.commands.find((one) => one.name() === word)
    if (command === undefined) break
    at = command
    name += ` ${word}`
  }
  return name
}
