/** What the lexer must know to turn characters into numbers, measures, dates and marks. Compiled from `rules/lexicon`. */
export interface NumeralKnowledge {
  /** Numeral character → value 0–9. */
  readonly digits: Readonly<Record<string, number>>
  /** Characters that multiply what stands before them: 十 → 10 … 亿 → 1e8. */
  readonly multipliers: Readonly<Record<string, number>>
  /** Between a number in characters and its decimal places (十三点七). */
  readonly decimalMarks: readonly string[]
  /** Two digits in a row that mean from the one to the other (七八个, 三五百元). */
  readonly approximate: readonly string[]
  /** Words that make a number vague (几, 数, 上): a number that begins with one is no amount. */
  readonly vague: readonly string[]
  /** Marks of an exceeded number, between number and unit (余, 多). */
  readonly odd: readonly string[]
  /** Numerals that count as "a" rather than one when a counter follows (一). */
  readonly indefinite: readonly string[]
  /** Units before which those numerals are numbers like others. */
  readonly definite: readonly string[]
  /** Words not far behind which a lone indefinite numeral counts whatever there is. */
  readonly definiteAfter: readonly string[]
  /** Words for "per hundred of" before a number → unit (百分之 → %). */
  readonly fractions: Readonly<Record<string, string>>
  /** Prefixes that make a number an ordinal (第). */
  readonly ordinalPrefixes: readonly string[]
  /** Suffixes that make a number with it a name: 号线, 期, 版 … */
  readonly nameSuffixes: readonly string[]
  /** Suffixes that make a whole measure the name of a kind (500亿元级). */
  readonly kindSuffixes: readonly string[]
  /** Words behind a number that begin with a counter and are none (人口, 家庭). */
  readonly unitTraps: readonly string[]
  readonly rangeMarks: readonly string[]
  readonly listMarks: readonly string[]
  /** Marks between a unit and the unit it is a rate of (/, 每). */
  readonly rateMarks: readonly string[]
}

export interface DateKnowledge {
  readonly yearMarks: readonly string[]
  readonly monthMarks: readonly string[]
  readonly dayMarks: readonly string[]
  /** Words that may follow a date and belong to it: 底, 末, 初, 期间, 前 … */
  readonly tails: readonly string[]
  /** Words that begin as a tail does. */
  readonly tailTraps: readonly string[]
  /** Words that turn a plan period before them into the name of a document (规划, 纲要). */
  readonly planNames: readonly string[]
  /** Years a four-digit number may be. */
  readonly firstYear: number
  readonly lastYear: number
}

export interface MarkKnowledge {
  /** Opening mark → closing mark, for brackets taken as one token. */
  readonly brackets: Readonly<Record<string, string>>
  /** The same for quotation marks; straight quotes map to themselves. */
  readonly quotes: Readonly<Record<string, string>>
  /** The same for title marks. */
  readonly titles: Readonly<Record<string, string>>
  readonly sentenceEnds: readonly string[]
  readonly clauseEnds: readonly string[]
  /** Longest quotation taken as one token, in characters. */
  readonly longestQuotation: number
  readonly longestBracket: number
}

export interface UnitEntry {
  /** The unit as records write it: as written in the text, save for the few the rules rewrite (成 → %). */
  readonly name: string
  /** What the amount is multiplied by when the unit is rewritten; 1 otherwise. */
  readonly scale: number
  readonly base: string
  readonly factor: number
  readonly dimension: string
  readonly counter: boolean
  readonly reference: boolean
  /** The least number it is a unit of; with a smaller one it is a name (5G). */
  readonly least: number
}

/** Surface form → unit. */
export type UnitTable = Readonly<Record<string, UnitEntry>>

export interface LexKnowledge {
  readonly numerals: NumeralKnowledge
  readonly dates: DateKnowledge
  readonly marks: MarkKnowledge
}
