import type { AnnotatedDocument } from './core/annotated.ts'
import type { Diagnostic } from './core/diagnostic.ts'
import type { Extraction } from './core/extraction.ts'
import type { Ruleset } from './core/ruleset.ts'
import type { SourceText } from './core/text.ts'
import { SCHEMA_VERSION } from './core/version.ts'
import { createSegmenter } from './lex/segmenter.ts'
import { type ExtractOptions, Pipeline } from './pipeline.ts'
import { dictionaryHash, readManifest, readRuleset, readStatistics } from './read/resources.ts'
import { readBuiltInRules } from './read/rule-files.ts'
import { loadCutter, readTagTable } from './read/segmenter.ts'
import { failureOf } from './rules/failure.ts'
import type { LoadedRules, RulePack, RuleSources } from './rules/load.ts'

export type { ExtractOptions } from './pipeline.ts'

/** The user's own rules. */
export interface OwnRules {
  /** Rule files, pack by pack: a later one may override or switch off rules of those before it. Empty: the built-in rules. */
  readonly packs: readonly RulePack[]
  /** Whether they are added to the built-in rules, or stand in their place. */
  readonly extend: boolean
}

export interface ExtractorOptions extends Partial<OwnRules> {
  /** The first pack, where there is but one. */
  readonly rules?: RulePack
}

export interface Extractor {
  /** Warnings about the user's rules. */
  readonly problems: readonly Diagnostic[]
  /**
   * Extracts one document. A plain string is taken for a document without a name. Never fails on any text.
   */
  extract(source: SourceText | string, options?: ExtractOptions): Extraction
  /** The same, with the text and every quantity in it, for a page that shows them. */
  annotate(source: SourceText, options?: ExtractOptions): AnnotatedDocument
}

/**
 * Loads rules and segmenter; one extractor serves any number of documents.
 * @throws XinjijianError when the installation is damaged; an AggregateError of them when the user's rules have errors
 */
export async function createExtractor(options: ExtractorOptions = {}): Promise<Extractor> {
  const { ruleset, problems } = await rulesetFor(options)
  const pipeline = pipelineFor(ruleset, packsOf(options).length > 0)
  return {
    problems,
    extract: (source, extractOptions) =>
      pipeline.extract(typeof source === 'string' ? unnamed(source) : source, extractOptions),
    annotate: (source, extractOptions) => pipeline.annotate(source, extractOptions),
  }
}

/** Rules with the way back to their files, and the pipeline over them. */
export interface Workbench {
  readonly pipeline: Pipeline
  readonly sources: RuleSources
  readonly problems: readonly Diagnostic[]
}

/** As {@link createExtractor}, for tools that look at the rules: of packs of rule files, the built-in ones among them. */
export async function createWorkbench(packs: readonly RulePack[]): Promise<Workbench> {
  const { ruleset, sources, problems } = await compile(packs)
  return { pipeline: pipelineFor(ruleset, true), sources, problems }
}

/** How a phrase is cut under some rules: the texts of its tokens. */
export function partsWith(ruleset: Ruleset): (phrase: string) => readonly string[] {
  const pipeline = pipelineFor(ruleset, true)
  return (phrase) => pipeline.partsOf(phrase)
}

/** What an extraction depends on besides the text. */
export interface Fingerprint {
  readonly tool: string
  readonly schema: string
  /** SHA-256 of the rules in force. */
  readonly rules: string
  /** SHA-256 of the segmenter's dictionary. */
  readonly dictionary: string
}

/** The fingerprint of extractors made with the same options, without the cost of making one, and warnings about rules. */
export async function fingerprint(
  options: ExtractorOptions = {},
): Promise<{ readonly fingerprint: Fingerprint; readonly problems: readonly Diagnostic[] }> {
  const { ruleset, problems } = await rulesetFor(options)
  const manifest = readManifest()
  const tool = manifest.version
  return {
    fingerprint: { tool, schema: SCHEMA_VERSION, rules: ruleset.hash, dictionary: dictionaryHash(manifest) },
    problems,
  }
}

function pipelineFor(ruleset: Ruleset, ownRules: boolean): Pipeline {
  const words = ownRules ? Object.keys(ruleset.lexicon) : []
  const segmenter = createSegmenter(loadCutter(words), readTagTable())
  return new Pipeline(ruleset, segmenter, readManifest().version, readStatistics)
}

function unnamed(text: string): SourceText {
  return { name: '-', text, encoding: 'utf-8', format: 'text' }
}

function packsOf({ rules, packs = [] }: ExtractorOptions): readonly RulePack[] {
  return rules === undefined ? packs : [rules, ...packs]
}

async function rulesetFor(options: ExtractorOptions): Promise<{ ruleset: Ruleset; problems: readonly Diagnostic[] }> {
  const own = packsOf(options)
  if (own.length === 0) return { ruleset: readRuleset(), problems: [] }
  return compile(options.extend ? [await readBuiltInRules(), ...own] : own)
}

async function compile(packs: readonly RulePack[]): Promise<LoadedRules & { readonly ruleset: Ruleset }> {
  const { loadRules } = await import('./rules/load.ts')
  const { ruleset, problems, sources } = loadRules(packs)
  if (ruleset === null) throw failureOf(problems, 'rules')
  return { ruleset, problems, sources }
}
