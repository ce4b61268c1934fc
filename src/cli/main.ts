import { CommanderError } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import { EXIT } from './exit.ts'
import { extract, type CreateExtractor } from './extract.ts'
import type { Io } from './io.ts'
import { listenForErrors, writeResult } from './output.ts'
import { createProgram, type Actions } from './program.ts'
import { usageError } from './usage.ts'
import { createVoice, type Voice } from './voice.ts'

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
    async schema() {
      const { renderSchema } = await import('../render/schema.ts')
      await writeResult(io.stdout, renderSchema())
      return EXIT.fine
    },
  }
  try {
    return await run(argv, io, voice, actions)
  } catch (error) {
    await voice.failure(error)
    return EXIT.failed
  }
}

/** Hands the command line to commander, and what commander says to where it belongs. */
async function run(argv: readonly string[], io: Io, voice: Voice, actions: Actions): Promise<number> {
  const said = { out: '', err: '' }
  let exit: number = EXIT.fine
  const program = createProgram({
    version: manifest.version,
    actions,
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
    else
      throw usageError(
        error,
        nameOfCommand(
          argv,
          program.commands.map((command) => command.name()),
        ),
      )
    return EXIT.failed
  }
}

function nameOfCommand(argv: readonly string[], commands: readonly string[]): string {
  const command = commands.find((name) => name === argv[0])
  return command === undefined ? 'xinjijian' : `xinjijian ${command}`
}
