import { describe, expect, test } from 'vitest'
import { extractionSchema, type Extraction } from '../../src/core/extraction.ts'
import { select, type Selection } from '../../src/render/select.ts'
import { sampleExtraction } from './sample.ts'

const ids = (records: readonly { readonly id: string }[]): string => records.map(({ id }) => id).join(' ')

const cases: [
  selection: Selection,
  goals: string,
  indicators: string,
  assignments: string,
  agencies: string,
  residue: number,
][] = [
  [{}, 'g1 g2', 'i1 i2 i3', 't1', 'a1 a2', 2],
  [{ only: ['indicators'] }, '', 'i1 i2 i3', '', 'a1', 1],
  [{ only: ['goals'] }, 'g1 g2', '', '', '', 0],
  [{ only: ['assignments'] }, '', '', 't1', 'a1 a2', 1],
  [{ only: ['goals', 'indicators'] }, 'g1 g2', 'i1 i2 i3', '', 'a1', 1],
  [{ roles: ['target'] }, 'g1 g2', 'i1', 't1', 'a1 a2', 2],
  [{ only: ['indicators'], roles: ['criterion', 'status'] }, '', 'i2 i3', '', '', 1],
]

describe.each(cases)('%j', (selection, goals, indicators, assignments, agencies, residue) => {
  const selected = select(sampleExtraction(), selection)

  test('keeps what was asked for', () => {
    expect(ids(selected.goals)).toBe(goals)
    expect(ids(selected.indicators)).toBe(indicators)
    expect(ids(selected.assignments)).toBe(assignments)
    expect(ids(selected.agencies)).toBe(agencies)
    expect(selected.residue).toHaveLength(residue)
  })

  test('still obeys the schema, with every key and no loose link', () => {
    expect(extractionSchema.parse(selected)).toEqual(selected)
    expect(Object.keys(selected)).toEqual(Object.keys(sampleExtraction()))
    expect(looseLinks(selected)).toEqual([])
  })

  test('never cuts document and sections', () => {
    expect(selected.document).toEqual(sampleExtraction().document)
    expect(selected.sections).toEqual(sampleExtraction().sections)
  })
})

test('nothing asked for gives the same extraction', () => {
  expect(select(sampleExtraction(), {})).toEqual(sampleExtraction())
})

function looseLinks({ goals, indicators, assignments, agencies }: Extraction): string[] {
  const known = new Set([...goals, ...indicators, ...agencies].map(({ id }) => id))
  const links = [
    ...goals.flatMap((goal) => goal.indicators),
    ...indicators.flatMap((indicator) => [indicator.goal ?? [], indicator.agencies].flat()),
    ...assignments.flatMap((assignment) => assignment.agencies.map(({ agency }) => agency)),
  ]
  return links.filter((id) => !known.has(id))
}
