import { expect, test } from 'vitest'
import { extractionSchema } from '../../src/core/extraction.ts'
import { CHANGE_KINDS } from '../../src/core/difference.ts'
import { differenceSchema } from '../../src/core/difference-schema.ts'
import { SCHEMA_VERSION } from '../../src/core/version.ts'
import { failedPair } from '../../src/diff/compare.ts'
import { makeReport } from '../../src/diff/report.ts'
import { renderDifferenceSchema, renderSchema } from '../../src/render/schema.ts'
import { change, difference, reworded } from '../diff/sample.ts'

test('is JSON Schema with a name of its own, and the same twice', () => {
  const schema = JSON.parse(renderSchema()) as Record<string, unknown>
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:xinjijian:extraction:${SCHEMA_VERSION}`,
    title: 'xinjijian extraction',
    additionalProperties: false,
  })
  expect(renderSchema()).toBe(renderSchema())
})

test('requires exactly the keys of an extraction', () => {
  const schema = JSON.parse(renderSchema()) as { required: string[]; properties: object }
  expect(schema.required).toEqual(Object.keys(extractionSchema.shape))
  expect(Object.keys(schema.properties)).toEqual(Object.keys(extractionSchema.shape))
})

test('the report of a comparison keeps to its schema, with every kind of change, ignored ones and failures', () => {
  const kinds = Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[]
  const documents = [difference([...kinds.map((kind) => change(kind, 'ind-1')), reworded()], 'a.txt')]
  const entry = { kinds: ['agency-added' as const], reason: 'agreed', at: 'i.yaml:1:1' }
  const report = makeReport([...documents, failedPair('b.txt', 'is empty')], [entry], '2026-06-15')
  expect(differenceSchema.safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined()
  expect(differenceSchema.safeParse({ ...report, status: 'fine' }).success).toBe(false)
  expect(differenceSchema.safeParse({ ...report, more: 1 }).success).toBe(false)
  expect(JSON.parse(renderDifferenceSchema())).toMatchObject({ title: 'xinjijian diff report', type: 'object' })
})
