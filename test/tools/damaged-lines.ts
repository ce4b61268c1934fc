/** Lines of real texts with damaged bytes, and whether what a repair says of them is true. */
import { readFileSync } from 'node:fs'
import type { RepairKnowledge } from '../../src/core/repair.ts'
import type { DoubtfulRepair } from '../../src/core/text.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { damage } from '../support/damage.ts'
import type { Damaged } from '../support/damage.ts'

export interface Sample {
  readonly clean: string
  readonly damaged: Damaged
}

const READINGS = new Map(Object.entries({ 节: 'jié', 动: 'dòng', 发: 'fā', 业: 'yè', 网: 'wǎng' }))
const WAYS = [
  { privateUse: 'lost' },
  { privateUse: 'kept' },
  { privateUse: 'lost', readings: READINGS },
  { privateUse: 'kept', folded: false },
] as const

/** Lines whose bytes are split somewhere, some of each text, in all the ways that pages are damaged. */
export function damagedLines(paths: readonly string[], fromEach: number, knowledge: RepairKnowledge): Sample[] {
  return paths.flatMap((path) => {
    const found: Sample[] = []
    for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
      if (line.length < 20 || line.length > 400 || found.length >= fromEach) continue
      const clean = normalize(line, knowledge).text
      if (clean.length !== line.length) continue
      for (const step of [0, 1]) {
        const way = WAYS[(found.length + step) % WAYS.length]!
        const damaged = damage(line, way)
        const shifted = damaged.text !== damage(line, { ...way, split: false, privateUse: 'kept' }).text
        if (shifted) found.push({ clean, damaged })
      }
    }
    return found
  })
}

/** Whether a repair says what stood there, each unknown character standing for up to four. */
export function isTrue(
  { start, end, text }: DoubtfulRepair,
  { clean, damaged }: Sample,
  knowledge: RepairKnowledge,
): boolean {
  const origins = damaged.origins.slice(start, end)
  const truth = clean.slice(Math.min(...origins.map((one) => one.start)), Math.max(...origins.map((one) => one.end)))
  return agrees(normalize(text, knowledge).text, truth)
}

function agrees(said: string, truth: string): boolean {
  const pattern = said
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\uFFFD+/g, (lost) => `[^]{0,${lost.length * 4}}`)
  return new RegExp(`^${pattern}$`).test(truth)
}
