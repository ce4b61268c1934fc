import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { changesFrom, extract, inBrief, samples, type Sample } from './documents.ts'
import {
  addedTasks,
  agencies,
  agencyRoles,
  bounds,
  changeOfValue,
  deadlines,
  deletedTasks,
  type Edit,
  goalBullets,
  movedTasks,
  rewordedTasks,
  sameText,
  sentences,
  units,
  values,
  wrappedLines,
} from './edits.ts'
import { type Figure, figuresOf, nextNumber, subjectOf } from './figures.ts'

const KINDS = {
  values,
  bounds,
  units,
  deadlines,
  agencies,
  agencyRoles,
  deletedTasks,
  addedTasks,
  movedTasks,
  goalBullets,
  rewordedTasks,
  sentences,
  sameText,
  wrappedLines,
} satisfies Record<string, (sample: Sample) => readonly Edit[]>

let all: Sample[] = []
beforeAll(async () => {
  all = await samples()
})

/** Which ids of old indicators are gone though nothing was done to their records or headings. */
function lostIds(old: Extraction, fresh: Extraction, expected: readonly string[]): string[] {
  const ids = new Set(fresh.indicators.map(({ id }) => id))
  const reworded = new Set(expected.filter((line) => line.startsWith('task-reworded')).map(() => 'heading'))
  return old.indicators
    .filter((indicator) => !ids.has(indicator.id) && !expected.includes(`indicator-removed ${subjectOf(indicator)}`))
    .filter((indicator) => !(reworded.size > 0 && isUnderReworded(old, fresh, indicator.section)))
    .map(subjectOf)
}

/** A heading's words are part of the ids below it. */
function isUnderReworded(old: Extraction, fresh: Extraction, section: string | null): boolean {
  const title = old.sections.find(({ id }) => id === section)?.title
  return !fresh.sections.some((other) => other.title === title)
}

interface Tried {
  readonly edits: number
  readonly indicators: number
  readonly wrong: readonly string[]
  readonly lost: readonly string[]
}

async function attempt(makeEdits: (sample: Sample) => readonly Edit[]): Promise<Tried> {
  const wrong: string[] = []
  const lost: string[] = []
  let edits = 0
  let indicators = 0
  for (const sample of all) {
    for (const { about, text, expected } of makeEdits(sample)) {
      edits++
      const fresh = await extract(text, sample.published)
      const found = changesFrom(sample.extraction, fresh).map(inBrief).toSorted().join('\n')
      const wanted = expected.toSorted().join('\n')
      if (found !== wanted) wrong.push(`${sample.name}: ${about}\nfound:\n${found}\nexpected:\n${wanted}\n`)
      lost.push(...lostIds(sample.extraction, fresh, expected).map((subject) => `${sample.name}: ${about}: ${subject}`))
      indicators += sample.extraction.indicators.length
    }
  }
  return { edits, indicators, wrong, lost }
}

const tried: Record<string, Tried> = {}

describe('each seeded edit is reported, and nothing else', () => {
  test.each(Object.entries(KINDS))('%s', { timeout: 240_000 }, async (name, makeEdits) => {
    const result = await attempt(makeEdits)
    tried[name] = result
    expect(result.edits).toBeGreaterThan(0)
    expect(result.wrong.join('\n')).toBe('')
  })

  test('at least 200 of them', () => {
    const counts = Object.entries(tried).map(([name, { edits }]) => [name, edits] as const)
    const sum = counts.reduce((total, [, edits]) => total + edits, 0)
    console.log(`seeded edits: ${sum} (${counts.map(([name, edits]) => `${name} ${edits}`).join(', ')})`)
    expect(sum).toBeGreaterThan(200)
  })

  test('an indicator keeps its id through all of them', () => {
    const checked = Object.values(tried).reduce((total, { indicators }) => total + indicators, 0)
    const lost = Object.values(tried).flatMap((each) => each.lost)
    console.log(`ids kept: ${checked - lost.length} of ${checked}`)
    expect(lost).toEqual([])
  })
})

test('several edits at once are the sum of them', { timeout: 240_000 }, async () => {
  const sample = all.find(({ name }) => name === 'seed-action-plan') as Sample
  const figures = figuresOf(sample).filter(({ indicators }) => indicators.length === 1)
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...figures.keys()], { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (chosen, up) => {
        let { text } = sample
        const expected: string[] = []
        for (const index of chosen.toReversed()) {
          const figure = figures[index] as Figure
          const digits = nextNumber(figure.digits, up)
          if (digits === null) continue
          text = text.slice(0, figure.start) + digits + text.slice(figure.end)
          expected.push(...figure.indicators.map((indicator) => changeOfValue(indicator, up)))
        }
        const found = changesFrom(sample.extraction, await extract(text, sample.published)).map(inBrief)
        expect(found.toSorted()).toEqual(expected.toSorted())
      },
    ),
    { numRuns: 40 },
  )
})
