import { XinjijianError } from '../core/errors.ts'
import { renderDifferenceSchema, renderSchema } from '../render/schema.ts'
import { renderColumns, renderDataPackage } from '../render/tables/describe.ts'
import { EXIT } from './exit.ts'
import type { Io } from './io.ts'
import { writeResult } from './output.ts'
import type { SchemaName, SchemaOptions } from './schema-command.ts'

/** `xinjijian schema`: what the outputs look like. Returns the exit code. */
export async function schema(
  of: SchemaName,
  { json = false }: SchemaOptions,
  { stdout }: Pick<Io, 'stdout'>,
): Promise<number> {
  if (json && of !== 'tables') {
    const hint = `schema ${of} is JSON already`
    throw new XinjijianError('usage', 'option --json is for schema tables', { hint })
  }
  const render = {
    extraction: renderSchema,
    diff: renderDifferenceSchema,
    tables: json ? renderDataPackage : renderColumns,
  }
  await writeResult(stdout, render[of]())
  return EXIT.fine
}
