import type { Edit } from '../core/text.ts'
import type { Transform } from './transform.ts'

/** A character reference of HTML, named or numbered, and what follows it. */
const REFERENCE = /&(?:([A-Za-z][A-Za-z0-9]{1,9})|#([0-9]{2,6})|#[Xx]([0-9A-Fa-f]{2,5}));/g
/** What would be a reference with the ampersand before it: it was spelled out on purpose. */
const SPELLED = /^(?:[A-Za-z][A-Za-z0-9]{1,9}|#[0-9]{2,6}|#[Xx][0-9A-Fa-f]{2,5});/
/** The surface of text: no controls, no halves of pairs, nothing for private use. */
const TEXT = /^[^\p{C}]$/u

/** Puts characters for their references (`&permil;`, `&#8212;`) in a text that is no HTML. */
export function referenceTransform(names: Readonly<Record<string, string>>): Transform {
  return (text) => {
    if (!text.includes('&')) return []
    const edits: Edit[] = []
    for (const { 0: whole, 1: name, 2: decimal, 3: hexadecimal, index } of text.matchAll(REFERENCE)) {
      const end = index + whole.length
      const character = name === undefined ? numbered(decimal, hexadecimal) : named(names, name)
      if (character === null || (character === '&' && SPELLED.test(text.slice(end, end + 12)))) continue
      edits.push({ start: index, end, text: character, kind: 'reference' })
    }
    return edits
  }
}

function named(names: Readonly<Record<string, string>>, name: string): string | null {
  return Object.hasOwn(names, name) ? names[name]! : null
}

function numbered(decimal: string | undefined, hexadecimal: string | undefined): string | null {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (code > 0xffff) return null
  const character = String.fromCharCode(code)
  return TEXT.test(character) ? character : null
}
