/**
 * How the language of these texts runs: statistics that tell a likely character from an unlikely one. Made by
 * `npm run bigrams`; read only when a suspicious place is found.
 */
export interface LanguageStatistics {
  /**
   * Character bigrams, a line for each first character: that character, then groups of a class letter and the characters
   * that follow it so often; class `a` is {@link LEAST_COUNT}, each further letter {@link CLASS_RATIO} times as often.
   * Digits stand as `0`, Latin letters as `A`, white space and line ends as `_`. A line that begins with `# ` is a remark.
   */
  readonly bigrams: string
  /** The same of what follows two characters: each line begins with both. */
  readonly trigrams: string
  /** Words and how often the texts have them, `word count` a line; `#` begins a remark. */
  readonly words: string
}

export const LEAST_COUNT = 3
export const CLASS_RATIO = 1.6
export const FIRST_CLASS = 97

/** The symbol under which the statistic knows a UTF-16 code unit: folded width, one sign for all digits, letters, spaces. */
export function symbolOf(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return symbolOf(code - 0xfee0)
  if (code >= 48 && code <= 57) return 48
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return 65
  return code <= 32 || code === 0x3000 || code === 0xa0 || code === 95 ? 95 : code
}
