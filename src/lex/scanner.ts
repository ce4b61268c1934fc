import type { LexKnowledge, UnitTable } from '../core/lex-knowledge.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Span } from '../core/span.ts'
import type { ClassTable, Fields, Token } from '../core/token.ts'
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
import { DateReader } from './date.ts'
import { latinEnd, nameEnd } from './latin.ts'
import { MarkReader, type MarkReading } from './marks.ts'
import { MeasureReader, type MeasureReading } from './measure.ts'
import { measureClasses, measureFields } from './measure-token.ts'
import { Draft, type Piece } from './pieces.ts'
import { PlanPeriodReader } from './plan-period.ts'
import type { Segmenter } from './segmenter.ts'
import { shareUnits } from './shared-units.ts'
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
}

const NAME = ['latin', 'name']
const DEEPEST = 4
const BEFORE_BOUND = /^bound\..{1,20}\.before$/

/** Turns characters into typed tokens: marks, dates, measures and names first, words in the stretches between. */
export class Lexer {
  readonly #measures: MeasureReader
  readonly #dates: DateReader
  readonly #marks: MarkReader
  readonly #words: WordClasses
  readonly #table: ClassTable
  readonly #segmenter: Segmenter
  readonly #numeralNames: Trie
  readonly #boundsAfter: Trie
  readonly #planPeriods: PlanPeriodReader
  readonly #vague: ReadonlySet<string>
  readonly #ordinals: ReadonlySet<string>
  readonly #suffixes: Trie
  readonly #kinds: Trie
  readonly #listMarks: ReadonlySet<string>
  readonly #begins: CharacterKinds
  readonly #plainMarks = new Map<number, Pick<Token, 'text' | 'sig'>>()

  constructor(parts: LexerParts) {
    const { knowledge, units, lexicon } = parts
    this.#table = parts.table
    this.#segmenter = parts.segmenter
    this.#measures = new MeasureReader(knowledge.numerals, units)
    this.#dates = new DateReader(knowledge.dates, knowledge.numerals, this.#measures.numerals)
    this.#marks = new MarkReader(knowledge.marks)
    const { numerals } = this.#measures
    const isNumeral = (unit: number): boolean => numerals.isChineseNumeral(String.fromCharCode(unit))
    const lists = wordLists(lexicon, isNumeral)
    this.#words = new WordClasses(lexicon, lists.suffixes, parts.segmenter, parts.table)
    this.#numeralNames = buildTrie(lists.numeralNames)
    this.#boundsAfter = buildTrie(lists.boundsAfter)
    this.#planPeriods = new PlanPeriodReader(lists.planPeriods, knowledge.dates, this.#marks, this.#words)
    this.#vague = new Set(knowledge.numerals.vague)
    this.#ordinals = new Set(knowledge.numerals.ordinalPrefixes)
    this.#suffixes = buildTrie(knowledge.numerals.nameSuffixes)
    this.#kinds = buildTrie(knowledge.numerals.kindSuffixes)
    this.#listMarks = new Set(knowledge.numerals.listMarks)
    this.#begins = new CharacterKinds((unit) => this.#kindsOf(unit))
  }

