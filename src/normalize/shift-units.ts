import type { ShiftKnowledge } from '../core/repair.ts'
import type { Gbk } from './gbk.ts'
import type { Readings } from './readings.ts'

/** A character as it stands, with the bytes it was shown for. */
export interface Unit {
  readonly start: number
  /** Behind the character and a reading that follows it. */
  readonly end: number
  /** UTF-16 code unit. */
  readonly code: number
  /** The two bytes as `lead << 8 | trail`, one byte below 0x80, or 0 for what the encoding lacks. */
  readonly bytes: number
  /** The bytes of the full-width mark it may stand for, or 0. */
  readonly mark: number
  /** One byte that found no partner. */
  readonly orphan: boolean
  /** The reading whose opening bracket the orphan took with it. */
  readonly reading?: string
}

/** How far a repair may reach, in units. */
const LONGEST = 120

/** The units of one line from `from` on: at most {@link LONGEST}, up to the first character outside the encoding. */
export function unitsFrom(
  text: string,
  from: number,
  knowledge: ShiftKnowledge,
  codec: Gbk,
  readings: Readings,
): Unit[] {
  const units: Unit[] = []
  for (let at = from; at < text.length && units.length < LONGEST;) {
    const unit = unitAt(text, at, knowledge, codec, readings)
    if (unit.bytes === 0 && !unit.orphan) break
    units.push(unit)
    at = unit.end
  }
  return units
}

/** The unit that ends at `end`, or null at the beginning of a line; without a reading that follows it. */
export function unitBefore(
  text: string,
  end: number,
  knowledge: ShiftKnowledge,
  codec: Gbk,
  readings: Readings,
): Unit | null {
  let at = end
  for (let back = 3; back <= 11 && text[end - 1] === ')'; back++) {
    if (text[end - back] !== '(' || readings.bracketAt(text, end - back)?.end !== end) continue
    at = end - back
    break
  }
  const code = text.charCodeAt(at - 1)
  if (at === 0 || code < 32) return null
  return { ...unitAt(text, at - 1, knowledge, codec, readings), end }
}

function unitAt(text: string, at: number, knowledge: ShiftKnowledge, codec: Gbk, readings: Readings): Unit {
  const character = text[at]!
  const code = text.charCodeAt(at)
  const full = knowledge.marks[character]
  const mark = full === undefined ? 0 : codec.encode(full.charCodeAt(0))
  const orphan = knowledge.orphans.includes(character)
  const rest = orphan ? readings.restAt(text, at + 1) : null
  if (rest !== null) return { start: at, end: rest.end, code, bytes: 0, mark: 0, orphan, reading: rest.reading }
  const end = orphan ? at + 1 : (readings.bracketAt(text, at + 1)?.end ?? at + 1)
  const bytes = code < 32 ? 0 : code < 0x80 ? code : codec.encode(code)
  return { start: at, end, code, bytes, mark, orphan }
}
