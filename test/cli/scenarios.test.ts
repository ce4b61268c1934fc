/** The bad inputs and the options that change what comes out, with the real extractor in the real command. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { extractionSchema, type Extraction } from '../../src/core/extraction.ts'
import { run } from './spawned.ts'

const PLAN = `一、主要目标
到2023年,建成5G基站5万个以上。优先支持电源使用效率小于1.3的数据中心。
二、重点任务
今年新增充电桩300个。(责任单位:市发展改革委、市交通运输委)
`

let folder = ''
let plan = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-scenario-'))
  plan = file('plan.txt', PLAN)
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

function one(stdout: string): Extraction {
  return extractionSchema.parse(JSON.parse(stdout))
}

/** An error in one line with a hint below, and no other output. */
async function expectRefusal(argv: readonly string[], line: string): Promise<void> {
  const before = readdirSync(folder)
  const { code, stdout, stderr } = await run(argv)
  const [first = '', hint, ...rest] = stderr.split('\n')
  expect(first).toBe(`xinjijian: ${line}`)
  expect(hint).toMatch(/^ {2}hint: \S/)
  expect(rest).toEqual([''])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(readdirSync(folder)).toEqual(before)
}

describe('an input that cannot be read', () => {
  test.each([
    ['missing', 'none.txt', null, ': no such file'],
    ['a directory', 'below', '', ': is a directory, not a file'],
    ['empty', 'empty.txt', new Uint8Array(), ': is empty'],
    ['binary', 'image.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), null],
    ['damaged', 'gbk.txt', Uint8Array.of(0x0a, 0xd6, 0xd0, 0xce, 0xff), ':2:2: is not valid GB18030 at byte 3'],
  ])('%s', async (_, name, content, message) => {
    const path = content === '' ? dirname(file(`${name}/x`, 'x')) : join(folder, name)
    if (content instanceof Uint8Array) file(name, content)
    if (message !== null) return expectRefusal(['extract', path], `${path}${message}`)
    const { code, stdout, stderr } = await run(['extract', path])
    expect(stderr).toMatch(/^xinjijian: \S*image\.png: .+\n {2}hint: .+\n$/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('one bad file among several: the others come out, exit 2', async () => {
    const output = join(folder, 'out.json')
    const empty = file('empty.txt', '')
    const { code, stdout, stderr } = await run(['extract', plan, empty, join(folder, 'none'), plan, '-o', output])
    const written = JSON.parse(readFileSync(output, 'utf8')) as unknown[]
    expect(written.map((each) => extractionSchema.parse(each).document.name)).toEqual([plan, plan])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.split('\n').filter((line) => line.startsWith('xinjijian: '))).toEqual([
      `xinjijian: ${empty}: is empty`,
      `xinjijian: ${folder}/none: no such file`,
      `xinjijian: 2 of 4 inputs failed; ${output} holds the other 2`,
    ])
  })

  test('a text with nothing to extract: empty lists, a warning, exit 0', async () => {
    const path = file('poem.txt', '床前看月光\n疑是地上霜\n')
    const { code, stdout, stderr } = await run(['extract', path])
    const extraction = one(stdout)
    expect(extraction).toMatchObject({
      goals: [],
      indicators: [],
      assignments: [],
      diagnostics: [{ code: 'nothing-found' }],
    })
    expect(stderr).toMatch(/^xinjijian: \S*poem\.txt: warning: no goal, indicator or assignment was found\n {2}hint: /)
    expect(code).toBe(0)
  })
})

describe('what is asked for cannot be done', () => {
  test.each([
    [['extract', '--frobnicate', 'x'], "unknown option '--frobnicate'"],
    [['extract', '-f', 'toml', 'x'], "option '-f, --format <format>' argument 'toml' is invalid"],
    [['extract', '--published', '2021-13-01', 'x'], "option '--published <date>' argument '2021-13-01' is invalid"],
    [['extract', '--role', 'aim', 'x'], "option '--role <roles>' argument 'aim' is invalid"],
  ])('%j', async (argv, line) => {
    await expectRefusal(argv, line)
  })

  test('an output that cannot be written', async () => {
    await expectRefusal(
      ['extract', plan, '-o', join(folder, 'none', 'x.json')],
      `${folder}/none/x.json: no such folder to write into`,
    )
    await expectRefusal(['extract', plan, '-o', folder], `${folder}: is a directory, not a file`)
    await expectRefusal(['extract', plan, '-o', plan], `${plan}: is both input and output`)
    expect(readFileSync(plan, 'utf8')).toBe(PLAN)
  })
})

const RULE = `topic: patterns
phase: indicator
rules:
  - id: mine.first
    about: A rule of a test.
    match: "verb.build@v quantity@q word@name"
    examples: {match: [建设3个基地], no-match: [基地]}
`

describe('broken rules', () => {
  test.each<[string, Record<string, string>, string]>([
    ['YAML', { 'a.yaml': 'topic: lexicon\nentries: [a\nb: c\n' }, 'a.yaml:3:1: error in the YAML'],
    ['an unknown key', { 'a.yaml': RULE.replace('match: "', 'mtach: "') }, 'a.yaml:6:5: unknown key mtach'],
    [
      'an unknown lexicon class',
      { 'a.yaml': RULE.replace('verb.build', 'verb.biuld') },
      'a.yaml:6:13: undefined class verb.biuld',
    ],
    ['an id used twice', { 'a.yaml': RULE, 'b.yaml': RULE }, 'b.yaml:4:9: rule mine.first is already at'],
  ])('%s: place and hint, nothing written', async (_, files, expected) => {
    for (const [name, text] of Object.entries(files)) file(`rules/${name}`, text)
    const output = join(folder, 'out.json')
    const { code, stdout, stderr } = await run([
      'extract',
      plan,
      '--rules',
      join(folder, 'rules'),
      '--extend',
      '-o',
      output,
    ])
    const [path = '', message = ''] = expected.split(/(?<=:\d+:\d+): /)
    expect(stderr).toContain(`xinjijian: ${folder}/rules/${path}: `)
    if (!message.startsWith('error')) expect(stderr).toContain(`: ${message}`)
    expect(stderr).toMatch(/\n {2}hint: \S/)
    expect(stderr).not.toMatch(/^ {4}at |inside/m)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(existsSync(output)).toBe(false)
  })

  test('all mistakes are told, each in a line', async () => {
    file('rules/a.yaml', RULE.replace('match: "', 'mtach: "'))
    file('rules/b.yaml', 'topic: lexikon\n')
    const { code, stderr } = await run(['extract', plan, '--rules', join(folder, 'rules'), '--extend'])
    expect(stderr).toContain('rules/a.yaml:6:5: ')
    expect(stderr).toContain('rules/b.yaml:1:8: unknown topic "lexikon"')
    expect(code).toBe(2)
  })

  test('a folder without rules', async () => {
    mkdirSync(join(folder, 'rules'))
    await expectRefusal(['extract', plan, '--rules', join(folder, 'rules')], `${folder}/rules: holds no rule files`)
  })
})

describe("a user's own rules", () => {
  const OWN = `topic: lexicon
about: A word of a test.
entries:
  - {class: verb.build, fields: {change: level}, words: [捣鼓出]}
`

  test('--extend adds them: a new verb is understood', async () => {
    const path = file('own.txt', '到2025年,捣鼓出充电桩300个。\n')
    file('rules/own.yaml', OWN)
    const names = async (...more: string[]): Promise<string[]> =>
      one((await run(['extract', path, ...more])).stdout).indicators.map(({ name }) => name)
    expect(await names('--rules', join(folder, 'rules'), '--extend')).toEqual(['充电桩'])
    expect(await names()).not.toEqual(['充电桩'])
  })
})

describe('options', () => {
  test('--published dates what is said of this year', async () => {
    const charging = async (...more: string[]): Promise<Extraction['indicators'][number] | undefined> =>
      one((await run(['extract', plan, ...more])).stdout).indicators.find(({ name }) => name === '充电桩')
    expect((await charging('--published', '2022-03'))?.deadline).toEqual({ year: 2022, from: 'clause', text: '今年' })
    expect((await charging())?.deadline).toEqual({ year: null, from: 'clause', text: '今年' })
  })

  test('--only and --role leave the rest out', async () => {
    const all = one((await run(['extract', plan])).stdout)
    expect(all.indicators.map(({ name, role }) => [name, role])).toEqual([
      ['5G基站', 'target'],
      ['电源使用效率', 'criterion'],
      ['充电桩', 'target'],
    ])
    expect(all.assignments.map(({ agencies }) => agencies.map(({ name }) => name))).toEqual([
      ['市发展改革委', '市交通运输委'],
    ])
    const targets = one((await run(['extract', plan, '--only', 'indicators', '--role', 'target'])).stdout)
    const wanted = all.indicators.filter(({ role }) => role === 'target')
    expect(targets.indicators).toEqual(wanted.map((indicator) => ({ ...indicator, goal: null })))
    expect(targets).toMatchObject({ goals: [], assignments: [] })
  })

  test('-f yaml says the same as JSON', async () => {
    const [json, yaml, several] = await Promise.all([
      run(['extract', plan]),
      run(['extract', plan, '-f', 'yaml']),
      run(['extract', plan, plan, '-f', 'yaml']),
    ])
    const extraction = one(json.stdout)
    expect(parseAllDocuments(yaml.stdout).map((each) => each.toJS() as unknown)).toEqual([extraction])
    expect(parseAllDocuments(several.stdout).map((each) => each.toJS() as unknown)).toEqual([extraction, extraction])
  })

  test('-o writes what would have been printed, over an old file too', async () => {
    const output = file('out.json', 'old')
    expect(await run(['extract', plan, '-o', output])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(output, 'utf8')).toBe((await run(['extract', plan])).stdout)
    expect(readdirSync(folder).toSorted()).toEqual(['out.json', 'plan.txt'])
  })

  test('two runs are the same to the byte', async () => {
    expect(await run(['extract', plan])).toEqual(await run(['extract', plan]))
  })
})
