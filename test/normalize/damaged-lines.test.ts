import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LanguageStatistics } from '../../src/core/language.ts'
import type { NormalizedText } from '../../src/core/text.ts'
import { alignment } from '../../src/normalize/alignment.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { bigramTable, trigramTable } from '../tools/sequence-table.ts'
import { corpusFiles, hasShared } from '../tools/corpus.ts'
import { damagedLines, isTrue } from '../tools/damaged-lines.ts'
import type { Sample } from '../tools/damaged-lines.ts'
import { knowledge, statistics } from './knowledge.ts'

const EVERY = 10
/** What a single line cannot prove to be a reading. */
const BRACKETS = /\([a-zà-ǜ]+\)/g

/** Statistics that have seen no document of a part of the corpus; the words stay as they are. */
function unseen(part: number): LanguageStatistics {
  const others = corpusFiles().filter((_, index) => index % EVERY !== part)
  const texts = others.map(({ path }) => readFileSync(path, 'utf8'))
  const [bigrams, trigrams] = [bigramTable(texts), trigramTable(texts)].map(({ rows }) => rows.join(''))
  return { bigrams: bigrams!, trigrams: trigrams!, words: statistics().words }
}

function withoutReadings(text: string): string {
  return text.replaceAll(BRACKETS, '')
}

/** The thresholds were set on parts 0 and 7; part 4 was first tried when they stood. */
const PARTS: readonly (readonly [string, number, () => LanguageStatistics])[] = [
  ['lines that thresholds were set on', 0, statistics],
  ['lines that neither thresholds nor statistics have seen', 4, () => unseen(4)],
]

describe.skipIf(!hasShared).each(PARTS)(
  'damaged lines of real texts: %s (skipped without the shared documents)',
  (what, part, read) => {
    let results: { readonly sample: Sample; readonly result: NormalizedText }[] = []
    beforeAll(() => {
      const known = read()
      const paths = corpusFiles().flatMap(({ path }, index) => (index % EVERY === part ? [path] : []))
      results = damagedLines(paths, 14, knowledge).map((sample) => ({
        sample,
        result: normalize(sample.damaged.text, knowledge, { statistics: () => known }),
      }))
    }, 240_000)

    test('nothing that a certain repair says is wrong', () => {
      expect(results.length).toBeGreaterThanOrEqual(280)
      const wrong = results.flatMap(({ sample, result }) =>
        result.doubtful
          .filter((repair) => repair.tier === 'certain' && !isTrue(repair, sample, knowledge))
          .map(({ text, start, end }) => `${sample.damaged.text.slice(start, end)} → ${text}`),
      )
      expect(wrong).toEqual([])
    })

    test('a part comes out exactly, most are better than before', () => {
      const exact = results.filter(({ sample, result }) => withoutReadings(result.text) === sample.clean).length
      const touched = results.filter(({ result }) => result.doubtful.length > 0).length
      const all = results.flatMap(({ result }) => result.doubtful)
      const sure = all.filter(({ tier }) => tier === 'certain').length
      console.log(
        `${what}: ${results.length} damaged lines, ${exact} exact (${((100 * exact) / results.length).toFixed(0)} %), ` +
          `${touched} repaired in part or whole; ${sure} of ${all.length} repairs certain`,
      )
      expect(exact).toBeGreaterThan(results.length * 0.15)
      expect(touched).toBeGreaterThan(results.length * 0.75)
    })

    test('repaired text is not repaired again, and every character belongs to one place', () => {
      for (const { sample, result } of results.slice(0, 100)) {
        expect(normalize(result.text, knowledge, { statistics }).text).toBe(result.text)
        const { text: source } = sample.damaged
        const segments = alignment(source, result.text, result.map)
        expect(segments.map((one) => source.slice(...one.source)).join('')).toBe(source)
        expect(segments.map((one) => result.text.slice(...one.text)).join('')).toBe(result.text)
      }
    })
  },
  300_000,
)
