import { readFileSync, readdirSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { ruleFileSchema } from '../../src/rules/json-schema.ts'
import { allTopics } from '../../src/rules/topics.ts'

interface Schema {
  readonly oneOf: readonly { readonly $ref: string }[]
  readonly definitions: Readonly<Record<string, Parameters<typeof z.fromJSONSchema>[0]>>
}

const schema = JSON.parse(ruleFileSchema()) as Schema
const files = readdirSync('rules', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path: `rules/${path}`, text: readFileSync(`rules/${path}`, 'utf8') }))

it('is what stands in rules/schema.json (npm run build writes it)', () => {
  expect(readFileSync('rules/schema.json', 'utf8')).toBe(ruleFileSchema())
})

it('has a definition for every topic', () => {
  const names = Object.keys(allTopics).toSorted()
  expect(Object.keys(schema.definitions)).toEqual(names)
  expect(schema.oneOf.map(({ $ref }) => $ref)).toEqual(names.map((name) => `#/definitions/${name}`))
})

describe('the schema of a topic', () => {
  const read = Object.fromEntries(
    Object.entries(schema.definitions).map(([name, definition]) => [name, z.fromJSONSchema(definition)]),
  )

  it.each(files)('$path obeys it', ({ text }) => {
    const data = parse(text) as { topic: string }
    expect(read[data.topic]?.safeParse(data).error?.issues).toBeUndefined()
  })

  it.each([
    ['lexicon', { topic: 'lexicon', entires: [] }],
    ['lexicon', { topic: 'lexicon', entries: [{ class: 'x' }] }],
    ['patterns', { topic: 'patterns', rules: [{ id: 'x', macth: 'a' }] }],
    ['units', { topic: 'units', units: [{ unit: 5, dimension: 'count' }] }],
  ])('of %s refuses %j', (topic, data) => {
    expect(read[topic]?.safeParse(data).success).toBe(false)
  })
})

describe('the modeline', () => {
  it('of every file points to it', () => {
    const wrong = files.filter(({ path, text }) => {
      const target = relative(dirname(path), 'rules/schema.json')
      return text.split('\n')[0] !== `# yaml-language-server: $schema=${target}`
    })
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})
