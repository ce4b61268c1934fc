import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import type { CreateExtractor } from '../../src/cli/extract.ts'
import { XinjijianError } from '../../src/core/errors.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { sampleExtraction } from '../render/sample.ts'
import { run } from './harness.ts'

let folder = ''
let good = ''
let other = ''
let empty = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-cli-'))
  good = file('good.txt', '到2023年,建成5G基站5万个')
  other = file('other.txt', '别的')
  empty = file('empty.txt', '')
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const namesIn = (json: string): string[] => (JSON.parse(json) as Extraction[]).map(({ document }) => document.name)

describe('what comes out', () => {
  test('one input: one object', async () => {
    const { code, stdout, stderr } = await run(['extract', good])
    expect(JSON.parse(stdout)).toEqual(sampleExtraction(good))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('several inputs: an array in the order asked for', async () => {
    const { code, stdout } = await run(['extract', other, '-', good], { stdin: '文' })
    expect(namesIn(stdout)).toEqual([other, '-', good])
    expect(code).toBe(0)
  })

  test('YAML: documents', async () => {
    const { stdout } = await run(['extract', '-f', 'yaml', good, other])
    expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual([
      sampleExtraction(good),
      sampleExtraction(other),
    ])
  })

  test('compact: one line', async () => {
    const { stdout } = await run(['extract', '--compact', good])
    expect(stdout).toBe(`${JSON.stringify(sampleExtraction(good))}\n`)
  })

  test('only what was asked for', async () => {
    const { stdout } = await run([
      'extract',
      '--only',
      'indicators,goals',
      '--role',
      'target',
      '--role',
      'status',
      good,
    ])
    const { goals, indicators, assignments } = JSON.parse(stdout) as Extraction
    expect(indicators.map(({ role }) => role)).toEqual(['target', 'status'])
    expect(goals).toHaveLength(2)
    expect(assignments).toEqual([])
  })

  test('the text reaches the extractor as it was read', async () => {
    let seen: unknown
    const createExtractor: CreateExtractor = async () => ({
      extract(source, options) {
        seen = { source, published: options?.published }
        return sampleExtraction(source.name)
      },
    })
    await run(['extract', '-'], { stdin: '\uFEFF目标\r\n', createExtractor })
    expect(seen).toEqual({
      source: { name: '-', text: '目标\r\n', encoding: 'utf-8-bom', encodingReason: 'byte-order-mark', format: 'text' },
      published: undefined,
    })
  })
})

describe('-o', () => {
  test('writes the file and says nothing', async () => {
    const output = join(folder, 'out.json')
    expect(await run(['extract', good, '-o', output])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual(sampleExtraction(good))
  })

  test('- means standard output', async () => {
    expect((await run(['extract', good, '-o', '-'])).stdout).toBe((await run(['extract', good])).stdout)
  })

  test('writes what could be read, and says what could not', async () => {
    const output = join(folder, 'out.json')
    const { code, stdout, stderr } = await run(['extract', empty, good, '-o', output])
    expect(namesIn(readFileSync(output, 'utf8'))).toEqual([good])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(`xinjijian: 1 of 2 inputs failed; ${output} holds the other one\n`)
  })

  test('leaves the old file alone when nothing could be read', async () => {
    const output = file('out.json', 'old')
    const { code, stderr } = await run(['extract', empty, join(folder, 'none'), '-o', output])
    expect(readFileSync(output, 'utf8')).toBe('old')
    expect(code).toBe(2)
    expect(stderr).toContain('xinjijian: 2 of 2 inputs failed; nothing was written\n')
  })

  test('never overwrites an input', async () => {
    const { code, stderr } = await run(['extract', other, good, '-o', join(folder, '.', 'good.txt')])
    expect(readFileSync(good, 'utf8')).toMatch(/^到2023年/)
    expect(code).toBe(2)
    expect(stderr).toMatch(/good\.txt: is both input and output\n {2}hint: /)
  })

  test.each([
    ['a directory', () => folder, 'is a directory, not a file'],
    ['a missing folder', () => join(folder, 'none', 'out.json'), 'no such folder to write into'],
  ])('to %s fails in one line', async (_, pathOf, message) => {
    const before = readdirSync(folder)
    const { code, stdout, stderr } = await run(['extract', good, '-o', pathOf()])
    expect(stderr).toMatch(new RegExp(`^xinjijian: ${pathOf()}: ${message}\n  hint: .+\n$`))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(readdirSync(folder)).toEqual(before)
  })
})

describe('bad input', () => {
  test('one bad file among several does not lose the others', async () => {
    const { code, stdout, stderr } = await run(['extract', good, join(folder, 'none.txt'), other])
    expect(namesIn(stdout)).toEqual([good, other])
    expect(code).toBe(2)
    expect(stderr).toBe(
      `xinjijian: ${folder}/none.txt: no such file\n  hint: check the spelling and the folder you are in\n` +
        'xinjijian: 1 of 3 inputs failed; the output holds the other 2\n',
    )
  })

  test('the shape follows what was asked, not what could be read', async () => {
    expect(namesIn((await run(['extract', good, empty])).stdout)).toEqual([good])
  })

  test('invalid UTF-8 is told with line and column', async () => {
    writeFileSync(good, Buffer.concat([Buffer.from('一\n二三'), Uint8Array.of(0xff, 0x20)]))
    const { code, stdout, stderr } = await run(['extract', good])
    expect(stderr).toMatch(new RegExp(`^xinjijian: ${good}:2:3: is not valid UTF-8 at byte 10\n {2}hint: .*damaged`))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('standard input has a name in messages', async () => {
    expect((await run(['extract', '-'])).stderr).toMatch(/^xinjijian: <stdin>: is empty\n/)
  })

  test('names cannot steer the terminal', async () => {
    const { stderr } = await run(['extract', 'a\u001B]8;;x\u0007\u009B2J\r\u202E\nb'])
    expect(stderr).toMatch(
      /^xinjijian: a\\u\{1b\}\]8;;x\\u\{7\}\\u\{9b\}2J\\u\{d\}\\u\{202e\}\\u\{a\}b: no such file\n/,
    )
  })
})

describe('rules', () => {
  const asked: unknown[] = []
  const noting: CreateExtractor = async (options) => {
    asked.push(options)
    return { extract: ({ name }) => sampleExtraction(name) }
  }

  test('--rules hands over the files; --extend says to add them', async () => {
    mkdirSync(join(folder, 'rules'))
    const path = file('rules/a.yaml', 'topic: lexicon\n')
    const rules = [{ path, text: 'topic: lexicon\n' }]
    await run(['extract', good], { createExtractor: noting })
    await run(['extract', good, '--rules', join(folder, 'rules')], { createExtractor: noting })
    await run(['extract', good, '--rules', join(folder, 'rules'), '--extend'], { createExtractor: noting })
    expect(asked).toEqual([
      { packs: [], extend: true },
      { packs: [rules], extend: false },
      { packs: [rules], extend: true },
    ])
  })

  test('broken ones are told at their place, and nothing is written', async () => {
    const broken: CreateExtractor = async () => {
      throw new AggregateError([
        new XinjijianError('rule-key', 'unknown key "wrods"', {
          hint: 'did you mean "words"?',
          path: 'r/a.yaml',
          position: { line: 3, column: 5 },
        }),
        new XinjijianError('rule-id', 'duplicate id "x"', { path: 'r/b.yaml', position: { line: 1, column: 1 } }),
      ])
    }
    const output = join(folder, 'out.json')
    expect(await run(['extract', good, '-o', output], { createExtractor: broken })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'xinjijian: r/a.yaml:3:5: unknown key "wrods"\n  hint: did you mean "words"?\n' +
        'xinjijian: r/b.yaml:1:1: duplicate id "x"\n',
    })
    expect(existsSync(output)).toBe(false)
  })

  test('odd ones are told and used', async () => {
    const odd: CreateExtractor = async () => ({
      problems: [
        {
          code: 'rule-shadowed',
          severity: 'warning',
          message: 'never wins',
          path: 'r/a.yaml',
          position: { line: 2, column: 1 },
        },
      ],
      extract: ({ name }) => sampleExtraction(name),
    })
    const { code, stdout, stderr } = await run(['extract', good], { createExtractor: odd })
    expect(stderr).toBe('xinjijian: r/a.yaml:2:1: warning: never wins\n')
    expect(JSON.parse(stdout)).toEqual(sampleExtraction(good))
    expect(code).toBe(0)
  })

  test('a missing folder is told', async () => {
    const { code, stderr } = await run(['extract', good, '--rules', join(folder, 'none')])
    expect(code).toBe(2)
    expect(stderr).toMatch(/none: no such file\n {2}hint: /)
  })
})

describe('tables', () => {
  test('csv: indicators, the table named, or the only kind kept', async () => {
    const header = async (...more: string[]): Promise<string> =>
      (await run(['extract', '-f', 'csv', ...more, good])).stdout.split('\n')[0] ?? ''
    expect(await header()).toContain('indicator_id')
    expect(await header('--table', 'assignments')).toContain('agency_role')
    expect(await header('--only', 'goals')).toContain('horizon_year')
  })

  test('on a terminal: cut to its width, in colour unless NO_COLOR says no', async () => {
    const shown = await run(['extract', '-f', 'table', good], { stdoutTty: true, columns: 70 })
    expect(shown.stdout).toContain('\u001B[32m')
    const plain = await run(['extract', '-f', 'table', good], { stdoutTty: true, columns: 70, env: { NO_COLOR: '1' } })
    expect(plain.stdout).not.toContain('\u001B')
    expect((await run(['extract', '-f', 'table', good])).stdout).not.toContain('\u001B')
  })

  test('a file gets no colour though stdout is a terminal', async () => {
    const path = join(folder, 'out.txt')
    await run(['extract', '-f', 'table', '-o', path, good], { stdoutTty: true, columns: 70 })
    expect(readFileSync(path, 'utf8')).toContain('5G基站')
    expect(readFileSync(path, 'utf8')).not.toContain('\u001B')
  })

  test('an Excel workbook goes to a file or a pipe, never to a terminal', async () => {
    const path = join(folder, 'out.xlsx')
    expect(await run(['extract', '-f', 'xlsx', '-o', path, good], { stdoutTty: true, columns: 70 })).toMatchObject({
      code: 0,
      stdout: '',
    })
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
    const piped = await run(['extract', '-f', 'xlsx', good])
    expect(Buffer.from(piped.stdout, 'latin1').equals(readFileSync(path))).toBe(true)
    const shown = await run(['extract', '-f', 'xlsx', good], { stdoutTty: true, columns: 70 })
    expect(shown).toMatchObject({ code: 2, stdout: '' })
    expect(shown.stderr).toContain('-o indicators.xlsx')
  })
})
