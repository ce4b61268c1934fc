/** Encoders of the encodings that are read; Node has only decoders for most. */
import type { Encoding } from '../../src/read/encodings.ts'

export interface EncodingCase {
  readonly name: string
  readonly encoding: Encoding
  readonly traditional: boolean
  /** The byte order mark; null where there is none. */
  readonly mark: readonly number[] | null
}

/** Six ways in which a Chinese text is saved. */
export const ENCODERS: readonly EncodingCase[] = [
  { name: 'utf-8', encoding: 'utf-8', traditional: false, mark: [0xef, 0xbb, 0xbf] },
  { name: 'gb18030', encoding: 'gb18030', traditional: false, mark: [0x84, 0x31, 0x95, 0x33] },
  { name: 'gb18030 (traditional)', encoding: 'gb18030', traditional: true, mark: [0x84, 0x31, 0x95, 0x33] },
  { name: 'big5', encoding: 'big5', traditional: true, mark: null },
  { name: 'utf-16le', encoding: 'utf-16le', traditional: false, mark: [0xff, 0xfe] },
  { name: 'utf-16be', encoding: 'utf-16be', traditional: false, mark: [0xfe, 0xff] },
]

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** @throws Error for a character that the encoding lacks */
export function encode(text: string, { encoding, mark }: EncodingCase, withMark: boolean): Uint8Array {
  const front = withMark && mark !== null ? mark : []
  return Buffer.concat([Uint8Array.from(front), bytesOf(text, encoding)])
}

function bytesOf(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = tables.get(encoding) ?? tableOf(encoding)
  tables.set(encoding, table)
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const encoded = code < 0x80 ? [code] : table.get(character)
    if (encoded === undefined) throw new Error(`${encoding} has no ${character}`)
    bytes.push(...encoded)
  }
  return Uint8Array.from(bytes)
}

/** The characters of two bytes. */
function tableOf(encoding: Encoding): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character))
        table.set(character, [lead, trail])
    }
  }
  return table
}
