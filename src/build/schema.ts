/** Writes the schema that the editor modelines of the rule files point to. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../read/resources.ts'
import { ruleFileSchema } from '../rules/json-schema.ts'

/** Brings `rules/schema.json` up to date; says what was done, in one line. */
export function buildSchema(): string {
  const path = join(packageRoot, 'rules/schema.json')
  const schema = ruleFileSchema()
  if (existsSync(path) && readFileSync(path, 'utf8') === schema) return 'schema: up to date'
  writeFileSync(path, schema)
  return 'schema: rules/schema.json'
}
