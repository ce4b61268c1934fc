import { expect, test } from 'vitest'
import { renderSchema } from '../../src/render/schema.ts'
import { run } from './harness.ts'

test('prints the JSON Schema', async () => {
  expect(await run(['schema'])).toEqual({ code: 0, stdout: renderSchema(), stderr: '' })
})

test('notices a full disk', async () => {
  expect(await run(['schema'], { stdoutFails: 'ENOSPC' })).toMatchObject({ code: 2, stdout: '' })
})
