/**
 * Beside each file of the segmenter's dictionary stands an index of its entries, in their order. A text has use for the entries
 * both of whose keys it has; their words need not be read.
 */
export interface DictionaryIndex {
  /** Of each entry. */
  readonly firstKeys: Uint16Array
  readonly secondKeys: Uint16Array
  /** In bytes, where each entry starts, and where the file ends. */
  readonly starts: Uint32Array
  /** Of the frequencies of all entries; 0 where it does not matter. */
  readonly sum: number
}

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

/** The index as it is kept: numbers with the lowest byte first, 32 bits for the sum and the starts, 16 for the keys. */
export function encodeIndex({ firstKeys, secondKeys, starts, sum }: DictionaryIndex): Uint8Array {
  const bytes = Buffer.alloc(4 * (1 + starts.length) + 2 * (firstKeys.length + secondKeys.length))
  let at = 0
  for (const value of [sum, ...starts]) at = bytes.writeUInt32LE(value, at)
  for (const value of [...firstKeys, ...secondKeys]) at = bytes.writeUInt16LE(value, at)
  return bytes
}

/** Reads in place what {@link encodeIndex} made; `isSwapped` on machines that have the highest byte first. */
export function decodeIndex(bytes: Buffer, isSwapped: boolean): DictionaryIndex {
  const entries = (bytes.length - 8) / 8
  const keysAt = 8 + 4 * entries
  if (isSwapped) {
    bytes.subarray(0, keysAt).swap32()
    bytes.subarray(keysAt).swap16()
  }
  const { buffer, byteOffset } = bytes
  return {
    sum: new Uint32Array(buffer, byteOffset, 1)[0]!,
    starts: new Uint32Array(buffer, byteOffset + 4, entries + 1),
    firstKeys: new Uint16Array(buffer, byteOffset + keysAt, entries),
    secondKeys: new Uint16Array(buffer, byteOffset + keysAt + 2 * entries, entries),
  }
}
