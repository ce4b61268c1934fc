import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CreateExtractor } from '../../src/cli/extract.ts'
import { createExtractor } from '../../src/extractor.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { sampleExtraction } from '../render/sample.ts'
import { run, type Outcome } from './harness.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-settings-'))
  file('a/plan.txt', '建成基站5个。')
  file('mine/w.yaml', 'topic: lexicon\nentries: []\n')
  asked = []
})
afterEach(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}

let asked: unknown[] = []
const noting: CreateExtractor = async (options) => {
  asked.push(options)
  return {
    extract({ name }, { published } = {}) {
      asked.push({ published })
      return sampleExtraction(name)
    },
  }
}

function extract(...argv: string[]): Promise<Outcome> {
  return run(['extract', join(folder, 'a/plan.txt'), ...argv], { cwd: join(folder, 'a'), createExtractor: noting })
}

describe('a settings file above the current folder', () => {
  test('names the rules, relative to itself, and adds words', async () => {
    file('xinjijian.config.yaml', 'rules: [mine]\nlexicon:\n  - {class: k, words: [x]}\n')
    expect(await extract()).toMatchObject({ code: 0, stderr: '' })
    const rules = [{ path: join(folder, 'mine/w.yaml'), text: 'topic: lexicon\nentries: []\n' }]
    const words = [
      {
        path: '../xinjijian.config.yaml',
        text: expect.stringContaining('entries:\n  - {class: k, words: [x]}') as string,
      },
    ]
    expect(asked[0]).toEqual({ packs: [rules, words], extend: true })
  })

  test('says what is usual; the command line goes before it', async () => {
    file('xinjijian.config.yaml', 'output: {format: yaml, only: [goals], role: [status], published: 2021-05}\n')
    const usual = await extract()
    expect(usual.stdout).toMatch(/^schemaVersion: /)
    expect(usual.stdout).toContain('\nindicators: []\n')
    expect(asked).toEqual([{ packs: [], extend: true }, { published: '2021-05' }])
    const { stdout } = await extract('-f', 'json', '--only', 'indicators', '--role', 'target', '--published', '2022')
    const { goals, indicators } = JSON.parse(stdout) as Extraction
    expect(goals).toEqual([])
    expect(indicators.map(({ role }) => role)).toEqual(['target'])
    expect(asked.at(-1)).toEqual({ published: '2022' })
  })

  test('gives way to --rules, and is not looked for after --no-config', async () => {
    file('xinjijian.config.yaml', 'rules: [none]\noutput: {format: yaml}\n')
    const { stdout } = await extract('--rules', join(folder, 'mine'))
    expect(stdout).toMatch(/^schemaVersion: /)
    expect(asked[0]).toMatchObject({ extend: false })
    expect((await extract('--no-config')).stdout).toMatch(/^\{/)
    expect(asked[2]).toEqual({ packs: [], extend: true })
  })

  test.each([
    ['ruls: [x]', '../xinjijian.config.yaml:1:1: unknown key ruls\n'],
    ['output:\n  format: xml', '../xinjijian.config.yaml:2:11: output.format: invalid option'],
    ['rules: [none]', 'none: no such file'],
  ])('that is wrong is told with its place, exit 2: %j', async (text, message) => {
    file('xinjijian.config.yaml', text)
    const { code, stdout, stderr } = await extract()
    expect(stderr).toContain(message)
    expect({ code, stdout, asked }).toEqual({ code: 2, stdout: '', asked: [] })
  })
})

describe('with the real rules', { timeout: 60_000 }, () => {
  const indicators = async (text: string): Promise<string[]> => {
    file('a/plan.txt', text)
    const { stdout, stderr } = await run(['extract', join(folder, 'a/plan.txt')], {
      cwd: join(folder, 'a'),
      createExtractor,
    })
    expect(stderr.replace(/^xinjijian: .*nothing.*\n.*\n/, '')).toBe('')
    return (JSON.parse(stdout) as Extraction).indicators.map(
      ({ name, amount, unit, rule }) => `${name} ${amount}${unit} ${rule}`,
    )
  }

  test('a pack overrides a rule and switches another off', async () => {
    expect(await indicators('建成基站5个。')).toEqual(['基站 5个 indicator.done-then-value'])
    const head = 'topic: patterns\nphase: indicator\nrules:\n'
    file('mine/w.yaml', `${head}  - {id: indicator.done-then-value, off: true}\n`)
    file('xinjijian.config.yaml', 'rules: [mine]\n')
    expect(await indicators('建成基站5个。')).toEqual([expect.not.stringContaining('done-then-value')])
    const rule =
      'about: x, match: "\'建成\' word@name $q@q", priority: 90, examples: {match: [建成基站5个], no-match: [基站]}'
    file('mine/w.yaml', `${head}  - {id: indicator.done-then-value, override: true, ${rule}}\n`)
    expect(await indicators('建成基站5个。')).toEqual(['基站 5个 indicator.done-then-value'])
  })

  test('a unit listed again gets the new values; words inline count at once', async () => {
    file(
      'mine/w.yaml',
      'topic: units\nunits:\n  - {unit: 个, base: 打, factor: 0.5, dimension: count, counter: true}\n',
    )
    file('xinjijian.config.yaml', 'rules: [mine]\nlexicon:\n  - {class: verb.reach, words: [攒够]}\n')
    expect(await indicators('积分攒够5个。')).toEqual([expect.stringMatching(/^积分 5个 /)])
  })
})
