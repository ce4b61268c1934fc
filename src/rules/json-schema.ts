import { z } from 'zod'
import { allTopics } from './topics.ts'

/** JSON Schema (draft 7, which editors read best) of rule files: one definition a topic. Ended by a line end. */
export function ruleFileSchema(): string {
  const names = Object.keys(allTopics).toSorted()
  const definitions = Object.fromEntries(
    names.map((name) => {
      const { $schema: _, ...schema } = z.toJSONSchema(allTopics[name]!.schema, { target: 'draft-7', io: 'input' })
      return [name, schema]
    }),
  )
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:xinjijian:rules',
    title: 'xinjijian rule file',
    description: 'What the tool knows, as data; the topic says which kind of knowledge a file holds.',
    type: 'object',
    required: ['topic'],
    properties: { topic: { enum: names } },
    oneOf: names.map((name) => ({ $ref: `#/definitions/${name}` })),
    definitions,
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
