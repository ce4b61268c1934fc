import type { LexKnowledge, UnitTable } from '../core/lex-knowledge.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Span } from '../core/span.ts'
import type { ClassTable, Fields, Token } from '../core/token.ts'
import { DateReader } from './date.ts'
import { MarkReader } from './marks.ts'
import { MeasureReader, type MeasureReading } from './measure.ts'
import type { Segmenter } from './segmenter.ts'
import { shareUnits } from './shared-units.ts'
import { buildTrie, type Trie } from './trie.ts'
import { WordClasses } from './words.ts'

/** Everything a lexer is made of; `table` is shared with the rules bound to the same ruleset. */
export interface LexerParts {
  readonly knowledge: LexKnowledge
  readonly units: UnitTable
  readonly lexicon: Lexicon
  readonly segmenter: Segmenter
  readonly table: ClassTable
}

const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0x3000 || code === 0xa0
const NAME_JOINS = new Set(['+', '-', '.', '/', '&', '_', '×'])
const DEEPEST = 4
const PLAN_PERIOD = 'time.plan-period'
const AFTER_BOUND = /^bound\..{1,20}\.after$/

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
  readonly #planPeriods: Trie
  readonly #planNames: Trie
  readonly #dateTails: Trie
  readonly #vague: ReadonlySet<string>
  readonly #ordinals: ReadonlySet<string>
  readonly #suffixes: Trie
  readonly #kinds: Trie
  readonly #listMarks: ReadonlySet<string>

  constructor(parts: LexerParts) {
    const { knowledge, units, lexicon } = parts
    this.#table = parts.table
    this.#segmenter = parts.segmenter
    this.#measures = new MeasureReader(knowledge.numerals, units)
    this.#dates = new DateReader(knowledge.dates, knowledge.numerals, this.#measures.numerals)
    this.#marks = new MarkReader(knowledge.marks)
    this.#words = new WordClasses(lexicon, parts.segmenter, parts.table)
    const wordsOf = (test: (name: string) => boolean): string[] =>
      Object.entries(lexicon).flatMap(([word, entry]) => (entry.classes.some(test) ? [word] : []))
    const { numerals } = this.#measures
    const hasNumeral = (word: string): boolean => [...word].some((character) => numerals.isChineseNumeral(character))
    this.#numeralNames = buildTrie(wordsOf((name) => !name.startsWith(PLAN_PERIOD)).filter(hasNumeral))
    this.#boundsAfter = buildTrie(wordsOf((name) => AFTER_BOUND.test(name)))
    this.#planPeriods = buildTrie(wordsOf((name) => name.startsWith(PLAN_PERIOD)))
    this.#planNames = buildTrie(knowledge.dates.planNames)
    this.#dateTails = buildTrie(knowledge.dates.tails)
    this.#vague = new Set(knowledge.numerals.vague)
    this.#ordinals = new Set(knowledge.numerals.ordinalPrefixes)
    this.#suffixes = buildTrie(knowledge.numerals.nameSuffixes)
    this.#kinds = buildTrie(knowledge.numerals.kindSuffixes)
    this.#listMarks = new Set(knowledge.numerals.listMarks)
  }

  /** Tokens of a range of the text, in order; white space gives none. */
  lex(text: string, range: Span): Token[] {
    return this.#lexRange(text, range.start, range.end, 0)
  }

  #lexRange(text: string, start: number, end: number, depth: number): Token[] {
    const tokens: Token[] = []
    let wordsFrom = start
    let i = start
    const flush = (upto: number): void => {
      if (upto > wordsFrom) this.#segment(text, wordsFrom, upto, tokens)
    }
    while (i < end) {
      const name = this.#numeralNames.longest(text, i, end)
      if (name > 0 && !this.#isVagueBeyond(text, i, i + name, end)) {
        i += name
        continue
      }
      const token = this.#special(text, i, end, depth)
      if (token === undefined) {
        i++
        continue
      }
      flush(i)
      if (token !== null) tokens.push(token)
      i = token === null ? i + 1 : token.end
      if (token !== null && this.#table.has(token.sig, 'measure')) {
        const bound = this.#boundsAfter.longest(text, i, end)
        if (bound > 0) {
          tokens.push(this.#words.token(text, i, i + bound))
          i += bound
        }
      }
      wordsFrom = i
    }
    flush(end)
    return shareUnits(tokens, this.#table, this.#listMarks)
  }

  /** A token that is not a word, `null` for white space, `undefined` where words go on. */
  #special(text: string, at: number, end: number, depth: number): Token | null | undefined {
    const code = text.charCodeAt(at)
    if (isSpace(code)) return null
    if (isDigit(code)) return this.#number(text, at, end)
    if (isLatin(code)) return this.#latin(text, at, end)
    const character = text[at] as string
    if (this.#ordinals.has(character)) return this.#ordinal(text, at, end)
    const plan = this.#planPeriod(text, at, end)
    if (plan !== undefined) return plan
    if (this.#measures.numerals.isChineseNumeral(character) || this.#measures.fractionLength(text, at, end) > 0) {
      return this.#chineseNumber(text, at, end)
    }
    if (this.#vague.has(character)) return this.#vagueNumber(text, at, end)
    return this.#mark(text, at, end, depth)
  }

  #token(text: string, start: number, end: number, classes: readonly string[], fields?: Fields): Token {
    const base = { start, end, text: text.slice(start, end), sig: this.#table.signature(classes) }
    return fields === undefined ? base : { ...base, fields }
  }

  #number(text: string, at: number, end: number): Token {
    const date = this.#dates.read(text, at, end)
    if (date !== null) return this.#token(text, at, date.end, ['date', `date.${date.fields['sort']}`], date.fields)
    const reading = this.#measures.read(text, at, end)
    if (reading === null) return this.#latin(text, at, end)
    const plainEnd = reading.unitStart
    const next = text.charCodeAt(reading.end)
    if (reading.entry === null || (isLatin(text.charCodeAt(reading.end - 1)) && isLatin(next))) {
      const nameEnd = this.#nameEnd(text, plainEnd, end)
      if (nameEnd > plainEnd) return this.#token(text, at, nameEnd, ['latin', 'name'])
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

  /** Where a name that began with digits ends: `5G`, `1+23+X`, `010-68205882`; `at` where it is no name. */
  #nameEnd(text: string, at: number, end: number): number {
    let i = at
    while (i < end) {
      const code = text.charCodeAt(i)
      if (isLatin(code) || (i > at && isDigit(code))) i++
      else if (NAME_JOINS.has(text[i] ?? '') && i + 1 < end && this.#continuesName(text, i + 1, i === at)) i += 2
      else break
    }
    return i
  }

  #continuesName(text: string, at: number, first: boolean): boolean {
    const code = text.charCodeAt(at)
    return isLatin(code) || (isDigit(code) && (!first || text[at - 1] !== '.'))
  }

  #latin(text: string, at: number, end: number): Token {
    let i = at
    while (i < end) {
      const code = text.charCodeAt(i)
      if (isLatin(code) || isDigit(code)) i++
      else if (NAME_JOINS.has(text[i] ?? '') && i + 1 < end && this.#continuesName(text, i + 1, false)) i += 2
      else break
    }
    return this.#token(text, at, i, ['latin', 'name'])
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
    if (reading.entry === null || (reading.bare && !reading.odd && reading.entry.dimension !== 'money')) return undefined
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

  #measure(text: string, at: number, reading: MeasureReading): Token {
    const { amount, min, max, unit, entry, odd } = reading
    if (entry === null) {
      const classes = reading.scaled ? ['number', 'number.scaled'] : ['number']
      return this.#token(text, at, reading.end, classes, { amount, min, max, unit: null, odd, base: null, factor: 1 })
    }
    const classes = ['measure', `measure.${entry.dimension}`]
    if (entry.counter) classes.push('measure.counter')
    if (entry.reference) classes.push('measure.reference')
    if (odd) classes.push('measure.odd')
    if (min !== null) classes.push('measure.range')
    const fields = { amount, min, max, unit, odd, base: entry.base, factor: entry.factor, dimension: entry.dimension }
    return this.#token(text, at, reading.end, classes, fields)
  }

  /** `十四五期间`, also in quotation marks. */
  #planPeriod(text: string, at: number, end: number): Token | undefined {
    const close = this.#marks.closingQuote(text, at)
    const inner = close === null ? at : at + 1
    const length = this.#planPeriods.longest(text, inner, end)
    if (length === 0 || (close !== null && text[inner + length] !== close)) return undefined
    const wordEnd = inner + length + (close === null ? 0 : 1)
    const named = this.#planNames.longest(text, wordEnd, end)
    if (named > 0) return this.#token(text, at, wordEnd + named, ['word', 'name', 'pos.n'])
    const tail = this.#dateTails.longest(text, wordEnd, end)
    const word = text.slice(inner, inner + length)
    if (close === null && tail === 0 && !this.#words.classesOf(word).includes(PLAN_PERIOD)) return undefined
    const fields = this.#words.fieldsOf(word)
    return this.#token(text, at, wordEnd + tail, ['date', 'date.period', 'time.plan-period'], { sort: 'period', ...fields })
  }

  #mark(text: string, at: number, end: number, depth: number): Token | undefined {
    const mark = this.#marks.read(text, at, end)
    if (mark === null) return undefined
    const token = this.#token(text, at, mark.end, mark.classes)
    if (mark.inner === null || depth >= DEEPEST) return token
    return { ...token, inner: this.#lexRange(text, mark.inner.start, mark.inner.end, depth + 1) }
  }

  #segment(text: string, start: number, end: number, tokens: Token[]): void {
    let at = start
    for (const word of this.#segmenter.cut(text.slice(start, end))) {
      tokens.push(this.#words.token(text, at, at + word.length))
      at += word.length
    }
  }
}
