import { createHash } from 'node:crypto'
import { ASKED_CLASSES } from '../core/clues.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { CompiledPhase } from '../core/program.ts'
import type { Ruleset } from '../core/ruleset.ts'
import { findClues } from './clues.ts'
import { linkPhases } from './link.ts'
import { suggest } from './nearest.ts'
import { preparedFile } from './prepared.ts'
import { reportIssues } from './schema-problems.ts'
import type { Report, RuleFile, Topic } from './topic.ts'
import type { PatternSources } from './topics/patterns.ts'
import { allTopics, knowledgeTopics, ruleTopics } from './topics.ts'
import { parseRuleFile } from './yaml-file.ts'
import type { RuleText } from './yaml-file.ts'

export type { RuleText } from './yaml-file.ts'

/** Rule files that come together: the built-in ones, or a user's. Their order does not matter. */
export type RulePack = readonly RuleText[]

export interface LoadedRules {
  /** null when there is an error among the problems. */
  readonly ruleset: Ruleset | null
  /** Errors and warnings, each with path, line and column; by pack, then path, then place. */
  readonly problems: readonly Diagnostic[]
  readonly sources: RuleSources
}

/** What the ruleset was made of, with the way back to files and lines. */
export interface RuleSources {
  readonly patterns: PatternSources
  /** The checked files of a topic, in order. */
  filesOf<Data>(topic: Topic<unknown, Data>): readonly RuleFile<Data>[]
  /** As much of the ruleset as could be compiled. */
  readonly draft: Partial<Ruleset>
}

type WatchFile = (file: RuleFile) => RuleFile

interface Sources {
  readonly byTopic: ReadonlyMap<string, readonly RuleFile[]>
  /** Whether all files could be read. */
  readonly complete: boolean
}

/**
 * Reads, checks and compiles packs of rule files; a later pack adds to the ones before it and may replace
 * (`override: true`) or switch off (`off: true`) their rules. Pure; expected failures are returned, all at once.
 * @param watch is given each file that was checked; what it returns is compiled
 */
export function loadRules(packs: readonly RulePack[], watch: WatchFile = (file) => file): LoadedRules {
  const problems: Diagnostic[] = []
  const report = reporter(problems)
  const sources = readPacks(packs, report, watch)
  const knowledge: Record<string, unknown> = {}
  for (const topic of Object.values<Topic<unknown>>(knowledgeTopics)) {
    const own = ofTopic(sources, topic)
    if (own.length > 0) knowledge[topic.name] = topic.compile(own, report)
    else if (sources.complete) problems.push(missing(topic.name))
  }
  const { lexicon = {}, units = {} } = knowledge as Partial<Ruleset>
  const { patterns, phases } = compilePhases(sources, lexicon, units, report)
  const failed = problems.some(({ severity }) => severity === 'error')
  const { assembly } = knowledge as Partial<Ruleset>
  const clues = findClues(phases, lexicon, { classes: ASKED_CLASSES, words: assembly?.roles.ahead.words ?? [] })
  const ruleset = { hash: hashOf(packs), ...knowledge, phases, clues } as unknown as Ruleset
  const filesOf = <Data>(topic: Topic<unknown, Data>): readonly RuleFile<Data>[] => ofTopic(sources, topic)
  return {
    ruleset: failed ? null : ruleset,
    problems: inOrder(problems, packs),
    sources: { patterns, filesOf, draft: ruleset },
  }
}

export interface LoadedPatterns extends Pick<Ruleset, 'lexicon' | 'phases'> {
  readonly problems: readonly Diagnostic[]
}

/** As {@link loadRules}, for lexicon, phases and patterns alone: files of other topics are checked and left at that. */
export function loadPatterns(packs: readonly RulePack[]): LoadedPatterns {
  const problems: Diagnostic[] = []
  const report = reporter(problems)
  const sources = readPacks(packs, report)
  const lexicon = knowledgeTopics.lexicon.compile(ofTopic(sources, knowledgeTopics.lexicon), report)
  const units = knowledgeTopics.units.compile(ofTopic(sources, knowledgeTopics.units), report)
  const { phases } = compilePhases(sources, lexicon, units, report)
  return { lexicon, phases, problems: inOrder(problems, packs) }
}

