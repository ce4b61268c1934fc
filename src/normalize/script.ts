import type { ScriptKnowledge } from '../core/repair.ts'
import type { Span } from '../core/span.ts'
import type { Edit, Script } from '../core/text.ts'
import type { Converter } from './converter.ts'
import { isHan } from './han.ts'
import { linesOf } from './line-spans.ts'
import { phraseTable } from './phrases.ts'
import type { PhraseTable } from './phrases.ts'
import type { Transform } from './transform.ts'

interface Tally {
  han: number
  traditional: number
  simplified: number
}

const TRADITIONAL = 1
const SIMPLIFIED = 2

/** Finds out which script a text is in and converts what is traditional. */
export interface ScriptTools {
  detect(text: string): Script
  /** Whether only a traditional text has the character (a UTF-16 code unit). */
  isTraditional(code: number): boolean
  /** Converts the whole of a `Hant` text, and of a `mixed` one the lines that are traditional. */
  transform(script: Script, converter: Converter): Transform
}

export function scriptTools(knowledge: ScriptKnowledge): ScriptTools {
  const classes = new Uint8Array(0x10000)
  for (const character of knowledge.traditional) classes[character.charCodeAt(0)] = TRADITIONAL
  for (const character of knowledge.simplified) classes[character.charCodeAt(0)] = SIMPLIFIED
  let table: PhraseTable | undefined

  function count(text: string, { start, end }: Span): Tally {
    const tally = { han: 0, traditional: 0, simplified: 0 }
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at)
      if (!isHan(code)) continue
      tally.han++
      const found = classes[code]
      if (found === TRADITIONAL) tally.traditional++
      else if (found === SIMPLIFIED) tally.simplified++
    }
    return tally
  }

  function isMostlyTraditional(tally: Tally): boolean {
    return tally.traditional > tally.han * knowledge.traditionalShare
  }

  /** Converts one range: our phrases first, and the dictionary on the stretches between them. */
  function convert(text: string, { start, end }: Span, converter: Converter, edits: Edit[]): void {
    const phrases = (table ??= phraseTable(knowledge.phrases))
    let gap = start
    for (let at = start; at < end;) {
      const hit = phrases.longestAt(text, at, end)
      if (hit === null) {
        at++
        continue
      }
      lookUp(text, { start: gap, end: at }, converter, edits)
      replace(text, { start: at, end: hit.end }, hit.text, edits)
      at = hit.end
      gap = at
    }
    lookUp(text, { start: gap, end }, converter, edits)
  }

  return {
    detect(text) {
      const tally = count(text, { start: 0, end: text.length })
      if (!isMostlyTraditional(tally)) return 'Hans'
      return tally.simplified > tally.han * knowledge.mixedShare ? 'mixed' : 'Hant'
    },
    isTraditional: (code) => classes[code] === TRADITIONAL,
    transform: (script, converter) => (text) => {
      const edits: Edit[] = []
      if (script === 'Hant') convert(text, { start: 0, end: text.length }, converter, edits)
      if (script === 'mixed') {
        for (const line of linesOf(text))
          if (isMostlyTraditional(count(text, line))) convert(text, line, converter, edits)
      }
      return edits
    },
  }
}

function lookUp(text: string, { start, end }: Span, converter: Converter, edits: Edit[]): void {
  const stretch = end === text.length ? text : text.slice(0, end)
  for (let at = start; at < end;) {
    const hit = isHan(text.charCodeAt(at)) ? converter.matchPrefix(stretch, at) : null
    if (hit === null) {
      at++
      continue
    }
    replace(text, { start: at, end: hit.end }, hit.value, edits)
    at = hit.end
  }
}

function replace(text: string, { start, end }: Span, replacement: string, edits: Edit[]): void {
  if (end - start === replacement.length) {
    for (let at = start; at < end; at++) {
      const unit = replacement[at - start]!
      if (unit !== text[at]) edits.push({ start: at, end: at + 1, text: unit, kind: 'script' })
    }
  } else edits.push({ start, end, text: replacement, kind: 'script' })
}
