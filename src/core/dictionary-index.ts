/**
 * Beside each file of the segmenter's dictionary stands an index: for each entry of the file, in their order, two keys and its
 * length in bytes. A text has use for the entries both of whose keys it has; their words need not be read.
 */

/** 16-bit numbers of an index for one entry: key, key, length. */
export const FIELDS = 3
/** How many keys there are. */
const KEYS = 0x10000
/** A key that every text has. */
export const ALWAYS = 0

/** The key of texts in which two UTF-16 code units are neighbours; some pairs share one. The key of a single unit is itself. */
export function pairKey(first: number, second: number): number {
  return (first * 31 + second * 1009) & (KEYS - 1)
}

/** For each key, 1 where the text has it. */
export function keysOf(text: string): Uint8Array {
  const keys = new Uint8Array(KEYS)
  keys[ALWAYS] = 1
  let before = ALWAYS
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    keys[unit] = 1
    keys[pairKey(before, unit)] = 1
    before = unit
  }
  return keys
}
