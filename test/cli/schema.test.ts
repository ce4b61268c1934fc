import { expect, test } from 'vitest'
import { renderSchema } from '../../src/render/schema.ts'
import { renderColumns, renderDataPackage } from '../../src/render/tables/describe.ts'
import { run } from './harness.ts'

test('prints the JSON Schema', async () => {
  expect(await run(['schema'])).toEqual({ code: 0, stdout: renderSchema(), stderr: '' })
})

test('prints the columns of the tables, in words or as data', async () => {
  expect(await run(['schema', 'tables'])).toEqual({ code: 0, stdout: renderColumns(), stderr: '' })
  expect(await run(['schema', 'tables', '--json'])).toEqual({ code: 0, stdout: renderDataPackage(), stderr: '' })
})

test('notices a full disk', async () => {
  expect(await run(['schema'], { stdoutFails: 'ENOSPC' })).toMatchObject({ code: 2, stdout: '' })
})
