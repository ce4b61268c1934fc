import type { Position } from '../core/errors.ts'

/** The encodings that are read, under the names that TextDecoder knows. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const

export type Encoding = (typeof ENCODINGS)[number]

/** As a user would write it. */
const TITLES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  big5: 'Big5',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
}

/** Byte order marks, longest first where one begins like another. */
const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** No character takes more bytes. */
const LONGEST_CHARACTER = 4

export function titleOf(encoding: Encoding): string {
  return TITLES[encoding]
}

/** What the byte order mark in front says, or null without one. */
export function markedEncoding(bytes: Uint8Array): Encoding | null {
  return MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0] ?? null
}

/** The characters, a byte order mark among them; null when the bytes are not valid in this encoding. */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The characters, U+FFFD for what is not valid. */
export function decodeLeniently(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}

/** Where bytes stop being valid. */
export interface Invalid {
  /** Offset of the first byte that belongs to no character. */
  readonly byte: number
  readonly position: Position
  /** The bytes end in the middle of a character. */
  readonly atEnd: boolean
}

/** Finds the first place that is not valid, in bytes of which {@link decodeStrictly} gives null. */
export function firstInvalid(bytes: Uint8Array, encoding: Encoding): Invalid {
  // Decoding as a stream lets an unfinished end pass, so that a prefix fails only when it holds the mistake.
  const isFine = (length: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
      return true
    } catch {
      return false
    }
  }
  let fine = 0
  let failing = bytes.length + 1
  while (failing - fine > 1) {
    const middle = (fine + failing) >>> 1
    if (isFine(middle)) fine = middle
    else failing = middle
  }
  let byte = fine
  while (byte > Math.max(0, fine - LONGEST_CHARACTER) && decodeStrictly(bytes.subarray(0, byte), encoding) === null)
    byte--
  const before = decodeLeniently(bytes.subarray(0, byte), encoding)
  const atEnd = failing > bytes.length
  return { byte, position: endOf(before.startsWith('\uFEFF') ? before.slice(1) : before), atEnd }
}

function endOf(text: string): Position {
  const lines = text.split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
