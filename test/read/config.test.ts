import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONFIG_NAME, findConfig } from '../../src/read/config.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-config-'))
  mkdirSync(join(folder, 'a/b'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the nearest one upwards is found, under a name as seen from the folder', async () => {
  writeFileSync(join(folder, CONFIG_NAME), 'top')
  expect(await findConfig(join(folder, 'a/b'))).toEqual({ path: `../../${CONFIG_NAME}`, text: 'top' })
  writeFileSync(join(folder, 'a', CONFIG_NAME), '\uFEFFnear')
  expect(await findConfig(join(folder, 'a/b'))).toEqual({ path: `../${CONFIG_NAME}`, text: 'near' })
  expect(await findConfig(join(folder, 'a'))).toEqual({ path: CONFIG_NAME, text: 'near' })
})

test('none is no failure; a folder of that name is none', async () => {
  mkdirSync(join(folder, 'a', CONFIG_NAME))
  expect(await findConfig(join(folder, 'a/b'))).toBeNull()
})

test('one that is no text is told with its path', async () => {
  writeFileSync(join(folder, CONFIG_NAME), Buffer.from([0x61, 0xff, 0x62]))
  await expect(findConfig(folder)).rejects.toMatchObject({ code: 'encoding-invalid', path: CONFIG_NAME })
})
