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
import type { Ruleset } from './core/ruleset.ts'
import type { Locator, Span } from './core/span.ts'
import { SCHEMA_VERSION } from './core/version.ts'
import type { NormalizedText, SourceText } from './core/text.ts'
import type { ClassTable, Token } from './core/token.ts'
import { Lexer } from './lex/lexer.ts'
import type { LexedSentence, LexRange } from './lex/sentences.ts'
import { withoutDoubtfulNumbers } from './lex/doubt.ts'
import type { Segmenter } from './lex/segmenter.ts'
import { createClassTable } from './match/class-table.ts'
import { SentenceAnalyser, type Watch } from './match/analyser.ts'
import { bindPhases, type BoundPhase } from './match/engine.ts'
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
  readonly #analyser: SentenceAnalyser
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
    this.#analyser = new SentenceAnalyser(this.#phases, this.#table)
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
      read: (short) => {
        const tokens = this.tokenize(short, { start: 0, end: short.length })
        return this.#analyser.rewrite(tokens, { kind: 'table', text: short })
      },
      ask: (phase, sentence) =>
        this.#analyser.ask(phase, sentence, normalized.text, () => this.#tokensOf(normalized.text, sentence.span)),
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

  /** The texts of the tokens of a phrase that stands alone, as the last rules see them. */
  partsOf(phrase: string): string[] {
    const tokens = this.tokenize(phrase, { start: 0, end: phrase.length })
    return this.#analyser.rewrite(tokens, { kind: 'paragraph', text: phrase }).map(({ text }) => text)
  }

  /** As {@link tokenize}, as rules are given them. */
  #tokensOf(text: string, range: Span): readonly Token[] {
    return withoutDoubtfulNumbers(this.tokenize(text, range), text, this.#table)
  }

  /** The sentences of the content of each block, before any rule; `all` also reads those that hold no clue. */
  sentencesEach(text: string, plan: Outline, all: boolean): Iterable<LexedSentence[]> {
    return this.#lexer.lexEach(text, rangesOf(plan), all)
  }

  /** Of its tokens. */
  get classes(): ClassTable {
    return this.#table
  }

  /** Runs the examples of every rule on its normalized text; returns those that do not come out as written. */
  failingExamples(): ExampleFailure[] {
    return runExamples(this.#phases, (text) => this.sentencesOf(text))
  }

  /** Tokens and matches of the blocks of an outlined text, sentence by sentence; `checkpoint` is called before each block. */
  analyse(text: string, plan: Outline, watch?: Watch, checkpoint?: () => void): SentenceAnalysis[] {
    const sentences: SentenceAnalysis[] = []
    const ranges = rangesOf(plan)
    let next = 0
    for (const lexed of this.#lexer.lexEach(text, ranges, watch !== undefined)) {
      checkpoint?.()
      const { block, headingEnd } = ranges[next++]!
      for (const { start, end, tokens: found, skimmed: silent } of lexed) {
        const tokens = withoutDoubtfulNumbers(found, text, this.#table)
        sentences.push(
          this.#analyser.analyse(text, { start, end, block, heading: start < headingEnd, tokens, silent }, watch),
        )
      }
    }
    return sentences
  }
}

/** A block to be lexed. */
interface BlockRange extends LexRange {
  readonly block: Block
  /** Where the heading ends that it is or begins with; its start where there is none. */
  readonly headingEnd: number
}

function rangesOf(plan: Outline): BlockRange[] {
  return plan.blocks.map((block) => {
    const { start, end } = block.content
    const headingEnd = headingOf(plan, block)?.end ?? start
    return { start, end, readTo: ALWAYS_READ.includes(block.kind) ? end : headingEnd, block, headingEnd }
  })
}

/** Normalizes with the knowledge of rules that need not be complete. */
export function normalizeWith(text: string, repair: Ruleset['repair']): string {
  return normalize(text, repair, { converter: loadConverter }).text
}
