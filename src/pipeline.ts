/** The only file that knows the order: read → normalize → outline → lex → match → assemble. */
import { assemble, NOTHING_FOUND } from './assemble/assemble.ts'
import { doubtDiagnostics } from './assemble/doubt.ts'
import { documentRecord } from './assemble/document.ts'
import { quantitiesIn } from './assemble/quantities.ts'
import { TenseScorer, wordsWeighed } from './assemble/tense-score.ts'
import type { SentenceAnalysis } from './core/analysis.ts'
import type { AnnotatedDocument } from './core/annotated.ts'
import { ALWAYS_READ } from './core/clues.ts'
import type { Extraction } from './core/extraction.ts'
import type { Block, Outline } from './core/outline.ts'
import type { LayoutMark } from './core/layout.ts'
import type { LanguageStatistics } from './core/language.ts'
import type { Match } from './core/match.ts'
import type { CompiledPhase } from './core/program.ts'
import type { Ruleset } from './core/ruleset.ts'
import type { Locator, Span } from './core/span.ts'
import { SCHEMA_VERSION } from './core/version.ts'
import type { NormalizedText, SourceText } from './core/text.ts'
import type { ClassTable, Token } from './core/token.ts'
import { type LexedSentence, Lexer } from './lex/lexer.ts'
import { withoutDoubtfulNumbers } from './lex/doubt.ts'
import type { Segmenter } from './lex/segmenter.ts'
import { createClassTable } from './match/class-table.ts'
import { kindInside } from './match/views.ts'
import { bindPhases, type BoundPhase, type PhaseResult, runPhase } from './match/engine.ts'
import { type ExampleFailure, runExamples } from './match/examples.ts'
import { loadConverter } from './normalize/converter.ts'
import { layoutInText } from './normalize/layout.ts'
import { createLocator, sourceLocator } from './normalize/locator.ts'
import { normalize } from './normalize/normalize.ts'
import { headingOf } from './outline/heading-of.ts'
import { outline } from './outline/outline.ts'

export interface ExtractOptions {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the document's date where the text does not say. */
  readonly published?: string | undefined
  /** Called between the paragraphs; what it throws ends the work. */
  readonly checkpoint?: (() => void) | undefined
}

/** What one phase did to one sentence; `before` are the tokens it was given, which the ranges of `result` count in. */
export interface Step {
  readonly block: Block
  readonly sentence: Span
  readonly phase: CompiledPhase
  readonly before: readonly Token[]
  readonly result: PhaseResult
}

/** Told of every step, with the matches that lost; for explanations. */
export type Watch = (step: Step) => void

/** An extraction with what was found on the way to it. */
export interface Reading {
  readonly extraction: Extraction
  readonly normalized: NormalizedText
  readonly outline: Outline
  readonly sentences: readonly SentenceAnalysis[]
  readonly locator: Locator
}

/** Stages bound to one ruleset; holds no state between documents but caches. */
export class Pipeline {
  readonly #rules: Ruleset
  readonly #version: string
  readonly #table: ClassTable
  readonly #lexer: Lexer
  readonly #phases: readonly BoundPhase[]
  readonly #tense: TenseScorer
  /** Collecting phase → nothing. */
  readonly #noMatches: Readonly<Record<string, readonly Match[]>>
  readonly #statistics: (() => LanguageStatistics) | undefined

