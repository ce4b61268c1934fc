import { expect, it } from 'vitest'
import { CoverageCount } from '../../src/authoring/coverage.ts'
import { benchWith, documentOf } from './support.ts'

it('counts what fired over all texts, what never did, and what was left over', () => {
  const { pipeline } = benchWith(
    'topic: patterns',
    'phase: context',
    'rules:',
    '  - {id: own.zebra, about: x, match: "\'斑马\'", examples: {match: [斑马], no-match: [马]}}',
    '  - {id: own.measured, about: x, match: "quantity", examples: {match: [5个], no-match: [个]}}',
  )
  const coverage = new CoverageCount(pipeline)
  coverage.add(documentOf('到2025年，建成5G基站5万个以上。'), {})
  coverage.add({ ...documentOf('新建（3个）。', '的5个。'), name: 'other.txt' }, {})
  const { documents, fired, never, indicators, residue } = coverage.report()
  const times = (id: string): number | undefined => fired.find(({ rule }) => rule === id)?.count
  expect(documents).toBe(2)
  expect(times('own.measured')).toBe(3)
  expect(times('quantity.bound-after')).toBe(1)
  expect(times('own.zebra')).toBe(0)
  expect(never.map(({ id }) => id)).toContain('own.zebra')
  expect(never.map(({ id }) => id)).not.toContain('own.measured')
  expect(indicators).toBeGreaterThan(0)
  expect(residue.map(({ path, text, span }) => `${path}:${span.line} ${text}`)).toContain('other.txt:2 5个')
})
