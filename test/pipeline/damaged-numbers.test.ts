import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { damage } from '../support/damage.ts'
import type { DamageOptions } from '../support/damage.ts'
import { OWN, sharedDocuments } from '../support/documents.ts'
import { pipeline } from '../support/real.ts'
import { hasShared } from '../tools/corpus.ts'
import { paragraphsOf } from '../support/wrap.ts'

/** `保会` is `B1 [A3 BB] E1`: the bytes of a mark are found across it, and what is left of it takes a digit along. */
const SWALLOWING = '环保会'
/** `保《` is `B1 [A3 A1] B6`: split right behind a number and its unit. */
const SPLIT = '为确保《规划》'
/** `展潛` hides 節: the reading falls into the character right in front of a number. */
const READINGS: ReadonlyMap<string, string> = new Map([['節', 'jié']])
const READ = '展潛'

/** Puts what will be damaged right beside every other number. */
function baited(text: string, before: string, after: string): string {
  let count = 0
  return text.replaceAll(/(?<=[\u4E00-\u9FFF])[0-9][0-9.]*%?/g, (number) =>
    ++count % 2 === 0 ? before + number + after : number,
  )
}

const BAITS = [
  ['a digit is swallowed', SWALLOWING, ''],
  ['a split stands behind the number', '', SPLIT],
  ['a reading stands in front', READ, ''],
  ['both sides are damaged', SWALLOWING, SPLIT],
] as const
const WAYS: readonly DamageOptions[] = [
  { privateUse: 'lost', readings: READINGS },
  { privateUse: 'kept', readings: READINGS },
]

const extract = (text: string): Extraction =>
  pipeline.extract({ name: 'copy', text, encoding: 'utf-8', format: 'text' })

/** The figures of a stretch, those whole that begin or end outside. */
function figuresIn(text: string, from: number, to: number): string {
  const figures = [...text.matchAll(/[0-9.]+/g)].filter(
    ({ index, 0: figure }) => index < to && index + figure.length > from,
  )
  return figures.map(([figure]) => figure).join(' ')
}

/** The records of the damaged text whose amounts the clean text does not say at that place, nor has as figures. */
function wrongNumbers(clean: string, options: DamageOptions): { wrong: string[]; hidden: number; said: number } {
  const { text, origins } = damage(clean, options)
  const truth = extract(clean).indicators
  const got = extract(text)
  const wrong = got.indicators
    .filter(({ span, amount, min, max, baseline }) => {
      const shown = origins.slice(span.start, span.end)
      const start = Math.min(...shown.map((origin) => origin.start))
      const end = Math.max(...shown.map((origin) => origin.end))
      const isSaid = truth.some(
        (record) =>
          record.span.start < end &&
          start < record.span.end &&
          record.amount === amount &&
          record.min === min &&
          record.max === max &&
          (baseline === null || record.baseline?.amount === baseline.amount),
      )
      return !isSaid && !figuresIn(clean, start, end).includes(figuresIn(text, span.start, span.end))
    })
    .map((record) => `${record.text} | ${text.slice(record.span.start - 8, record.span.end + 8)}`)
  const hidden = got.diagnostics.filter(({ code }) => code === 'unreadable-number').length
  return { wrong, hidden, said: got.indicators.length }
}

describe('damage that falls on numbers', () => {
  const own = OWN.filter(({ name }) => /^seeds\/(?!.*hant).*\.txt$/.test(name)).map(({ text }) => text)
  const shared = hasShared ? sharedDocuments(['passages']).map(({ text }) => text) : []

  test.each(BAITS)('no record has a number that the text has not: %s', { timeout: 240_000 }, (_, before, after) => {
    let hidden = 0
    let said = 0
    for (const [index, text] of [...own, ...shared].entries()) {
      const clean = baited(paragraphsOf(text).join('\n'), before, after)
      const found = wrongNumbers(clean, WAYS[index % WAYS.length]!)
      expect(found.wrong).toEqual([])
      hidden += found.hidden
      said += found.said
    }
    console.log(`${before}…${after}: ${said} records, ${hidden} numbers told as unreadable`)
    expect(said).toBeGreaterThan(50)
  })
})
