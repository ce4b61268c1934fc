import { join } from 'node:path'
import type { Diagnostic } from './core/diagnostic.ts'
import { XinjijianError } from './core/errors.ts'
import type { Extraction } from './core/extraction.ts'
import type { Ruleset } from './core/ruleset.ts'
import type { SourceText } from './core/text.ts'
import { createSegmenter } from './lex/segmenter.ts'
import { type ExtractOptions, Pipeline } from './pipeline.ts'
import { packageRoot, readManifest, readRuleset } from './read/resources.ts'
import { readRuleFiles, type RuleFileText } from './read/rule-files.ts'
import { loadCutter, readTagTable } from './read/segmenter.ts'

export type { ExtractOptions } from './pipeline.ts'

export interface ExtractorOptions {
  /** The user's own rule files. Without `extend` they stand in place of the built-in ones. */
  readonly rules?: readonly RuleFileText[]
  /** Add `rules` to the built-in ones instead. */
  readonly extend?: boolean
}

export interface Extractor {
  /** Warnings about the user's rules. */
  readonly problems: readonly Diagnostic[]
  /**
   * Extracts one document. A plain string is taken for a document without a name. Never fails on any text.
   */
  extract(source: SourceText | string, options?: ExtractOptions): Extraction
}

/**
 * Loads rules and segmenter; one extractor serves any number of documents.
 * @throws XinjijianError when the installation is damaged; an AggregateError of them when the user's rules have errors
 */
export async function createExtractor(options: ExtractorOptions = {}): Promise<Extractor> {
  const { ruleset, problems } = await rulesetFor(options)
  const ownWords = options.rules === undefined ? [] : Object.keys(ruleset.lexicon)
  const segmenter = createSegmenter(loadCutter(ownWords), readTagTable())
  const pipeline = new Pipeline(ruleset, segmenter, readManifest().version)
  return {
    problems,
    extract: (source, extractOptions) => pipeline.extract(typeof source === 'string' ? unnamed(source) : source, extractOptions),
  }
}

function unnamed(text: string): SourceText {
  return { name: '-', text, encoding: 'utf-8', format: 'text' }
}

async function rulesetFor({ rules, extend = false }: ExtractorOptions): Promise<{ ruleset: Ruleset; problems: readonly Diagnostic[] }> {
  if (rules === undefined) return { ruleset: readRuleset(), problems: [] }
  const { loadRules } = await import('./rules/load.ts')
  const builtIn = extend ? [await readRuleFiles(join(packageRoot, 'rules'))] : []
  const { ruleset, problems } = loadRules([...builtIn, rules])
  if (ruleset === null) {
    const errors = problems.filter(({ severity }) => severity === 'error').map(asError)
    throw errors.length === 1 ? errors[0] : new AggregateError(errors, `${errors.length} errors in the rules`)
  }
  return { ruleset, problems }
}

function asError({ code, message, hint, path, position }: Diagnostic): XinjijianError {
  return new XinjijianError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(path === undefined ? {} : { path }),
    ...(position === undefined ? {} : { position }),
  })
}
