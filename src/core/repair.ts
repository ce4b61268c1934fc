/** What the rules know about folding, residue, script and regional vocabulary. Plain JSON, from `rules/repair`. */
export interface RepairKnowledge {
  /** Name of a character reference of HTML → the character. */
  readonly references: Readonly<Record<string, string>>
  readonly fold: FoldKnowledge
  readonly pinyin: PinyinKnowledge
  readonly shift: ShiftKnowledge
  readonly layout: LayoutKnowledge
  readonly script: ScriptKnowledge
  /** One for each region, none applied unless its markers show. */
  readonly vocabularies: readonly VocabularyKnowledge[]
}

/** Single characters that stand for another (or for nothing), whatever the script of the text. */
export interface FoldKnowledge {
  /** Kind of repair (`width`, `space`, `invisible`, …) → character → replacement; the empty string removes it. */
  readonly characters: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Blocks of compatibility characters (first and last code point) folded by NFKC where that gives one character. */
  readonly compatibility: readonly (readonly [number, number])[]
}

export interface PinyinKnowledge {
  /** Vowel with tone mark (composed) → plain vowel. */
  readonly tones: Readonly<Record<string, string>>
  /** Letters often typed for another one, e.g. `v` for `ü`. */
  readonly letters: Readonly<Record<string, string>>
  /** Legal syllables without tone mark, sorted. */
  readonly syllables: readonly string[]
  /** Reading with its tone mark (composed) → frequent characters of traditional text that are read so. */
  readonly spoken: Readonly<Record<string, string>>
  /** When a syllable in brackets is taken for a reading; null for never. */
  readonly evidence: {
    /** With a tone mark, behind a character that only traditional text has. */
    readonly converted: Evidence | null
    /** With a tone mark, behind any character. */
    readonly toned: Evidence | null
    /** Without tone mark. */
    readonly toneless: Evidence | null
  }
}

/** What a page must show before the syllables in its brackets are taken for readings. */
export interface Evidence {
  /** So many brackets at least … */
  readonly least: number
  /** … behind so many different characters, … */
  readonly characters: number
  /** … and this share of a character's brackets (and occurrences, if they count) with one and the same reading. */
  readonly agreement: number
}

/** Spaces within words and line ends within sentences. */
export interface LayoutKnowledge {
  /** Marks that end sentences, in one string. */
  readonly stops: string
  /** Other marks behind which a line is at its end, in one string. */
  readonly closing: string
  /** Marks behind which a sentence goes on, in one string. */
  readonly continuing: string
  /** Closing quotation marks and the like: a line ends as what they stand behind does. */
  readonly quotes: string
  /** What else no line begins with, for it belongs to what stands in front, in one string. */
  readonly attached: string
  /** Opening and closing brackets in turn, in one string: no sentence ends between two halves. */
  readonly brackets: string
  /** What a line that goes on may not begin with, besides white space: marks of list items and headings, in one string. */
  readonly opening: string
  /** Regular expression for the mark of a numbered line: no line that begins so goes on. */
  readonly marker: string
  /** A wrapped page is at least and at most so wide, in half-width columns; 0 for `widest` turns the joining off. */
  readonly narrowest: number
  readonly widest: number
  /** So many lines at least must be filled to nearly the same width … */
  readonly least: number
  /** … which are this share of all lines that end without a closing mark. */
  readonly share: number
  /** Characters of numbers, in one string: a space between two of them may stand for a mark. */
  readonly numerals: string
}

/** How bytes that were cut without regard to character boundaries are put together again. */
export interface ShiftKnowledge {
  /** What a byte without its partner was shown as, in one string. */
  readonly orphans: string
  /** Mark as it may stand now (also folded) → the full-width mark whose bytes were found across two characters. */
  readonly marks: Readonly<Record<string, string>>
  /** Digits, numerals, multipliers and signs of numbers, in one string: never taken from a guess. */
  readonly numbers: string
  readonly thresholds: ShiftThresholds
}

/** When a repair is believed; logarithms of probabilities. */
export interface ShiftThresholds {
  /** Least gain over the text as it stands, in all … */
  readonly gain: number
  /** … and for each character. */
  readonly gainPerCharacter: number
  /** Least likelihood of a repaired character, on average. */
  readonly fluency: number
  /** Least lead over the runner-up; a character with less becomes U+FFFD. */
  readonly margin: number
  /** Least lead of every guessed character in a certain repair. */
  readonly sureMargin: number
  /** The same of one that makes no word with the other repaired characters. */
  readonly loneMargin: number
  /** Least lead of a character of known bytes that is no part of a word over two with a gap between. */
  readonly alone: number
  /** Least likelihood of a character and the next one, and lead over a gap, in sum, where it is no part of a word. */
  readonly pair: number
  /** How much less likely a deleted character is than none, between two bytes. */
  readonly gap: number
  /** What a character of the other script costs. */
  readonly otherScript: number
  /** What it costs to suppose that a private-use character was deleted. */
  readonly lostCharacter: number
}

export interface ScriptKnowledge {
  /** Characters that only a traditional text contains, in one string; computed from the converter's dictionary. */
  readonly traditional: string
  /** Characters that only a text in simplified script contains, in one string. */
  readonly simplified: string
  /** A text is traditional when more than this share of its Han characters is traditional-only. */
  readonly traditionalShare: number
  /** A traditional text is mixed when more than this share of its Han characters is simplified-only. */
  readonly mixedShare: number
  /** Stretches of a traditional text with a fixed outcome, tried before the dictionary: names, and what it mistakes. */
  readonly phrases: Readonly<Record<string, string>>
}

export interface VocabularyKnowledge {
  readonly region: string
  /** Words (simplified) that show that a traditional text comes from the region. */
  readonly markers: readonly string[]
  /** Enough different markers … */
  readonly distinctMarkers: number
  /** … or enough of them in total. */
  readonly totalMarkers: number
  /** Word (simplified) → mainland word. A word standing for itself shields a stretch from shorter entries. */
  readonly words: Readonly<Record<string, string>>
  /** The character between groups of three digits, `30 000`; null where there is none, or a comma. */
  readonly digitGroups: string | null
}
