import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import type { CreateExtractor } from '../../src/cli/extract.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { sampleExtraction } from '../render/sample.ts'
import { run } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
const good = file('good.txt', '到2023年,建成5G基站5万个')
const other = file('other.txt', '别的')
const empty = file('empty.txt', '')

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** An extractor whose extraction carries these diagnostics. */
function withDiagnostics(diagnostics: Extraction['diagnostics']): CreateExtractor {
  return async () => ({ extract: ({ name }) => ({ ...sampleExtraction(name), diagnostics }) })
}

describe('diagnostics', () => {
  const span = { start: 0, end: 1, line: 2, column: 3 }

  test('nothing to extract: a warning, exit 0, and a result', async () => {
    const createExtractor = withDiagnostics([
      { code: 'nothing-found', severity: 'warning', message: 'nothing to extract', hint: 'is it a plan?' },
    ])
    const { code, stdout, stderr } = await run(['extract', good], { createExtractor })
    expect(stderr).toBe(`xinjijian: ${good}: warning: nothing to extract\n  hint: is it a plan?\n`)
    expect(JSON.parse(stdout)).toHaveProperty('document')
    expect(code).toBe(0)
  })

  test('info is for those who ask', async () => {
    const createExtractor = withDiagnostics([
      { code: 'skipped', severity: 'info', message: 'navigation skipped', span },
    ])
    expect((await run(['extract', good], { createExtractor })).stderr).toBe('')
    const asked = await run(['extract', good, '--verbose'], { createExtractor })
    expect(asked).toMatchObject({ code: 0, stderr: `xinjijian: ${good}:2:3: info: navigation skipped\n` })
  })

  test('an error means that a part of the work could not be done', async () => {
    const createExtractor = withDiagnostics([{ code: 'broken', severity: 'error', message: 'cannot go on here', span }])
    const outcome = await run(['extract', good], { createExtractor })
    expect(outcome).toMatchObject({ code: 2, stderr: `xinjijian: ${good}:2:3: cannot go on here\n` })
    expect(JSON.parse(outcome.stdout)).toHaveProperty('document')
  })
})

describe('a bug', () => {
  const buggy: CreateExtractor = async () => ({
    extract({ name }) {
      if (name === good) throw new TypeError('x is not a function')
      return sampleExtraction(name)
    },
  })

  test('shows its stack and asks for a report, exit 2', async () => {
    const { code, stdout, stderr } = await run(['extract', good], { createExtractor: buggy })
    expect(stderr).toMatch(
      /something went wrong inside\n {2}hint: this is a bug.*\nTypeError: x is not a function\n {4}at /,
    )
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('does not lose the other files', async () => {
    const { code, stdout } = await run(['extract', good, other], { createExtractor: buggy })
    expect((JSON.parse(stdout) as Extraction[]).map(({ document }) => document.name)).toEqual([other])
    expect(code).toBe(2)
  })
})

describe('standard output', () => {
  test('that is full: a line on stderr, exit 2', async () => {
    const { code, stderr } = await run(['extract', good], { stdoutFails: 'ENOSPC' })
    expect(stderr).toMatch(/^xinjijian: <stdout>: no space left to write\n/)
    expect(code).toBe(2)
  })

  test('that nobody reads any more: quiet', async () => {
    expect(await run(['extract', good], { stdoutFails: 'EPIPE' })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await run(['extract', good, empty], { stdoutFails: 'EPIPE' })).toMatchObject({ code: 2 })
  })
})

describe('colour', () => {
  const escape = '\u001B['

  test.each([
    ['a terminal', { tty: true }, true],
    ['no terminal', { tty: false }, false],
    ['a terminal, NO_COLOR', { tty: true, env: { NO_COLOR: '1' } }, false],
    ['a terminal, empty NO_COLOR', { tty: true, env: { NO_COLOR: '' } }, true],
    ['a dumb terminal', { tty: true, env: { TERM: 'dumb' } }, false],
    ['no terminal, FORCE_COLOR', { tty: false, env: { FORCE_COLOR: '1' } }, true],
    ['a terminal, FORCE_COLOR=0', { tty: true, env: { FORCE_COLOR: '0' } }, false],
  ])('%s', async (_, circumstances, coloured) => {
    const { stdout, stderr } = await run(['extract', good, empty], circumstances)
    expect(stderr.includes(escape)).toBe(coloured)
    expect(stripVTControlCharacters(stderr)).toContain(`xinjijian: ${empty}: is empty\n`)
    expect(stdout).not.toContain(escape)
  })
})
