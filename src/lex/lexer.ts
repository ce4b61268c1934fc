import type { Clues } from '../core/clues.ts'
import type { LexKnowledge, UnitTable } from '../core/lex-knowledge.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Span } from '../core/span.ts'
import { type ClassTable, plainToken, type SignatureTest, type Token } from '../core/token.ts'
import {
  CharacterKinds,
  DIGIT,
  FRACTION,
  isDigit,
  isLatin,
  isSpace,
  LATIN,
  MARK,
  NUMERAL,
  NUMERAL_NAME,
  ORDINAL,
  PLAN,
  SPACE,
  VAGUE,
} from './character-kinds.ts'
import { ClueReader } from './clue-reader.ts'
import { MarkReader, type MarkReading } from './marks.ts'
import { MeasureReader } from './measure.ts'
import { NAME, NumberTokens, tokenAt } from './number-tokens.ts'
import { addStretches, type Piece, PieceFiller } from './pieces.ts'
import { PlanPeriodReader } from './plan-period.ts'
import type { Segmenter } from './segmenter.ts'
import { type LexedSentence, type LexRange, splitSentences } from './sentences.ts'
import { unitSharing } from './shared-units.ts'
import { Skimmer } from './skimmer.ts'
import { buildTrie, type Trie } from './trie.ts'
import { wordLists } from './word-lists.ts'
import { WordClasses } from './words.ts'

/** Everything a lexer is made of; `table` is shared with the rules bound to the same ruleset. */
export interface LexerParts {
  readonly knowledge: LexKnowledge
  readonly units: UnitTable
  readonly lexicon: Lexicon
  readonly segmenter: Segmenter
  readonly table: ClassTable
  readonly clues: Clues
  /** Words that are looked for in sentences without clues. */
  readonly vocabulary: readonly string[]
}

const NO_TOKENS: readonly Token[] = []
const DEEPEST = 4
/** About so many characters (UTF-16 code units) are lexed at a time: of a short text all, so that the segmenter knows what it will be asked. */
const TOGETHER = 60_000

/** Turns characters into typed tokens: marks, dates, measures and names first, words in the stretches between. */
export class Lexer {
  readonly #marks: MarkReader
  readonly #numbers: NumberTokens
  readonly #words: WordClasses
  readonly #table: ClassTable
  readonly #segmenter: Segmenter
  readonly #numeralNames: Trie
  readonly #boundsAfter: Trie
  readonly #planPeriods: PlanPeriodReader
  readonly #ordinals: ReadonlySet<string>
  readonly #shareUnits: (tokens: Token[]) => Token[]
  readonly #begins: CharacterKinds
  readonly #clues: ClueReader | null
  readonly #skimmer: Skimmer
  readonly #endsSentence: SignatureTest
  readonly #plainMarks = new Map<number, Token>()

  constructor(parts: LexerParts) {
    const { knowledge, units, lexicon } = parts
    this.#table = parts.table
    this.#segmenter = parts.segmenter
    const measures = new MeasureReader(knowledge.numerals, units)
    this.#marks = new MarkReader(knowledge.marks)
    const isNumeral = (unit: number): boolean => measures.numerals.isChineseNumeral(unit)
    const lists = wordLists(lexicon, isNumeral)
    this.#words = new WordClasses(lexicon, lists.suffixes, parts.segmenter, parts.table)
    this.#numbers = new NumberTokens(measures, knowledge, this.#words, parts.table)
    this.#numeralNames = buildTrie(lists.numeralNames)
    this.#boundsAfter = buildTrie(lists.boundsAfter)
    this.#planPeriods = new PlanPeriodReader(lists.planPeriods, knowledge.dates, this.#marks, this.#words)
    this.#ordinals = new Set(knowledge.numerals.ordinalPrefixes)
    this.#shareUnits = unitSharing(parts.table, new Set(knowledge.numerals.listMarks))
    this.#begins = new CharacterKinds((unit) => this.#kindsOf(unit))
    this.#clues = parts.clues === null ? null : new ClueReader(parts.clues, parts.table)
    this.#skimmer = new Skimmer(parts.vocabulary, this.#words, parts.table)
    this.#endsSentence = parts.table.test(['sentence-end'])
  }

