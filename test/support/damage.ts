/** Damages clean text the way real pages were damaged: on its GBK bytes, without regard to character boundaries. */
import { gbk, isLead, isTrail } from '../../src/normalize/gbk.ts'

export interface DamageOptions {
  /** Character → reading put behind every two bytes that look like it. */
  readonly readings?: ReadonlyMap<string, string>
  /** Whether the marks at which the bytes are split are looked for. */
  readonly split?: boolean
  /** What a cleaner did to private-use characters. */
  readonly privateUse?: 'kept' | 'lost'
  /** Whether full-width marks were folded afterwards. */
  readonly folded?: boolean
}

export interface Damaged {
  readonly text: string
  /** For each UTF-16 unit of the damaged text, the range of the clean text whose bytes it shows; readings are empty ranges. */
  readonly origins: readonly { readonly start: number; readonly end: number }[]
}

/** Full-width marks that are found across two characters, with what folding makes of them. */
const MARKS: Readonly<Record<string, string>> = { '！': '!', '？': '?', '；': ';', '，': ',' }

interface Byte {
  readonly value: number
  readonly start: number
  readonly end: number
  /** Where `value` is a whole character that the encoding lacks. */
  readonly foreign?: string
}

export function damage(clean: string, options: DamageOptions = {}): Damaged {
  const { readings = new Map(), split = true, privateUse = 'lost', folded = true } = options
  const annotated = annotate(bytesOf(clean), readings)
  const shown: { text: string; start: number; end: number }[] = []
  let segment: Byte[] = []
  const flush = (): void => {
    shown.push(...decode(segment))
    segment = []
  }
  const marks = new Map(Object.keys(MARKS).map((mark) => [gbk().encode(mark.charCodeAt(0)), mark]))
  for (let at = 0; at < annotated.length; at++) {
    const byte = annotated[at]!
    const next = annotated[at + 1]
    const mark = split && next !== undefined ? marks.get((byte.value << 8) | next.value) : undefined
    if (byte.foreign !== undefined || mark !== undefined) flush()
    if (byte.foreign !== undefined) shown.push({ text: byte.foreign, start: byte.start, end: byte.end })
    else if (mark === undefined) segment.push(byte)
    else {
      shown.push({ text: mark, start: byte.start, end: next!.end })
      at++
    }
  }
  flush()
  let text = ''
  const origins: { start: number; end: number }[] = []
  for (const { text: character, start, end } of shown) {
    if (privateUse === 'lost' && /[\uE000-\uF8FF]/.test(character)) continue
    text += folded ? (MARKS[character] ?? character) : character
    for (const _ of character.split('')) origins.push({ start, end })
  }
  return { text, origins }
}

function bytesOf(text: string): Byte[] {
  const bytes: Byte[] = []
  for (let at = 0; at < text.length; at++) {
    const place = { start: at, end: at + 1 }
    const code = text.charCodeAt(at)
    const pair = gbk().encode(code)
    if (code < 0x80) bytes.push({ value: code, ...place })
    else if (pair === 0) bytes.push({ value: 10, ...place, foreign: text[at]! })
    else bytes.push({ value: pair >> 8, ...place }, { value: pair & 0xff, ...place })
  }
  return bytes
}

function annotate(bytes: readonly Byte[], readings: ReadonlyMap<string, string>): Byte[] {
  const inserted = new Map(
    [...readings].map(([character, reading]) => [gbk().encode(character.charCodeAt(0)), reading]),
  )
  const out: Byte[] = []
  for (let at = 0; at < bytes.length; at++) {
    out.push(bytes[at]!)
    const next = bytes[at + 1]
    const reading = next === undefined ? undefined : inserted.get((bytes[at]!.value << 8) | next.value)
    if (reading === undefined) continue
    out.push(next!)
    const place = next!.end
    for (const { value } of bytesOf(`(${reading})`)) out.push({ value, start: place, end: place })
    at++
  }
  return out
}

/** Decodes as old software did: a lead byte without a trail byte is a question mark, and takes a low byte with it. */
function decode(bytes: readonly Byte[]): { text: string; start: number; end: number }[] {
  const out: { text: string; start: number; end: number }[] = []
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at]!
    const second = bytes[at + 1]
    if (!isLead(first.value)) {
      const text = first.value < 0x80 ? String.fromCharCode(first.value) : '?'
      out.push({ text, start: first.start, end: first.end })
    } else if (second === undefined) out.push({ text: '?', start: first.start, end: first.end })
    else {
      const text = isTrail(second.value) ? String.fromCharCode(gbk().decode(first.value, second.value)) : '?'
      out.push({ text, start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) })
      at++
    }
  }
  return out
}
