import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { extractionSchema } from '../../src/core/extraction.ts'
import { run } from './spawned.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-spawn-'))
afterAll(() => rmSync(folder, { recursive: true }))
const plan = join(folder, 'plan.txt')
writeFileSync(plan, '一、主要目标\n到2023年,建成5G基站5万个以上。\n')

test('extracts a file, and the same from standard input', async () => {
  const fromFile = await run(['extract', plan])
  expect(fromFile.code, fromFile.stderr).toBe(0)
  const extraction = extractionSchema.parse(JSON.parse(fromFile.stdout))
  expect(extraction.document.name).toBe(plan)
  const fromPipe = await run(['extract', '-'], { stdin: readFileSync(plan, 'utf8') })
  const { document, ...records } = extractionSchema.parse(JSON.parse(fromPipe.stdout))
  expect(document).toEqual({ ...extraction.document, name: '-' })
  expect({ ...extraction, ...records }).toEqual(extraction)
})

test('says what is wrong in one line, exit 2', async () => {
  expect(await run(['extract', 'none.txt'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'xinjijian: none.txt: no such file\n  hint: check the spelling and the folder you are in\n',
  })
})

test('redirected to a file, the result is whole', async () => {
  const path = join(folder, 'schema.json')
  expect(await run(['schema'], { stdout: path })).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(path, 'utf8')).toBe((await run(['schema'])).stdout)
})

const commands = [['--help'], ['schema'], ['extract', plan]].map((argv) => ({ argv, name: argv[0] }))

test.each(commands)('$name to a reader that has gone away: quiet, exit 0', async ({ argv }) => {
  const { code, stderr } = await run(argv, { stdout: 'close' })
  expect(stderr).not.toMatch(/EPIPE|<stdout>|went wrong/)
  expect(code).toBe(0)
})

test.skipIf(!existsSync('/dev/full')).each(commands)('$name to a full device: exit 2', async ({ argv }) => {
  const { code, stderr } = await run(argv, { stdout: '/dev/full' })
  expect(stderr).toMatch(/^xinjijian: <stdout>: no space left to write\n/m)
  expect(code).toBe(2)
})
