/** The two files of the segmenter's dictionary that take long to load. */
export interface DictionaryTexts {
  /** `word frequency tag` lines. */
  readonly words: string
  /** The hidden Markov model: five lines of numbers, then lines of `character:weight` with commas between. */
  readonly model: string
}

const LINE_END = '\n'
const SPACE = 32
/** Lines of the model that are not about characters. */
const FRAME = 5

/** Neighbours in a text, by a number that some pairs share. */
class Pairs {
  readonly #seen = new Uint8Array(0x10000)

  constructor(text: string) {
    for (let at = 1; at < text.length; at++) this.#seen[numberOf(text.charCodeAt(at - 1), text.charCodeAt(at))] = 1
  }

  /** False when one of the neighbours between two places of another text are none here. */
  hasAll(text: string, from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) {
      if (this.#seen[numberOf(text.charCodeAt(at - 1), text.charCodeAt(at))] === 0) return false
    }
    return true
  }
}

function numberOf(first: number, second: number): number {
  return (first * 31 + second * 1009) & 0xffff
}

/**
 * What one text can need of the dictionary: the words whose neighbouring characters are neighbours in it, and the weights of
 * its characters. A cut looks for no others, and the weights do not depend on them, so it comes out the same.
 */
export function partFor(text: string, { words, model }: DictionaryTexts): DictionaryTexts {
  return { words: wordsFor(text, words), model: modelFor(text, model) }
}

function wordsFor(text: string, words: string): string {
  const pairs = new Pairs(text)
  const parts: string[] = []
  for (let start = 0; start < words.length;) {
    const end = words.indexOf(LINE_END, start) + 1
    if (end === 0) throw new Error('the last line of the dictionary does not end')
    let wordEnd = start
    while (words.charCodeAt(wordEnd) !== SPACE) wordEnd++
    if (pairs.hasAll(words, start, wordEnd)) parts.push(words.slice(start, end))
    start = end
  }
  return parts.join('')
}

/** No line is left empty: the native side would end the process. */
function modelFor(text: string, model: string): string {
  const characters = new Set<string>()
  for (let at = 0; at < text.length; at++) characters.add(text[at]!)
  const lines = model.split(LINE_END)
  const used = (line: string): string =>
    line
      .split(',')
      .filter((pair, index) => index === 0 || characters.has(pair[0]!))
      .join(',')
  return lines.map((line, index) => (index < FRAME || line === '' ? line : used(line))).join(LINE_END)
}
