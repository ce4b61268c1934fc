import type { ListNumbers } from './list-numbers.ts'

/**
 * What the outline stage must know; compiled from the rule files of topic `outline`. Plain JSON. Every `pattern` is the
 * source of a regular expression (flag `u`) with bounded quantifiers only and its variables already put in.
 */
export interface OutlineKnowledge {
  readonly numerals: OrdinalKnowledge
  /** Read with files whose lists number themselves. */
  readonly listNumbers: ListNumbers
  readonly markers: readonly MarkerRule[]
  readonly enumerations: readonly EnumerationRule[]
  readonly headings: HeadingKnowledge
  readonly skips: readonly SkipRule[]
  readonly facts: FactKnowledge
  readonly regions: readonly RegionEntry[]
  /** First characters of a document number → code of the region that gives such numbers. */
  readonly abbreviations: Readonly<Record<string, string>>
}

/** How the numbers of markers are written. */
export interface OrdinalKnowledge {
  readonly digits: Readonly<Record<string, number>>
  readonly tens: Readonly<Record<string, number>>
  /** Characters that are a whole ordinal: the first of each series is 1, the next 2, … */
  readonly series: readonly string[]
}

/** A mark at the beginning of a line. Rules are tried in order. */
export interface MarkerRule {
  readonly id: string
  /** Anchored at the start of the line; group 1 is the number, if the mark has one. */
  readonly pattern: string
  /** Place in the official order, lower is higher; null for marks of plain items (bullets). */
  readonly rank: number | null
  /** `heading`: only a short line without final punctuation. `sequence`: only next to a line with the neighbouring number. */
  readonly only: 'heading' | 'sequence' | null
  /** Title lines may follow, as at the top of a document. */
  readonly restart: boolean
  /** The mark stays part of the heading's words (an attachment's name, `Notes`). */
  readonly keep: boolean
}

/** Marks inside a line that cut it into items, once two of them follow each other in order. */
export interface EnumerationRule {
  readonly id: string
  /** Searched anywhere in the line; the match is the mark, group 1 its number. */
  readonly pattern: string
}

export interface HeadingKnowledge {
  /** A line that ends like this is a statement. */
  readonly sentenceEnd: string
  /** The same without the marks that announce something: no numbered heading ends like this. */
  readonly statementEnd: string
  /** Bold words at the start of a paragraph are its heading when they end like this … */
  readonly runInEnd: string
  /** … or when their closing mark and this follow. */
  readonly runInNext: string
  /** Where the first sentence of a run-in heading ends. */
  readonly titleEnd: string
  /** A short lead before a colon is the title too. */
  readonly titleLead: string
  /** A bracket that tells who is responsible; cut off the end of titles. */
  readonly responsibility: string
  /** A bold line that ends like this announces what follows and is no heading. */
  readonly announces: string
  /** Words to the audience are no heading. */
  readonly address: string
  /** What no plain heading contains. */
  readonly never: string
  /** Longest heading without number, in characters. */
  readonly plain: number
  readonly bold: number
  readonly marked: number
}

/** Text that is no policy text. Either single lines (`lines`) or a stretch (`from`). */
export interface SkipRule {
  readonly reason: string
  /** `start`: from the first line. `head`: before the first line of body text. `body`: after it. `tail`: in the last lines. */
  readonly where: 'start' | 'head' | 'body' | 'tail' | 'anywhere'
  readonly lines: readonly string[]
  /** Longest line that may match, in characters. */
  readonly longest: number
  readonly from: string | null
  /** Last line of the stretch, included; without it there is no stretch. */
  readonly to: string | null
  /** First line after the stretch, not included; without one it goes on to the end. */
  readonly until: string | null
  /** Only when the line after `from` looks like this. */
  readonly next: string | null
  /** Not when a line before has looked like this. */
  readonly unless: string | null
  /** The stretch begins after the line that matches `from`. */
  readonly after: boolean
  /** The stretch is a table of contents: it ends before the first line that is no entry or repeats the first entry. */
  readonly contents: boolean
}

/** A pattern looked for in one part of the text. */
export interface PartPattern {
  readonly part: 'front-matter' | 'title' | 'head' | 'start' | 'tail' | 'signature' | 'line'
  readonly pattern: string
}

export interface GenreRule {
  readonly genre: string
  /** Any of these, found at least `times` times. */
  readonly signs: readonly PartPattern[]
  /** Or: a line was skipped for one of these reasons. */
  readonly skipped: readonly string[]
  /** Or: the text has numbered sections. */
  readonly numbered: boolean
  readonly times: number
}

export interface FactKnowledge {
  /** Front matter or label that gives the title; group `title`. */
  readonly titles: readonly PartPattern[]
  /** A tail of titles that is no part of them (date and speaker in brackets). */
  readonly titleTail: string
  /** A line that belongs to the title line before it. */
  readonly titleMore: string
  /** An unnumbered heading that serves as title when nothing stands at the top. */
  readonly titleLike: string
  /** Groups `from` and `to`, and `period` around them. */
  readonly ranges: readonly string[]
  /** A range of years inside the name of another text. */
  readonly quotedRange: string
  /** The same in a text of no kind that is known: of one that it says was issued. */
  readonly issuedRange: string
  /** A title's only year; group `year`. */
  readonly year: string
  readonly namedPeriods: readonly { readonly pattern: string; readonly from: number; readonly to: number }[]
  /** Groups `year`, `month`, `day`. */
  readonly dates: readonly string[]
  readonly published: readonly PartPattern[]
  /** Group `number`. */
  readonly documentNumber: readonly PartPattern[]
  /** Group `issuer`. */
  readonly issuer: readonly PartPattern[]
  /** Texts of the whole country: no region is looked for in the body. */
  readonly national: string
  /** What may stand before a region's short name. */
  readonly regionBefore: string
  readonly genres: readonly GenreRule[]
  readonly defaultGenre: string
  /** Genres whose title year is the year of the text. */
  readonly dated: readonly string[]
  /** Genres that write about another text: its period is theirs. */
  readonly secondary: readonly string[]
}

export interface RegionEntry {
  /** GB/T 2260, six digits. */
  readonly code: string
  readonly name: string
  readonly short: string
}
