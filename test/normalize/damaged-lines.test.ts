import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DoubtfulRepair } from '../../src/core/text.ts'
import { alignment } from '../../src/normalize/alignment.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { damage } from '../support/damage.ts'
import type { Damaged } from '../support/damage.ts'
import { corpusFiles, hasShared } from '../tools/corpus.ts'
import { knowledge, statistics } from './knowledge.ts'

/** So many damaged lines are tried, a few from each text that the statistics have not seen. */
const LINES = 600
const FROM_EACH = 60
const READINGS = new Map(Object.entries({ 节: 'jié', 动: 'dòng', 发: 'fā', 业: 'yè', 网: 'wǎng' }))
const WAYS = [
  { privateUse: 'lost' },
  { privateUse: 'kept' },
  { privateUse: 'lost', readings: READINGS },
  { privateUse: 'kept', folded: false },
] as const

interface Sample {
  readonly clean: string
  readonly damaged: Damaged
}

function samples(): Sample[] {
  const found: Sample[] = []
  for (const { path, heldOut } of corpusFiles()) {
    if (!heldOut || found.length >= LINES) continue
    const before = found.length
    for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
      if (line.length < 20 || line.length > 400 || found.length - before >= FROM_EACH) continue
      const clean = normalize(line, knowledge).text
      if (clean.length !== line.length) continue
      for (const step of [0, 1]) {
        const way = WAYS[(found.length + step) % WAYS.length]!
        const damaged = damage(line, way)
        const shifted = damaged.text !== damage(line, { ...way, split: false, privateUse: 'kept' }).text
        if (shifted) found.push({ clean, damaged })
      }
    }
  }
  return found
}

/** What the repair says, with each unknown character standing for up to four. */
function agrees(said: string, truth: string): boolean {
  const pattern = said
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\uFFFD+/g, (lost) => `[^]{0,${lost.length * 4}}`)
  return new RegExp(`^${pattern}$`).test(truth)
}

function isTrue({ start, end, text }: DoubtfulRepair, { clean, damaged }: Sample): boolean {
  const origins = damaged.origins.slice(start, end)
  const truth = clean.slice(Math.min(...origins.map((one) => one.start)), Math.max(...origins.map((one) => one.end)))
  return agrees(normalize(text, knowledge).text, truth)
}

describe.skipIf(!hasShared)(
  'damaged lines of real texts (skipped without the shared documents)',
  () => {
    const lines = samples()
    const results = lines.map((sample) => ({
      sample,
      result: normalize(sample.damaged.text, knowledge, { statistics }),
    }))

    test('nothing that a certain repair says is wrong', () => {
      expect(lines.length).toBeGreaterThanOrEqual(500)
      const wrong = results.flatMap(({ sample, result }) =>
        result.doubtful
          .filter((repair) => repair.tier === 'certain' && !isTrue(repair, sample))
          .map(({ text, start, end }) => `${sample.damaged.text.slice(start, end)} → ${text}`),
      )
      expect(wrong).toEqual([])
    })

    test('a good part comes out exactly, most are better than before', () => {
      const exact = results.filter(({ sample, result }) => result.text === sample.clean).length
      const touched = results.filter(({ result }) => result.doubtful.length > 0).length
      const all = results.flatMap(({ result }) => result.doubtful)
      const sure = all.filter(({ tier }) => tier === 'certain').length
      console.log(
        `${lines.length} damaged lines: ${exact} exact (${((100 * exact) / lines.length).toFixed(0)} %), ` +
          `${touched} repaired in part or whole; ${sure} of ${all.length} repairs certain`,
      )
      expect(exact).toBeGreaterThan(lines.length * 0.15)
      expect(touched).toBeGreaterThan(lines.length * 0.75)
    })

    test('repaired text is not repaired again, and every character belongs to one place', () => {
      for (const { sample, result } of results.slice(0, 200)) {
        const again = normalize(result.text, knowledge, { statistics })
        expect(again.text).toBe(result.text)
        const { text: source } = sample.damaged
        const segments = alignment(source, result.text, result.map)
        expect(segments.map((one) => source.slice(...one.source)).join('')).toBe(source)
        expect(segments.map((one) => result.text.slice(...one.text)).join('')).toBe(result.text)
      }
    })
  },
  120_000,
)
