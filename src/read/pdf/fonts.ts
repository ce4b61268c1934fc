/** What of a font matters for reading. */
export interface FontFacts {
  readonly vertical: boolean
  /** Whether the file says which characters its glyphs are. */
  readonly mapped: boolean
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
  const found = { vertical, mapped: !composite || (map !== undefined && !borrowed) }
  facts.set(font, found)
  return found
}

const IDEOGRAPH = /\p{Script=Han}/u

/**
 * A font without a map may still have characters for codes, or numbers of its own; those come out as Latin, Greek or
 * Arabic letters. Are these characters of a Chinese text?
 */
export function looksChinese(characters: readonly string[]): boolean {
  return characters.filter((text) => IDEOGRAPH.test(text)).length * 2 > characters.length
}
