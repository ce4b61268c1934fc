/** The indexes of the dictionary's files, {@link ../core/dictionary-index.ts}. */
import { ALWAYS, encodeIndex, pairKey } from '../core/dictionary-index.ts'

interface Entry {
  readonly text: string
  readonly keys: readonly [number, number]
}

/** Lines of the model that are not about characters. */
const FRAME = 5

/** Of `word frequency tag` lines. */
export function indexWords(file: string): Uint8Array {
  return encode(
    linesOf(file).map((text) => {
      const word = text.slice(0, text.indexOf(' '))
      const [first, second, third] = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at))
      if (second === undefined) return { text, keys: [ALWAYS, ALWAYS] }
      return { text, keys: [pairKey(first!, second), third === undefined ? ALWAYS : pairKey(second, third)] }
    }),
  )
}

/**
 * Of `character frequency tag` lines. Every text needs the rarest, which gives unknown characters their weight, and the last,
 * which takes the frequencies of those left out.
 */
export function indexCharacters(file: string): Uint8Array {
  const lines = linesOf(file)
  const frequencies = lines.map((line) => Number(line.split(' ')[1]))
  const rarest = frequencies.indexOf(frequencies.reduce((least, one) => Math.min(least, one)))
  return encode(
    lines.map((text, at) => ({
      text,
      keys: [at === rarest || at === lines.length - 1 ? ALWAYS : text.charCodeAt(0), ALWAYS],
    })),
    frequencies.reduce((sum, one) => sum + one),
  )
}

/** Of the hidden Markov model. Every text needs the first weight of a line, as no line may be empty, and its end. */
export function indexModel(file: string): Uint8Array {
  const lines = linesOf(file)
  const weights = lines
    .slice(FRAME)
    .flatMap((line) => line.split(/(?=[,\n])/))
    .map((text): Entry => ({ text, keys: [text.startsWith(',') ? text.charCodeAt(1) : ALWAYS, ALWAYS] }))
  return encode([{ text: lines.slice(0, FRAME).join(''), keys: [ALWAYS, ALWAYS] }, ...weights])
}

/** With their ends. */
function linesOf(file: string): string[] {
  return file.split(/(?<=\n)/)
}

function encode(entries: readonly Entry[], sum = 0): Uint8Array {
  const starts = new Uint32Array(entries.length + 1)
  for (const [at, { text }] of entries.entries()) starts[at + 1] = starts[at]! + Buffer.byteLength(text)
  return encodeIndex({
    firstKeys: Uint16Array.from(entries, ({ keys }) => keys[0]),
    secondKeys: Uint16Array.from(entries, ({ keys }) => keys[1]),
    starts,
    sum,
  })
}
