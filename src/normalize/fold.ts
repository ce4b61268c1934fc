import type { FoldKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import type { Transform } from './transform.ts'

interface Replacement {
  readonly text: string
  readonly kind: string
}

const UNITS = 0x10000

/** Folds single characters: width, punctuation, spaces, invisible and compatibility characters. */
export function foldTransform(knowledge: FoldKnowledge): Transform {
  const listed = new Map<number, Replacement>()
  const flags = new Uint8Array(UNITS)
  for (const [first, last] of knowledge.compatibility) flags.fill(1, first, last + 1)
  for (const [kind, characters] of Object.entries(knowledge.characters)) {
    for (const [character, text] of Object.entries(characters)) {
      const code = character.charCodeAt(0)
      flags[code] = 1
      listed.set(code, { text, kind })
    }
  }
  return (text) => {
    const edits: Edit[] = []
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (flags[code] === 0) continue
      const replacement = listed.get(code) ?? compatible(text[at]!)
      if (replacement === null) continue
      edits.push({ start: at, end: at + 1, text: replacement.text, kind: replacement.kind })
    }
    return edits
  }
}

/** What NFKC makes of a character, if that is one other character. */
function compatible(character: string): Replacement | null {
  const text = character.normalize('NFKC')
  return text !== character && text.length === 1 ? { text, kind: 'compatibility' } : null
}
