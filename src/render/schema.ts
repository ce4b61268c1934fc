import { z } from 'zod'
import { extractionSchema } from '../core/extraction.ts'
import { SCHEMA_VERSION } from '../core/version.ts'

/** The public contract as JSON Schema (draft 2020-12), ended by a line end. */
export function renderSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(extractionSchema)
  const titled = {
    $schema,
    $id: `urn:xinjijian:extraction:${SCHEMA_VERSION}`,
    title: 'xinjijian extraction',
    description: 'Goals, indicators and responsible agencies of one Chinese policy text',
    ...schema,
  }
  return `${JSON.stringify(titled, null, 2)}\n`
}
