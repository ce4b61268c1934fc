import { append } from '../core/append.ts'
import type { TagTable } from '../core/tag-table.ts'
import type { Span } from '../core/span.ts'
import { partOfSpeech, type PartOfSpeech } from './part-of-speech.ts'

/** Cuts a stretch of text into words and knows what kind of word each is. */
export interface Segmenter {
  /** The words joined are the text, so that summed lengths are offsets. */
  cut(text: string): string[]
  /** The words of several stretches of a text, one stretch after the other; none of them holds a line end. */
  cutEach(text: string, stretches: readonly Span[]): readonly string[]
  readonly partOfSpeech: PartOfSpeech
}

/**
 * Cuts well-formed text of bounded length and keeps line ends apart; what a {@link Segmenter} is made of. `within` is the text
 * that it is a piece of, or several put together, and that further pieces come from.
 */
export type Cutter = (text: string, within: string) => readonly string[]

/** The longest text (UTF-16 code units) handed to a cutter at once: its memory grows with the length. */
const LONGEST = 8000
/** Stands between stretches that are handed over together: a call costs more than what it cuts. */
const SEPARATOR = '\n'
/** Where a long text may be divided without touching a word. */
const DIVIDER = /[\p{P}\s]/u

/**
 * Makes a cutter safe for any string: lone surrogates never reach it (they come back in place as they were), long texts
 * are handed over in pieces divided at punctuation. Its `cut` throws an Error when the cutter loses or invents characters,
 * for offsets would be wrong from there on.
 * @param tags the build's part-of-speech table
 */
export function createSegmenter(cutter: Cutter, tags: TagTable, longest: number = LONGEST): Segmenter {
  function cut(text: string, within: string = text): string[] {
    const words: string[] = []
    let offset = 0
    for (const piece of pieces(text.toWellFormed(), longest)) {
      for (const word of cutter(piece, within)) {
        words.push(text.slice(offset, offset + word.length))
        offset += word.length
      }
    }
    if (offset !== text.length) throw lost(offset, text.length)
    return words
  }

  function cutEach(text: string, stretches: readonly Span[]): string[] {
    const all = stretches.map(({ start, end }) => text.slice(start, end))
    const words: string[] = []
    let parts: string[] = []
    let length = 0
    for (const part of all) {
      const apart = part.length > longest || !part.isWellFormed()
      if (apart || length + part.length > longest) {
        cutTogether(parts, text, words)
        parts = []
        length = 0
      }
      if (apart) {
        append(words, cut(part, text))
        continue
      }
      parts.push(part)
      length += part.length + SEPARATOR.length
    }
    cutTogether(parts, text, words)
    return words
  }

  function cutTogether(parts: readonly string[], within: string, words: string[]): void {
    if (parts.length === 0) return
    const joined = parts.join(SEPARATOR)
    let found = 0
    for (const word of cutter(joined, within)) {
      found += word.length
      if (word !== SEPARATOR) words.push(word)
    }
    if (found !== joined.length) throw lost(found, joined.length)
  }

  return { partOfSpeech: partOfSpeech(tags), cut: (text) => cut(text), cutEach }
}

function lost(returned: number, given: number): Error {
  return new Error(`the segmenter returned ${returned} of ${given} code units`)
}

function* pieces(text: string, longest: number): Generator<string> {
  let start = 0
  while (text.length - start > longest) {
    const end = dividingPlace(text, start, start + longest)
    yield text.slice(start, end)
    start = end
  }
  if (start < text.length) yield text.slice(start)
}

/** The last place in (start, limit] behind a divider; without one the limit, moved off the middle of a surrogate pair. */
function dividingPlace(text: string, start: number, limit: number): number {
  for (let end = limit; end > start; end--) if (DIVIDER.test(text[end - 1] ?? '')) return end
  const inPair = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '')
  return inPair && limit - 1 > start ? limit - 1 : limit
}
