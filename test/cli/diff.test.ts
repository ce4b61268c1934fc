import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DifferenceReport } from '../../src/core/difference.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { createExtractor } from '../../src/extractor.ts'
import { run as runCommand, type Outcome } from './harness.ts'

const OLD = '云川市方案\n\n一、主要任务\n\n新建充电桩6000台以上,建成数据中心12个。\n'
const LOOSER = OLD.replace('6000', '5000')
const MORE = OLD.replace('12个。', '12个。改造老旧小区30个。')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-diff-'))
  file('old.txt', OLD)
  file('looser.txt', LOOSER)
  file('more.txt', MORE)
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string | Uint8Array): string {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const path = (name: string): string => join(folder, name)

function run(argv: readonly string[], stdin = ''): Promise<Outcome> {
  return runCommand(argv, { createExtractor, cwd: folder, stdin })
}

const diff = (old: string, fresh: string, ...options: string[]): Promise<Outcome> =>
  run(['diff', path(old), path(fresh), ...options])

const reportOf = ({ stdout }: Outcome): DifferenceReport => JSON.parse(stdout) as DifferenceReport
const kindsOf = (outcome: Outcome): string[] =>
  reportOf(outcome).documents.flatMap(({ changes }) => changes.map(({ kind }) => kind))

describe('the exit code', () => {
  test.each<[string, string, string[], number]>([
    ['nothing changed', 'old.txt', [], 0],
    ['something lost', 'looser.txt', [], 1],
    ['something added', 'more.txt', [], 1],
    ['something added, from warnings on', 'more.txt', ['--fail-on', 'warning'], 0],
    ['something lost, from errors on', 'looser.txt', ['--fail-on', 'error'], 1],
    ['something lost, never mind', 'looser.txt', ['--exit-zero'], 0],
  ])('%s', async (_, fresh, options, code) => {
    const outcome = await diff('old.txt', fresh, ...options)
    expect({ code: outcome.code, stderr: outcome.stderr }).toEqual({ code, stderr: '' })
    expect(outcome.stdout).toMatch(fresh === 'old.txt' ? /no change/ : /charge|充电桩|老旧小区/)
  })
})

describe('sides', () => {
  test.each([
    ['json', 'saved.json'],
    ['yaml', 'saved.yaml'],
  ])('an extraction saved as %s', async (format, name) => {
    await run(['extract', path('old.txt'), '-f', format, '-o', path(name)])
    expect((await diff(name, 'old.txt')).code).toBe(0)
    expect(kindsOf(await diff(name, 'looser.txt', '-f', 'json'))).toEqual(['indicator-loosened'])
  })

  test('an extraction saved with schema 1.0', async () => {
    const { stdout } = await run(['extract', path('old.txt')])
    const { document, indicators, ...rest } = JSON.parse(stdout) as Extraction
    const { format: _format, encodingReason: _reason, dropped: _dropped, ...before } = document
    const older = indicators.map(({ nature: _nature, ...indicator }) => indicator)
    file('saved.json', JSON.stringify({ ...rest, schemaVersion: '1.0', document: before, indicators: older }))
    expect(await diff('saved.json', 'old.txt')).toMatchObject({ code: 0, stderr: '' })
    file('saved.json', JSON.stringify({ ...rest, schemaVersion: '1.0', document: 1, indicators: older }))
    expect((await diff('saved.json', 'old.txt')).stderr).toMatch(/is not an extraction: document:/)
  })

  test('a saved extraction without the ending, known by its first characters', async () => {
    const { stdout } = await run(['extract', path('old.txt')])
    expect((await run(['diff', '-', path('old.txt')], stdout)).code).toBe(0)
  })

  test('standard input, as a text', async () => {
    expect((await run(['diff', path('old.txt'), '-'], LOOSER)).code).toBe(1)
  })

  test('folders: files of the same path, and those on one side only', async () => {
    for (const [name, text] of [
      ['a/x.txt', OLD],
      ['a/sub/y.txt', OLD],
      ['a/gone.txt', OLD],
      ['b/x.txt', LOOSER],
      ['b/sub/y.txt', OLD],
      ['b/new.md', OLD],
    ] as const) {
      file(name, text)
    }
    file('a/picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0))
    file('b/.hidden.txt', OLD)
    const outcome = await diff('a', 'b', '-f', 'json')
    const found = reportOf(outcome).documents.map(({ path: below, status, changes }) => [
      below,
      status,
      changes.map(({ kind }) => kind),
    ])
    expect(found).toEqual([
      ['gone.txt', 'changed', ['document-removed']],
      ['new.md', 'changed', ['document-added']],
      ['sub/y.txt', 'same', []],
      ['x.txt', 'changed', ['indicator-loosened']],
    ])
    expect(outcome.code).toBe(1)
  })

  test('folders: a pair that cannot be compared is told in the report, the others are compared, exit 2', async () => {
    for (const name of ['a/x.txt', 'b/x.txt', 'a/y.txt']) file(name, OLD)
    file('b/y.txt', Uint8Array.of(0, 1, 2))
    const outcome = await diff('a', 'b', '-f', 'json', '--exit-zero')
    expect(reportOf(outcome)).toMatchObject({
      status: 'error',
      documents: [{ status: 'same' }, { status: 'error', failure: expect.stringContaining('binary') }],
    })
    expect(outcome.code).toBe(2)
  })

  test('rules differ between two saved extractions: said, and kept apart', async () => {
    const { stdout } = await run(['extract', path('old.txt')])
    const saved = JSON.parse(stdout) as { generator: object; indicators: object[] }
    file(
      'other.json',
      JSON.stringify({
        ...saved,
        generator: { ...saved.generator, rules: 'other' },
        indicators: saved.indicators.slice(1),
      }),
    )
    const outcome = await diff('other.json', 'old.txt', '--fail-on', 'warning')
    expect(outcome.stdout).toMatch(/different rules[\s\S]+Only the rules changed\n[\s\S]+added/)
    expect(outcome.code).toBe(0)
  })
})

describe('bad input: exit 2 with the reason, nothing on stdout', () => {
  test.each<[string, () => [string, string, ...string[]], RegExp]>([
    ['a missing file', () => [path('none.txt'), path('old.txt')], /none\.txt: no such file/],
    ['both missing', () => [path('none.txt'), path('nil.txt')], /none\.txt: no such file[\s\S]+nil\.txt: no such file/],
    ['an empty file', () => [file('empty.txt', ''), path('old.txt')], /empty\.txt: is empty/],
    ['a binary file', () => [file('b.txt', Uint8Array.of(0)), path('old.txt')], /b\.txt: is a binary file/],
    [
      'JSON that is no extraction',
      () => [file('a.json', '{"a": 1}'), path('old.txt')],
      /a\.json: is not an extraction: has no schemaVersion\n {2}hint: save one with/,
    ],
    [
      'broken JSON',
      () => [file('a.json', '{"a": '), path('old.txt')],
      /a\.json: is not an extraction: is not valid JSON/,
    ],
    [
      'broken YAML',
      () => [file('a.yaml', 'a: [1'), path('old.txt')],
      /a\.yaml: is not an extraction: is not valid YAML/,
    ],
    [
      'a wrong field',
      () => [file('a.json', '{"schemaVersion": "1.0", "goals": 1}'), path('old.txt')],
      /a\.json: is not an extraction: \w+/,
    ],
    [
      'a newer schema',
      () => [file('a.json', '{"schemaVersion": "99.0"}'), path('old.txt')],
      /a\.json: has schema version 99\.0; this program reads up to 1\.1/,
    ],
    ['several extractions', () => [file('a.json', '[{}, {}]'), path('old.txt')], /a\.json: holds several extractions/],
    ['a folder and a file', () => [folder, path('old.txt')], /old\.txt: is not a folder/],
    ['standard input twice', () => ['-', '-'], /standard input is named twice/],
    ['an unknown format', () => [path('old.txt'), path('more.txt'), '-f', 'pdf'], /pdf/],
    ['an unknown severity', () => [path('old.txt'), path('more.txt'), '--fail-on', 'all'], /all/],
    [
      'a missing ignore file',
      () => [path('old.txt'), path('more.txt'), '--ignore', path('i.yaml')],
      /i\.yaml: no such file/,
    ],
  ])('%s', async (_, argv, reason) => {
    const { code, stdout, stderr } = await run(['diff', ...argv()])
    expect(stderr).toMatch(reason)
    expect(stderr).not.toMatch(/a bug in xinjijian/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('the ignore file', () => {
  const IGNORE = 'ignore:\n  - kind: indicator-loosened\n    reason: agreed\n'

  test('the usual one in the current folder', async () => {
    file('xinjijian.ignore.yaml', IGNORE)
    const outcome = await diff('old.txt', 'looser.txt', '-f', 'json')
    expect(outcome.code).toBe(0)
    expect(reportOf(outcome)).toMatchObject({ status: 'same', counts: { ignored: 1 }, ignored: [{ reason: 'agreed' }] })
    expect((await diff('old.txt', 'looser.txt', '--no-ignore')).code).toBe(1)
  })

  test('by the id that the report gives', async () => {
    const [change] = reportOf(await diff('old.txt', 'looser.txt', '-f', 'json')).documents[0]?.changes ?? []
    file('i.yaml', `ignore:\n  - id: ${change?.new?.id}\n    reason: agreed\n`)
    expect((await diff('old.txt', 'looser.txt', '--ignore', path('i.yaml'))).code).toBe(0)
  })

  test('expired: the change is told again, and why', async () => {
    file('xinjijian.ignore.yaml', `${IGNORE}    until: 2020-01-01\n`)
    const { code, stdout } = await diff('old.txt', 'looser.txt')
    expect(code).toBe(1)
    expect(stdout).toContain('xinjijian.ignore.yaml:2:5: ignore entry expired after 2020-01-01 (agreed)')
  })

  test('mistakes are told at line and column', async () => {
    file('xinjijian.ignore.yaml', 'ignore:\n  - kind: indicator-loosened\n')
    const { code, stdout, stderr } = await diff('old.txt', 'looser.txt')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/xinjijian\.ignore\.yaml:2:5: ignore\[0\]\.reason is missing/)
  })
})

test('-o writes the report and says nothing, and the exit code stays', async () => {
  const outcome = await diff('old.txt', 'looser.txt', '-o', path('report.txt'))
  expect(outcome).toEqual({ code: 1, stdout: '', stderr: '' })
  expect(readFileSync(path('report.txt'), 'utf8')).toContain('loosened')
})

test('-o is not touched when nothing could be compared', async () => {
  await diff('old.txt', 'none.txt', '-o', path('report.txt'))
  expect(existsSync(path('report.txt'))).toBe(false)
})

test('-o never overwrites a side', async () => {
  const { code, stdout, stderr } = await diff('old.txt', 'looser.txt', '-o', path('looser.txt'))
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/looser\.txt: is both input and output\n {2}hint: /)
  expect(readFileSync(path('looser.txt'), 'utf8')).toBe(LOOSER)
})

test('the report is written before the failure: a full disk is exit 2, not 1', async () => {
  const outcome = await runCommand(['diff', path('old.txt'), path('looser.txt')], {
    createExtractor,
    stdoutFails: 'ENOSPC',
  })
  expect(outcome).toMatchObject({ code: 2, stdout: '' })
})

test('--name is what annotations point to', async () => {
  const { stdout } = await diff('old.txt', 'looser.txt', '-f', 'github', '--name', 'plans/a.txt')
  expect(stdout).toMatch(/^::error file=plans\/a\.txt,line=5,/)
})

test('-f html: both texts in one page, with each change in its place; without the text of a saved extraction', async () => {
  const { code, stdout } = await diff('old.txt', 'looser.txt', '-f', 'html')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^<!doctype html>/)
  expect(stdout).toContain('data-m="change error" data-r="0-0"')
  expect(stdout).toMatch(/<span class="m gone"[^>]*>6000<\/span>[\s\S]*<span class="m came"[^>]*>5000<\/span>/)
  await run(['extract', path('old.txt'), '-o', path('old.json')])
  const saved = await diff('old.json', 'looser.txt', '-f', 'html')
  expect(saved.stdout).not.toContain('>6000</span>')
  expect(saved.stdout).toContain('>5000</span>')
})
