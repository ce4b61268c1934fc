import { type DictionaryIndex, keysOf } from '../core/dictionary-index.ts'

/** A file of the dictionary. */
export interface Indexed {
  /** Its bytes, each as a character: that is quick to make and to cut. */
  readonly text: string
  readonly index: DictionaryIndex
}

/** The files of the segmenter's dictionary that take long to load. */
export interface Dictionary<File> {
  /** `character frequency tag` lines. */
  readonly characters: File
  /** `word frequency tag` lines. */
  readonly words: File
  /** The hidden Markov model: five lines of numbers, then lines of `character:weight` with commas between. */
  readonly model: File
}

/**
 * What one text can need of the dictionary: its characters, their weights, and the words whose first characters are neighbours
 * in it. A cut looks for no others, and the weights do not depend on them, so it comes out the same.
 * @returns bytes, each as a character
 * @throws Error when an index is not that of its file
 */
export function partFor(text: string, { characters, words, model }: Dictionary<Indexed>): Dictionary<string> {
  const keys = keysOf(text)
  return { characters: charactersFor(keys, characters), words: entriesFor(keys, words), model: entriesFor(keys, model) }
}

/** The last line takes the frequencies of all that are left out, so that the sum stays the same. */
function charactersFor(keys: Uint8Array, characters: Indexed): string {
  const kept = entriesFor(keys, characters)
  const last = kept.lastIndexOf('\n', kept.length - 2) + 1
  let rest = characters.index.sum
  for (const line of kept.slice(0, last).split('\n')) rest -= Number(line.split(' ', 2)[1] ?? 0)
  const [name, , tag] = kept.slice(last).split(' ')
  return `${kept.slice(0, last)}${name} ${rest} ${tag}`
}

function entriesFor(keys: Uint8Array, { text, index }: Indexed): string {
  const { firstKeys, secondKeys, starts } = index
  if (starts.at(-1) !== text.length) throw new Error('a dictionary file has not the length that its index says')
  const parts: string[] = []
  for (let at = 0; at < firstKeys.length; at++) {
    if (keys[firstKeys[at]!] === 0) continue
    if (keys[secondKeys[at]!] !== 0) parts.push(text.slice(starts[at], starts[at + 1]))
  }
  return parts.join('')
}
