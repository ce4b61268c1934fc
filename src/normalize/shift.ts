import { groupBy } from '../core/group.ts'
import type { PinyinKnowledge, RepairKnowledge, ShiftKnowledge } from '../core/repair.ts'
import type { Edit, Script } from '../core/text.ts'
import { simplifierFor } from './converter.ts'
import type { Converter } from './converter.ts'
import { gbk, isPrivate } from './gbk.ts'
import { isHan } from './han.ts'
import type { LanguageModel } from './language.ts'
import type { Readings } from './readings.ts'
import { fluencyOf } from './fluency.ts'
import { judge } from './shift-judge.ts'
import { searchShift } from './shift-search.ts'
import { unitBefore, unitsFrom } from './shift-units.ts'

/** What the repair asks for when it has found a suspicious place. */
export interface ShiftTools {
  readonly readings: Readings
  readonly model: () => LanguageModel | null
  readonly script: (text: string) => Script
  readonly converter: () => Converter
}

const CONTEXT = 12
const LOST = '\uFFFD'
/** An orphan, six letters with a combining mark, and a bracket are no longer than this. */
const LONGEST_REST = 9
const SWALLOWED = /\?(?=[0-9])/g

/** Puts GBK bytes together again that were cut across characters: finds the places, has them searched and judged. */
export function shiftRepairs(text: string, knowledge: RepairKnowledge, tools: ShiftTools): Edit[] {
  const places = suspiciousPlaces(text, knowledge, tools.readings)
  const model = places.length > 0 ? tools.model() : null
  if (model === null) return []
  const script = tools.script(text)
  const simplify = simplifierFor(script, tools.converter)
  const foreign = new Set(
    [...(script === 'Hans' ? knowledge.script.traditional : knowledge.script.simplified)].map(codeOf),
  )
  const cost = script === 'mixed' ? 0 : knowledge.shift.thresholds.otherScript
  const scriptCost = (code: number): number => (foreign.has(code) ? cost : 0)
  const spoken = charactersByReading(text, tools.readings)
  const usual = charactersUsuallyRead(knowledge.pinyin)
  const codec = gbk()
  const fluency = fluencyOf({ model, simplify, scriptCost })
  const mayLack = !hasPrivate(text)
  const charactersFor = (reading: string): readonly number[] => [
    ...new Set([...(spoken.get(reading) ?? []), ...usual(reading)]),
  ]
  const edits: Edit[] = []
  for (const start of places) {
    if (start < (edits.at(-1)?.end ?? 0)) continue
    const units = unitsFrom(text, start, knowledge.shift, codec, tools.readings)
    const before = unitBefore(text, start, knowledge.shift, codec, tools.readings)
    const beginning = fluency.begin(contextBefore(text, start, tools.readings))
    const parts = {
      knowledge: knowledge.shift,
      codec,
      fluency,
      beginning,
      charactersFor,
      mayLack,
      codeAt: (at: number) => units[at]?.code,
    }
    const verdict = judge(searchShift(units, before, parts), parts)
    if (verdict === null) continue
    const end = units[verdict.used - 1]!.end
    edits.push({ start, end, text: verdict.text, kind: 'shift', tier: verdict.tier, margin: verdict.margin })
  }
  return withSwallowed(text, edits, knowledge, tools.readings)
}

/**
 * Marks the question marks that may have swallowed a digit: right behind an orphan with its mark or the rest of its
 * reading, and on a page with damage right between a Chinese character and a digit.
 */
function withSwallowed(text: string, edits: readonly Edit[], { shift }: RepairKnowledge, readings: Readings): Edit[] {
  const marked = [...edits]
  const afterReadings = new Set(readings.all(text).map(({ end }) => end))
  for (const { index } of text.matchAll(SWALLOWED)) {
    if (edits.some(({ start, end }) => start <= index && index < end)) continue
    const inText = isHan(text.charCodeAt(index - 1)) || afterReadings.has(index)
    if (!(inText && edits.length > 0) && !endsDamage(text, index, shift, readings)) continue
    marked.push({ start: index, end: index + 1, text: LOST, kind: 'shift', tier: 'unreadable', margin: null })
  }
  return marked.toSorted((a, b) => a.start - b.start)
}

/** An orphan with its mark, or with the rest of its reading, ends right there. */
function endsDamage(text: string, end: number, { orphans, marks }: ShiftKnowledge, readings: Readings): boolean {
  if (orphans.includes(text.charAt(end - 2)) && marks[text.charAt(end - 1)] !== undefined) return end >= 2
  for (let at = end - 2; at >= Math.max(0, end - LONGEST_REST); at--) {
    if (orphans.includes(text[at]!) && readings.restAt(text, at + 1)?.end === end) return true
  }
  return false
}

function hasPrivate(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isPrivate(text.charCodeAt(at))) return true
  return false
}

/** Orphans with a mark or the rest of a reading behind them, and characters some decoder gave up. */
function suspiciousPlaces(text: string, { shift }: RepairKnowledge, readings: Readings): number[] {
  const places: number[] = []
  for (const orphan of shift.orphans) {
    for (let at = text.indexOf(orphan); at >= 0; at = text.indexOf(orphan, at + 1)) {
      const next = text[at + 1]
      if (next === undefined || !isNear(text, at)) continue
      if (orphan === LOST || shift.marks[next] !== undefined || readings.restAt(text, at + 1) !== null) places.push(at)
    }
  }
  return places.toSorted((a, b) => a - b)
}

/** A Chinese character stands close by. */
function isNear(text: string, at: number): boolean {
  for (let next = at + 1; next < at + 12; next++) if (isHan(text.charCodeAt(next))) return true
  return false
}

function contextBefore(text: string, at: number, readings: Readings): string {
  const line = text.lastIndexOf('\n', at - 1) + 1
  const stretch = text.slice(Math.max(line, at - 4 * CONTEXT), at)
  let context = ''
  let copied = 0
  for (const { start, end } of readings.all(stretch)) {
    context += stretch.slice(copied, start)
    copied = end
  }
  return context + stretch.slice(copied)
}

function charactersByReading(text: string, readings: Readings): Map<string, number[]> {
  const toned = readings.all(text).filter((bracket) => bracket.toned)
  const spoken = [...groupBy(toned, ({ reading }) => reading)]
  return new Map(
    spoken.map(([reading, brackets]) => [reading, [...new Set(brackets.map(({ character }) => character))]]),
  )
}

/** The characters that any page gives a reading, whatever the shape of its letters. */
function charactersUsuallyRead({ spoken, letters }: PinyinKnowledge): (reading: string) => readonly number[] {
  return (reading) => {
    const usual = [...reading.normalize('NFC')].map((letter) => letters[letter] ?? letter).join('')
    return [...(spoken[usual] ?? '')].map(codeOf)
  }
}

const codeOf = (character: string): number => character.charCodeAt(0)
