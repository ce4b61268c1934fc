/** What of a font matters for reading. */
export interface FontFacts {
  readonly vertical: boolean
  /** Does the file say which characters its glyphs are? */
  readonly readable: boolean
}

interface FontObject {
  readonly vertical?: boolean
  readonly composite?: boolean
  readonly cMap?: { readonly name?: string }
  /** PDF.js keeps a list of characters; where the file has none, only the range of codes. */
  readonly toUnicode?: { readonly _map?: readonly unknown[] }
}

/** A map of this many entries was not written into a file but made for a collection of glyphs, see character-maps. */
const COMPLETE = 60_000
/** Fonts that name the character map their codes are of. */
const NAMED = /^(?:GB|Uni|B5|ET|HK)/

const facts = new WeakMap<object, FontFacts>()

export function encodingOf(font: unknown): FontFacts | null {
  if (typeof font !== 'object' || font === null) return null
  const known = facts.get(font)
  if (known !== undefined) return known
  const { vertical = false, composite = false, cMap, toUnicode } = font as FontObject
  const map = toUnicode?._map
  const borrowed = map !== undefined && map.length > COMPLETE && !NAMED.test(cMap?.name ?? '')
  const found = { vertical, readable: !composite || (map !== undefined && !borrowed) }
  facts.set(font, found)
  return found
}
