import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { OwnRules } from '../extractor.ts'
import { findConfig } from '../read/config.ts'
import { readBuiltInRules, readRuleFiles, type RuleFileText } from '../read/rule-files.ts'
import { packageRoot } from '../read/resources.ts'
import { FORMAT_NAMES, type FormatName } from '../render/formats.ts'
import { RECORD_KINDS, ROLES, type RecordKind, type Role } from '../render/select.ts'
import type { Io } from './io.ts'

/** The options of all commands that use rules. */
export interface RuleOptions {
  readonly rules?: string
  readonly extend?: boolean
  /** False after `--no-config`. */
  readonly config?: boolean
}

/** What command line and settings file come to. */
export interface Settings {
  readonly rules: OwnRules
  readonly output: {
    readonly format?: FormatName
    readonly only?: readonly RecordKind[]
    readonly role?: readonly Role[]
    readonly published?: string
  }
}

/** The built-in rules alone. */
export const BUILT_IN: OwnRules = { packs: [], extend: true }

const NOTHING: Settings = { rules: BUILT_IN, output: {} }

/**
 * Reads the nearest settings file, if there is one, and the rules it or `--rules` names: rules of the command line stand
 * in place of those of the settings file.
 * @throws XinjijianError (or an AggregateError of them) when the file, a folder or the options are wrong
 */
export async function settingsFor(options: RuleOptions, io: Pick<Io, 'cwd'>): Promise<Settings> {
  if (options.extend && options.rules === undefined) {
    throw new XinjijianError('usage', 'option --extend needs --rules', { hint: 'name the folder with --rules DIR' })
  }
  const cwd = folderOf(io)
  const found = options.config === false ? NOTHING : await configured(cwd, options.rules !== undefined)
  if (options.rules === undefined) return found
  return { ...found, rules: { packs: [await readRuleFiles(options.rules)], extend: options.extend === true } }
}

/** All packs of rules in force, the built-in ones first where they count; named as the user would, for messages. */
export async function rulePacks(
  { rules: { packs, extend } }: Settings,
  io: Pick<Io, 'cwd'>,
): Promise<readonly (readonly RuleFileText[])[]> {
  if (packs.length > 0 && !extend) return packs
  // Whoever works on the built-in rules can open them where they are told of; elsewhere their names are the same everywhere.
  const isAtHome = folderOf(io) === packageRoot
  return [await (isAtHome ? readBuiltInRules((path) => path) : readBuiltInRules()), ...packs]
}

async function configured(cwd: string, withoutRules: boolean): Promise<Settings> {
  const file = await findConfig(cwd)
  if (file === null) return NOTHING
  const { readConfig } = await import('../rules/config.ts')
  const { config, problems } = readConfig(file, { formats: FORMAT_NAMES, kinds: RECORD_KINDS, roles: ROLES })
  if (config === null) throw (await import('../rules/failure.ts')).failureOf(problems, 'settings')
  const packs: (readonly RuleFileText[])[] = []
  if (!withoutRules) {
    for (const folder of config.rules) {
      const files = await readRuleFiles(resolve(cwd, dirname(file.path), folder))
      packs.push(files.map(({ path, text }) => ({ path: shown(path, cwd), text })))
    }
    if (config.lexicon !== null) packs.push([config.lexicon])
  }
  return { rules: { packs, extend: config.extend }, output: config.output as Settings['output'] }
}

/** A path as the user would write it: relative where it lies below the folder they are in. */
function shown(path: string, cwd: string): string {
  const near = relative(cwd, path)
  return near.startsWith('..') || isAbsolute(near) ? path : near
}

function folderOf({ cwd }: Pick<Io, 'cwd'>): string {
  return resolve(cwd?.() ?? '.')
}