  #kindsOf(unit: number): number {
    const character = String.fromCharCode(unit)
    if (isSpace(unit)) return SPACE
    const numeral = this.#measures.numerals.isChineseNumeral(character)
    const ordinal = this.#ordinals.has(character)
    const vague = this.#vague.has(character)
    return (
      (this.#numeralNames.begins(unit) ? NUMERAL_NAME : 0) |
      (isDigit(unit) ? DIGIT : 0) |
      (isLatin(unit) ? LATIN : 0) |
      (ordinal ? ORDINAL : 0) |
      (this.#planPeriods.begins(unit) ? PLAN : 0) |
      (numeral ? NUMERAL : 0) |
      (this.#measures.fractionBegins(unit) ? FRACTION : 0) |
      (vague ? VAGUE : 0) |
      (!numeral && !ordinal && !vague && this.#marks.isMark(unit) ? MARK : 0)
    )
  }

  /** Tokens of a range of the text, in order; white space gives none. */
  lex(text: string, range: Span): Token[] {
    const draft = new Draft(text, this.#words)
    const pieces = this.#scan(text, range, 0, draft)
    const words = this.#segmenter.cutEach(text, draft.stretches)
    return draft.tokens(pieces, words, (tokens) => shareUnits(tokens, this.#table, this.#listMarks))
  }

  #scan(text: string, { start, end }: Span, depth: number, draft: Draft): Piece[] {
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
      if (name > 0 && !this.#isVagueBeyond(text, i, i + name, end)) {
        i += name
        continue
      }
      const token = this.#special(text, i, end, kinds)
      const mark = token === undefined && (kinds & MARK) !== 0 ? this.#marks.read(text, i, end) : null
      if (token === undefined && mark === null && (kinds & SPACE) === 0) {
        i++
        continue
      }
      if (i > wordsFrom) pieces.push(draft.stretch(wordsFrom, i))
      if (token !== undefined) {
        pieces.push({ start: i, end: token.end, token, inside: null })
        i = this.#boundAfter(text, token, end, pieces)
      } else if (mark !== null) {
        const inside = mark.inner === null || depth >= DEEPEST ? null : this.#scan(text, mark.inner, depth + 1, draft)
        pieces.push({ start: i, end: mark.end, token: this.#mark(text, i, mark), inside })
        i = mark.end
      } else i++
      wordsFrom = i
    }
    if (end > wordsFrom) pieces.push(draft.stretch(wordsFrom, end))
    return pieces
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
    if ((kinds & DIGIT) !== 0) return this.#number(text, at, end)
    if ((kinds & LATIN) !== 0) return this.#token(text, at, latinEnd(text, at, end), NAME)
    if ((kinds & ORDINAL) !== 0) return this.#ordinal(text, at, end)
    const plan = (kinds & PLAN) === 0 ? null : this.#planPeriods.read(text, at, end)
    if (plan !== null) return this.#token(text, at, plan.end, plan.classes, plan.fields)
    if ((kinds & NUMERAL) !== 0 || ((kinds & FRACTION) !== 0 && this.#measures.fractionLength(text, at, end) > 0)) {
      return this.#chineseNumber(text, at, end)
    }
    return (kinds & VAGUE) === 0 ? undefined : this.#vagueNumber(text, at, end)
  }

  #token(text: string, start: number, end: number, classes: readonly string[], fields?: Fields): Token {
    const words = text.slice(start, end)
    const sig = this.#table.signature(classes)
    return fields === undefined ? { start, end, text: words, sig } : { start, end, text: words, sig, fields }
  }

  #measure(text: string, at: number, reading: MeasureReading): Token {
    return this.#token(text, at, reading.end, measureClasses(reading), measureFields(reading))
  }

  /** The token of a mark; the text and classes of single ones are kept. */
  #mark(text: string, start: number, { end, classes }: MarkReading): Token {
    if (end > start + 1) return this.#token(text, start, end, classes)
    const unit = text.charCodeAt(start)
    let known = this.#plainMarks.get(unit)
    if (known === undefined) {
      known = { text: text.slice(start, end), sig: this.#table.signature(classes) }
      this.#plainMarks.set(unit, known)
    }
    return { start, end, text: known.text, sig: known.sig }
  }

  #number(text: string, at: number, end: number): Token {
    const date = this.#dates.read(text, at, end)
    if (date !== null) return this.#token(text, at, date.end, ['date', `date.${date.fields['sort']}`], date.fields)
    const reading = this.#measures.read(text, at, end)
    if (reading === null) return this.#token(text, at, latinEnd(text, at, end), NAME)
    const plainEnd = reading.unitStart
    const next = text.charCodeAt(reading.end)
    if (reading.entry === null || (isLatin(text.charCodeAt(reading.end - 1)) && isLatin(next))) {
      const nameTo = nameEnd(text, plainEnd, end)
      if (nameTo > plainEnd) return this.#token(text, at, nameTo, NAME)
    }
    return this.#suffixedName(text, at, reading, end) ?? this.#measure(text, at, reading)
  }

  /** `8号线`, `三级`, `二期`: a number whose suffix makes it a name. */
  #suffixedName(text: string, at: number, reading: MeasureReading, end: number): Token | undefined {
    const suffix = this.#suffixes.longest(text, reading.unitStart, end)
    const longer = suffix > 0 && reading.unitStart + suffix >= reading.end
    // 500亿元级, 5000吨级: a measure whose suffix makes it the name of a kind.
    const kind = reading.entry !== null && !reading.entry.counter ? this.#kinds.longest(text, reading.end, end) : 0
    if (kind > 0) return this.#token(text, at, reading.end + kind, ['word', 'name', 'pos.b'])
    return longer ? this.#token(text, at, reading.unitStart + suffix, ['word', 'name', 'pos.n']) : undefined
  }

  #ordinal(text: string, at: number, end: number): Token | undefined {
    const number = this.#measures.numerals.read(text, at + 1, end)
    if (number === null) return undefined
    const reading = this.#measures.read(text, at + 1, end)
    return this.#token(text, at, Math.max(number.end, reading?.end ?? 0), ['word', 'ordinal'])
  }

  #chineseNumber(text: string, at: number, end: number): Token | undefined {
    const date = this.#dates.read(text, at, end)
    if (date !== null) return this.#token(text, at, date.end, ['date', `date.${date.fields['sort']}`], date.fields)
    const reading = this.#measures.read(text, at, end)
    if (reading === null) return undefined
    const counts = !reading.bare || reading.odd || reading.entry?.dimension === 'money' || this.#followsBound(text, at)
    if (reading.entry === null || !counts) return undefined
    if (reading.indefinite && reading.min === null) return undefined
    return this.#suffixedName(text, at, reading, end) ?? this.#measure(text, at, reading)
  }

  /** 数百亿元 is vague as a whole, though 数百 is a word by itself. */
  #isVagueBeyond(text: string, at: number, wordEnd: number, end: number): boolean {
    return this.#vague.has(text[at] ?? '') && (this.#vagueNumber(text, at, end)?.end ?? 0) > wordEnd
  }

  #vagueNumber(text: string, at: number, end: number): Token | undefined {
    const number = this.#measures.numerals.read(text, at + 1, end)
    if (number === null || number.arabic || number.scale === 1) return undefined
    const reading = this.#measures.read(text, at + 1, end)
    return this.#token(text, at, Math.max(number.end, reading?.end ?? 0), ['word', 'vague'])
  }

  /** 突破万户: a bound makes a number of a mere multiplier. */
  #followsBound(text: string, at: number): boolean {
    return [1, 2, 3].some(
      (length) =>
        at >= length && this.#words.classesOf(text.slice(at - length, at)).some((name) => BEFORE_BOUND.test(name)),
    )
  }
}
