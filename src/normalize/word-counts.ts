/** Words longer than this are not looked up. */
export const LONGEST_WORD = 5
/** So many words are looked up in the text as it stands before all of it is taken apart. */
const FEW = 24

interface Counted {
  readonly counts: ReadonlyMap<string, number>
  /** Natural logarithm of the sum. */
  readonly logTotal: number
}

/** Words and how often they were seen, from `word count` lines; `#` begins a remark, which the first line is. */
export class WordCounts {
  readonly #lines: string
  #asked = 0
  #counted: Counted | undefined

  constructor(lines: string) {
    this.#lines = lines
  }

  has(word: string): boolean {
    if (this.#counted === undefined && this.#asked++ < FEW)
      return word.length <= LONGEST_WORD && this.#lines.includes(`\n${word} `)
    return this.#all().counts.has(word)
  }

  /** Natural logarithm of the share of a word that was seen so often. */
  logShare(times: number): number {
    return Math.log(times) - this.#all().logTotal
  }

  count(word: string): number | undefined {
    return this.#all().counts.get(word)
  }

  #all(): Counted {
    return (this.#counted ??= taken(this.#lines))
  }
}

function taken(lines: string): Counted {
  const counts = new Map<string, number>()
  let sum = 0
  for (const line of lines.split('\n')) {
    const space = line.indexOf(' ')
    if (space <= 0 || space > LONGEST_WORD || line.startsWith('#')) continue
    const count = Number(line.slice(space + 1))
    counts.set(line.slice(0, space), count)
    sum += count
  }
  return { counts, logTotal: Math.log(Math.max(sum, 1)) }
}
