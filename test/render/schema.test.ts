import { expect, test } from 'vitest'
import { extractionSchema } from '../../src/core/extraction.ts'
import { SCHEMA_VERSION } from '../../src/core/version.ts'
import { renderSchema } from '../../src/render/schema.ts'

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