  /** @param statistics asked for when a text has damaged places; without it they are left as they are */
  constructor(rules: Ruleset, segmenter: Segmenter, version: string, statistics?: () => LanguageStatistics) {
    this.#statistics = statistics
    this.#rules = rules
    this.#version = version
    const weighed = wordsWeighed(rules.tense)
    this.#table = createClassTable(rules.phases, weighed)
    this.#lexer = new Lexer({
      knowledge: rules.numerals,
      units: rules.units,
      lexicon: rules.lexicon,
      segmenter,
      table: this.#table,
      clues: rules.clues,
      vocabulary: weighed,
    })
    this.#phases = bindPhases(rules.phases, this.#table)
    this.#tense = new TenseScorer(rules.tense, this.#table)
    const collecting = rules.phases.filter(({ kind }) => kind === 'collect')
    this.#noMatches = Object.fromEntries(collecting.map(({ name }) => [name, []]))
  }

  extract(source: SourceText, options: ExtractOptions = {}): Extraction {
    return this.read(source, options).extraction
  }

  /** As {@link extract}, with the text and every quantity in it. */
  annotate(source: SourceText, options: ExtractOptions = {}): AnnotatedDocument {
    const { extraction, normalized, sentences, locator } = this.read(source, options)
    return { source, extraction, quantities: quantitiesIn(sentences, normalized.text, this.#table, locator) }
  }

  /** As {@link extract}, with the way there. */
  read(source: SourceText, options: ExtractOptions = {}, watch?: Watch): Reading {
    const normalized = this.normalize(source.text, source.layout?.marks)
    const given = { name: source.name, ...(options.published === undefined ? {} : { published: options.published }) }
    const layout = source.layout === undefined ? undefined : layoutInText(source.layout, normalized.map)
    const plan = outline(normalized.text, this.#rules.outline, given, layout)
    const sentences = this.analyse(normalized.text, plan, watch, options.checkpoint)
    const locator = createLocator(source, normalized.map)
    const { lexicon, tense, table: tables, assembly: knowledge } = this.#rules
    const records = assemble({
      text: normalized.text,
      outline: plan,
      sentences,
      knowledge,
      tense,
      tenseScorer: this.#tense,
      lexicon,
      table: this.#table,
      locator,
      tables,
      read: (text) => this.#rewritten(text),
    })
    const places = { inSource: sourceLocator(source), inText: locator }
    const doubts = doubtDiagnostics(normalized, sentences, this.#table, places)
    const nothing = records.indicators.length + records.goals.length + records.assignments.length === 0
    const extraction: Extraction = {
      schemaVersion: SCHEMA_VERSION,
      generator: { name: 'xinjijian', version: this.#version, rules: this.#rules.hash },
      document: documentRecord(source, normalized, plan, locator),
      ...records,
      diagnostics: [...(nothing ? [NOTHING_FOUND] : []), ...doubts],
    }
    return { extraction, normalized, outline: plan, sentences, locator }
  }

  /** The text as all stages after the first see it. */
  normalize(text: string, marks?: readonly LayoutMark[]): NormalizedText {
    const statistics = this.#statistics === undefined ? {} : { statistics: this.#statistics }
    return normalize(text, this.#rules.repair, { converter: loadConverter, marks, ...statistics })
  }

  /** The phases in their order, bound to the classes of this pipeline's tokens. */
  get phases(): readonly BoundPhase[] {
    return this.#phases
  }

  /** The sentences of a normalized text that stands alone, as tokens before any rule. */
  sentencesOf(text: string): (readonly Token[])[] {
    const whole = { start: 0, end: text.length, readTo: text.length }
    return [...this.#lexer.lexEach(text, [whole], true)].flatMap((sentences) => sentences.map(({ tokens }) => tokens))
  }

  /** Tokens of a range of normalized text, before any rule. */
  tokenize(text: string, range: Span): Token[] {
    return this.#lexer.lex(text, range)
  }

  /** The sentences of the content of each block, before any rule; `all` also reads those that hold no clue. */
  sentencesEach(text: string, plan: Outline, all: boolean): Iterable<LexedSentence[]> {
    const ranges = plan.blocks.map((block) => {
      const { start, end } = block.content
      return { start, end, readTo: ALWAYS_READ.includes(block.kind) ? end : (headingOf(plan, block)?.end ?? start) }
    })
    return this.#lexer.lexEach(text, ranges, all)
  }

  /** Names of the classes of a token. */
  classesOf(token: Token): readonly string[] {
    return this.#table.classesOf(token.sig)
  }

  /** Runs the examples of every rule on its normalized text; returns those that do not come out as written. */
  failingExamples(): ExampleFailure[] {
    return runExamples(this.#phases, (text) => this.sentencesOf(text))
  }

  /** Tokens and matches of the blocks of an outlined text, sentence by sentence; `checkpoint` is called before each block. */
  analyse(text: string, plan: Outline, watch?: Watch, checkpoint?: () => void): SentenceAnalysis[] {
    const sentences: SentenceAnalysis[] = []
    let next = 0
    for (const lexed of this.sentencesEach(text, plan, watch !== undefined)) {
      checkpoint?.()
      const block = plan.blocks[next++]!
      const headingEnd = headingOf(plan, block)?.end ?? -1
      for (const sentence of lexed) {
        const heading = sentence.start < headingEnd
        if (sentence.tokens.length > 0) sentences.push(this.#analyseSentence(text, block, sentence, heading, watch))
        else sentences.push(this.#passedOver(block, sentence))
      }
    }
    return sentences
  }

  /** A sentence that holds nothing that is asked for. */
  #passedOver(block: Block, { start, end, tokens, skimmed }: LexedSentence): SentenceAnalysis {
    const found = { matches: this.#noMatches, brackets: [] }
    return { span: { start, end }, block, inBrackets: false, heading: false, tokens, skimmed, ...found }
  }

  /** A text that stands alone, as tokens after all rewriting phases. */
  #rewritten(text: string): readonly Token[] {
    let tokens: readonly Token[] = this.tokenize(text, { start: 0, end: text.length })
    for (const phase of this.#phases) tokens = runPhase(phase, tokens, { kind: 'table', text }, { trace: false }).tokens
    return tokens
  }

  #analyseSentence(
    text: string,
    block: Block,
    { start, end, skimmed, tokens: lexed }: LexedSentence,
    heading: boolean,
    watch: Watch | undefined,
  ): SentenceAnalysis {
    const trace = watch !== undefined
    const sentence = { start, end }
    const kind = heading ? 'heading' : block.kind
    let tokens = withoutDoubtfulNumbers(lexed, text, this.#table)
    const matches = { ...this.#noMatches }
    const inside = new Map<number, Record<string, readonly Match[]>>()
    const options = { trace }
    const inHeading = { kind, text }
    const inBlock = { kind: block.kind, text }
    for (const phase of this.#phases) {
      const result = runPhase(phase, tokens, phase.phase.name === CONTEXT ? inHeading : inBlock, options)
      watch?.({ block, sentence, phase: phase.phase, before: tokens, result })
      tokens = result.tokens
      if (phase.phase.kind !== 'collect') continue
      if (result.matches.length > 0) matches[phase.phase.name] = result.matches
      for (const nested of result.nested) {
        if (nested.matches.length === 0) continue
        const found = inside.get(nested.at) ?? {}
        found[phase.phase.name] = nested.matches
        inside.set(nested.at, found)
      }
    }
    const brackets: SentenceAnalysis[] = []
    for (const [at, token] of tokens.entries()) {
      const { start, end, inner = [] } = token
      if (inner.length === 0 || kindInside(token.sig, this.#table) !== 'bracket') continue
      const span = { start, end }
      const found = inside.get(at) ?? {}
      const within = { inBrackets: true, heading: false, skimmed, tokens: inner, matches: found, brackets: [] }
      brackets.push({ span, block, ...within })
    }
    return { span: sentence, block, inBrackets: false, heading, tokens, skimmed, matches, brackets }
  }
}

/** Normalizes with the knowledge of rules that need not be complete. */
export function normalizeWith(text: string, repair: Ruleset['repair']): string {
  return normalize(text, repair, { converter: loadConverter }).text
}

/** In this phase a heading run in before its text counts as a heading. */
const CONTEXT = 'context'
