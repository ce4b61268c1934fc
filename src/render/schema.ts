import { z } from 'zod'
import { DIFFERENCE_VERSION } from '../core/difference.ts'
import { differenceSchema } from '../core/difference-schema.ts'
import { extractionSchema } from '../core/extraction.ts'
import { SCHEMA_VERSION } from '../core/version.ts'
import { jsonText } from './json-text.ts'

/** The public contract as JSON Schema (draft 2020-12), ended by a line end. */
export function renderSchema(): string {
  const id = `urn:xinjijian:extraction:${SCHEMA_VERSION}`
  const description = 'Goals, indicators and responsible agencies of one Chinese policy text'
  return jsonSchema(extractionSchema, id, 'xinjijian extraction', description)
}

/** The JSON report of a comparison, likewise. */
export function renderDifferenceSchema(): string {
  const id = `urn:xinjijian:difference:${DIFFERENCE_VERSION}`
  return jsonSchema(differenceSchema, id, 'xinjijian diff report', 'What changed in the promises of policy texts')
}

function jsonSchema(of: z.ZodType, $id: string, title: string, description: string): string {
  const { $schema, ...schema } = z.toJSONSchema(of)
  return jsonText({ $schema, $id, title, description, ...schema })
}
