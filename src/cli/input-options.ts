import { InvalidArgumentError, Option, type Command } from 'commander'
import { DEFAULT_LIMITS, type Limits } from '../core/limits.ts'
import type { SourceFormat } from '../core/text.ts'
import { ENCODINGS, type Encoding } from '../read/encodings.ts'
import type { SourceOptions } from '../read/source.ts'

/** The options of all commands that read documents. */
export interface InputOptions {
  readonly encoding?: EncodingName
  readonly inputFormat?: SourceFormat
  /** Limits that differ from the usual ones. */
  readonly limit?: Partial<Limits>
}

/** Names under which encodings are known besides their own. */
const ALIASES = { gbk: 'gb18030', gb2312: 'gb18030' } as const satisfies Readonly<Record<string, Encoding>>

type EncodingName = Encoding | keyof typeof ALIASES

const ENCODING_NAMES = [...ENCODINGS, ...Object.keys(ALIASES)]
const FORMATS = ['text', 'markdown', 'html', 'docx', 'pdf'] as const satisfies readonly SourceFormat[]

/** Adds the options that say what the files are, where that is not to be found out. */
export function withInput(command: Command): Command {
  return command
    .addOption(encoding())
    .addOption(new Option('--input-format <format>', 'what the files are, instead of finding out').choices(FORMATS))
    .option(
      '--limit <name=number>',
      `read at most so much of a document: ${Object.keys(DEFAULT_LIMITS).join(', ')}`,
      limit,
    )
}

/** Reads `pages=100`, several given one by one or with commas between them. */
function limit(value: string, before: Partial<Limits> = {}): Partial<Limits> {
  const given = value.split(',').map((part): [string, number] => {
    const [, name = '', number = ''] = /^([a-z]+)=(\d{1,12})$/.exec(part.trim()) ?? []
    if (!Object.hasOwn(DEFAULT_LIMITS, name) || Number(number) === 0) {
      const usual = Object.entries(DEFAULT_LIMITS).map(([known, most]) => `${known}=${most}`)
      throw new InvalidArgumentError(`Write NAME=NUMBER. Usual: ${usual.join(', ')}.`)
    }
    return [name, Number(number)]
  })
  return { ...before, ...Object.fromEntries(given) }
}

function encoding(): Option {
  const option = new Option('--encoding <name>', 'what the texts are encoded in, instead of finding out')
  const known = option.choices(ENCODING_NAMES).parseArg
  return option.argParser((value, before) => known?.(value.toLowerCase(), before))
}

/** As the readers want it. */
export function sourceOptions({ encoding: name, inputFormat }: InputOptions): SourceOptions {
  return {
    ...(name !== undefined && { encoding: isAlias(name) ? ALIASES[name] : name }),
    ...(inputFormat !== undefined && { format: inputFormat }),
  }
}

function isAlias(name: EncodingName): name is keyof typeof ALIASES {
  return Object.hasOwn(ALIASES, name)
}
