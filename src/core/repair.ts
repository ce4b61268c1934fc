/** What the rules know about folding, residue, script and regional vocabulary. Plain JSON, from `rules/repair`. */
export interface RepairKnowledge {
  readonly fold: FoldKnowledge
  readonly pinyin: PinyinKnowledge
  readonly script: ScriptKnowledge
  readonly vocabulary: VocabularyKnowledge
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
  /** Words (simplified) that show that a traditional text comes from Taiwan. */
  readonly markers: readonly string[]
  /** Enough different markers … */
  readonly distinctMarkers: number
  /** … or enough of them in total. */
  readonly totalMarkers: number
  /** Word (simplified) → mainland word. A word standing for itself shields a stretch from shorter entries. */
  readonly words: Readonly<Record<string, string>>
}