function compilePhases(
  sources: Sources,
  lexicon: Ruleset['lexicon'],
  units: Ruleset['units'],
  report: Report,
): { patterns: PatternSources; phases: readonly CompiledPhase[] } {
  // What a file that could not be read would have defined is not missing.
  const quiet: Report = (problem) => (problem.code === 'rule-undefined' ? undefined : report(problem))
  const reportKnown = sources.complete ? report : quiet
  const definitions = ruleTopics.phases.compile(ofTopic(sources, ruleTopics.phases), report)
  const patterns = ruleTopics.patterns.compile(ofTopic(sources, ruleTopics.patterns), reportKnown)
  const dimensions = new Set(Object.values(units).map(({ dimension }) => dimension))
  return { patterns, phases: linkPhases(definitions, patterns, lexicon, dimensions, reportKnown) }
}

function missing(topic: string): Diagnostic {
  const hint = 'Add one, or extend the built-in rules instead of replacing them.'
  return { code: 'rule-no-topic', severity: 'error', message: `no file of topic ${topic} among the rules`, hint }
}

/** The checked files of a topic. */
function ofTopic<Data>({ byTopic }: Sources, topic: Topic<unknown, Data>): readonly RuleFile<Data>[] {
  return (byTopic.get(topic.name) ?? []) as readonly RuleFile<Data>[]
}

function reporter(problems: Diagnostic[]): Report {
  return ({ hint, severity = 'error', ...problem }) =>
    problems.push({ ...problem, severity, ...(hint !== undefined && { hint }) })
}

function readPacks(packs: readonly RulePack[], report: Report, watch: WatchFile = (file) => file): Sources {
  const files = new Map<string, RuleFile[]>()
  let complete = true
  packs.forEach((pack, number) => {
    for (const text of pack.toSorted(byPath)) {
      const isKnown = text.prepared !== undefined
      const file = isKnown ? preparedFile(text, text.prepared, number) : parseRuleFile(text, number, report)
      const topic = file && topicOf(file, report)
      const checked = isKnown
        ? { success: true as const, data: file?.data }
        : topic?.schema.safeParse(file?.data, { reportInput: true })
      if (!checked?.success) complete = false
      if (!file || !topic || !checked) continue
      if (checked.success)
        files.set(topic.name, [...(files.get(topic.name) ?? []), watch({ ...file, data: checked.data })])
      else reportIssues(file, topic.schema, checked.error.issues, report)
    }
  })
  return { byTopic: files, complete }
}

function topicOf(file: RuleFile, report: Report): Topic<unknown> | null {
  const { data, path } = file
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data)
  const name = isMap && 'topic' in data ? data.topic : undefined
  if (typeof name === 'string' && Object.hasOwn(allTopics, name)) return allTopics[name]!
  const known = Object.keys(allTopics)
  const near = typeof name === 'string' ? suggest(name, known) : undefined
  const message = name === undefined ? 'the file has no topic' : `unknown topic ${JSON.stringify(name)}`
  const position = file.at(name === undefined ? [] : ['topic'])
  report({ code: 'rule-topic', message, hint: near ?? `Known: ${known.join(', ')}.`, path, position })
  return null
}

function byPath(a: RuleText, b: RuleText): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** By pack, then path, then place. */
export function inOrder(problems: readonly Diagnostic[], packs: readonly RulePack[]): Diagnostic[] {
  const rank = new Map(packs.flatMap((pack) => pack.toSorted(byPath)).map(({ path }, index) => [path, index]))
  const of = ({ path = '' }: Diagnostic): number => rank.get(path) ?? -1
  const line = ({ position }: Diagnostic): number => position?.line ?? 0
  const column = ({ position }: Diagnostic): number => position?.column ?? 0
  return problems.toSorted((a, b) => of(a) - of(b) || line(a) - line(b) || column(a) - column(b))
}

/** Line ends and the order of files do not count. */
function hashOf(packs: readonly RulePack[]): string {
  const hash = createHash('sha256')
  for (const pack of packs) {
    for (const { path, text } of pack.toSorted(byPath))
      hash.update(JSON.stringify([path, text.replaceAll('\r\n', '\n')]))
    hash.update('\n')
  }
  return hash.digest('hex')
}