  #kindsOf(unit: number): number {
    const character = String.fromCharCode(unit)
    if (isSpace(unit)) return SPACE
    const numeral = this.#numbers.measures.numerals.isChineseNumeral(unit)
    const ordinal = this.#ordinals.has(character)
    const vague = this.#numbers.isVague(character)
    return (
      (this.#numeralNames.begins(unit) ? NUMERAL_NAME : 0) |
      (isDigit(unit) ? DIGIT : 0) |
      (isLatin(unit) ? LATIN : 0) |
      (ordinal ? ORDINAL : 0) |
      (this.#planPeriods.begins(unit) ? PLAN : 0) |
      (numeral ? NUMERAL : 0) |
      (this.#numbers.measures.fractionBegins(unit) ? FRACTION : 0) |
      (vague ? VAGUE : 0) |
      (!numeral && !ordinal && !vague && this.#marks.isMark(unit) ? MARK : 0)
    )
  }

  /** Tokens of a range of the text, in order; white space gives none. */
  lex(text: string, { start, end }: Span): Token[] {
    const [sentences] = this.#lexTogether(text, [{ start, end, readTo: end }], false)
    return sentences!.flatMap(({ tokens }) => tokens)
  }

  /**
   * The same for each of several ranges, sentence by sentence; each ends with its mark, the last perhaps without one. Many
   * ranges are lexed at a time: the segmenter works faster on long texts.
   * @param all also read those without clues
   */
  *lexEach(text: string, ranges: readonly LexRange[], all: boolean): Generator<LexedSentence[]> {
    let together: LexRange[] = []
    let length = 0
    for (const range of ranges) {
      together.push(range)
      length += range.end - range.start
      if (length < TOGETHER) continue
      yield* this.#lexTogether(text, together, all)
      together = []
      length = 0
    }
    yield* this.#lexTogether(text, together, all)
  }

  #lexTogether(text: string, ranges: readonly LexRange[], all: boolean): LexedSentence[][] {
    const stretches: Span[] = []
    const drafts = ranges.map((range) =>
      splitSentences(this.#scan(text, range, 0), this.#endsSentence).map((pieces) => {
        const isSilent = pieces[0]!.start >= range.readTo && this.#clues?.standsIn(text, pieces) === false
        const isRead = all || !isSilent
        if (isRead) addStretches(pieces, stretches)
        return { pieces, isRead, skimmed: isSilent ? this.#skimmer.signatures(text, pieces) : null }
      }),
    )
    const words = this.#segmenter.cutEach(text, stretches)
    const filler = new PieceFiller(words, this.#words, this.#shareUnits)
    return drafts.map((sentences) =>
      sentences.map(({ pieces, isRead, skimmed }) => {
        const tokens = isRead ? filler.fill(pieces) : NO_TOKENS
        return { start: pieces[0]!.start, end: pieces.at(-1)!.end, tokens, skimmed }
      }),
    )
  }

  #scan(text: string, { start, end }: Span, depth: number): Piece[] {
    const pieces: Piece[] = []
    let wordsFrom = start
    let i = start
    while (i < end) {
      const kinds = this.#begins.of(text.charCodeAt(i))
      if (kinds === 0) {
        i++
        continue
      }
      const name = (kinds & NUMERAL_NAME) === 0 ? 0 : this.#numeralNames.longest(text, i, end)
      if (name > 0 && !this.#numbers.isVagueBeyond(text, i, i + name, end)) {
        i += name
        continue
      }
      const token = this.#special(text, i, end, kinds)
      const mark = token === undefined && (kinds & MARK) !== 0 ? this.#marks.read(text, i, end) : null
      if (token === undefined && mark === null && (kinds & SPACE) === 0) {
        i++
        continue
      }
      if (i > wordsFrom) pieces.push(this.#stretch(text, wordsFrom, i))
      if (token !== undefined) {
        pieces.push({ start: i, end: token.end, token, inside: null })
        i = this.#boundAfter(text, token, end, pieces)
      } else if (mark !== null) {
        const inside = mark.inner === null || depth >= DEEPEST ? null : this.#scan(text, mark.inner, depth + 1)
        pieces.push({ start: i, end: mark.end, token: this.#mark(text, i, mark), inside })
        i = mark.end
      } else i++
      wordsFrom = i
    }
    if (end > wordsFrom) pieces.push(this.#stretch(text, wordsFrom, end))
    return pieces
  }

  /** A stretch without marks and numbers: to be cut into words, unless it is a single one. */
  #stretch(text: string, start: number, end: number): Piece {
    const token = end - start === 1 ? this.#words.token(text, start, end) : null
    return { start, end, token, inside: null }
  }

  /** Takes the bound that stands behind a measure; returns where it or the token ends. */
  #boundAfter(text: string, token: Token, end: number, pieces: Piece[]): number {
    const at = token.end
    const length = this.#table.has(token.sig, 'measure') ? this.#boundsAfter.longest(text, at, end) : 0
    if (length > 0) {
      const bound = this.#words.token(text, at, at + length)
      pieces.push({ start: at, end: at + length, token: bound, inside: null })
    }
    return at + length
  }

  /** A token that is neither word nor mark, `undefined` where there is none. */
  #special(text: string, at: number, end: number, kinds: number): Token | undefined {
    if ((kinds & DIGIT) !== 0) return this.#numbers.arabic(text, at, end)
    if ((kinds & LATIN) !== 0)
      return tokenAt(text, { start: at, end: this.#numbers.latinEnd(text, at, end) }, NAME, this.#table)
    if ((kinds & ORDINAL) !== 0) return this.#numbers.ordinal(text, at, end)
    const plan = (kinds & PLAN) === 0 ? null : this.#planPeriods.read(text, at, end)
    if (plan !== null) return tokenAt(text, { start: at, end: plan.end }, plan.classes, this.#table, plan.fields)
    if (
      (kinds & NUMERAL) !== 0 ||
      ((kinds & FRACTION) !== 0 && this.#numbers.measures.fractionLength(text, at, end) > 0)
    ) {
      return this.#numbers.chinese(text, at, end)
    }
    return (kinds & VAGUE) === 0 ? undefined : this.#numbers.vague(text, at, end)
  }

  /** The token of a mark; single ones are what the lexicon says, too, and their text and classes are kept. */
  #mark(text: string, start: number, { end, classes }: MarkReading): Token {
    if (end > start + 1) return tokenAt(text, { start, end }, classes, this.#table)
    const unit = text.charCodeAt(start)
    let known = this.#plainMarks.get(unit)
    if (known === undefined) {
      const mark = text.slice(start, end)
      const entry = { classes: this.#words.classesOf(mark), fields: this.#words.fieldsOf(mark) }
      known = tokenAt(text, { start, end }, [...classes, ...entry.classes], this.#table, entry.fields)
      this.#plainMarks.set(unit, known)
    }
    return plainToken(start, end, known.text, known.sig, known.fields)
  }
}
