/**
 * What the tests that hold for a column mean for the rules of a phase: a row of 32-bit words for each column, in which each
 * test sets bits of its own. Most tests set few.
 */
export class RowBits {
  /** Words to a row. */
  width = 0
  /** Test → words and the bits it sets in them, in pairs. */
  readonly #pairs: readonly number[][]

  /** @param tests how many there are */
  constructor(tests: number) {
    this.#pairs = Array.from({ length: tests }, () => [])
  }

  /** Makes rows longer by so many words, before there are any; returns the number of the first. */
  allot(words: number): number {
    this.width += words
    return this.width - words
  }

  /** From now on the test sets these bits of a word. */
  give(test: number, word: number, bits: number): void {
    const pairs = this.#pairs[test]!
    if (pairs.at(-2) === word) pairs[pairs.length - 1]! |= bits
    else pairs.push(word, bits)
  }

  /** Sets the bits of a test that holds. @param row where the row begins */
  set(rows: Int32Array, row: number, test: number): void {
    const pairs = this.#pairs[test]!
    for (let at = 0; at < pairs.length; at += 2) rows[row + pairs[at]!]! |= pairs[at + 1]!
  }
}
