import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command, expectCheap, put, scratch } from './support.ts'

const folder = scratch()
const plan = put(folder, 'plan.txt', '到2025年，建成充电桩2万个。\n')

const aliases = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]}, `.repeat(9)}]`),
].join('\n')
const deep = (depth: number): string => `a: ${'['.repeat(depth)}${']'.repeat(depth)}\n`

interface Place {
  readonly what: string
  /** Writes the YAML where it is read and returns the command that reads it. */
  readonly use: (yaml: string) => string[]
  readonly name: string
}

const PLACES: readonly Place[] = [
  {
    what: 'a rule file',
    name: 'own.yaml',
    use(yaml) {
      const rules = mkdtempSync(join(folder, 'rules-'))
      put(rules, 'own.yaml', yaml)
      return ['extract', plan, '--rules', rules, '--extend']
    },
  },
  {
    what: 'an ignore file',
    name: 'ignore.yaml',
    use: (yaml) => ['diff', plan, plan, '--ignore', put(folder, 'ignore.yaml', yaml)],
  },
  {
    what: 'a saved extraction',
    name: 'saved.yaml',
    use: (yaml) => ['diff', put(folder, 'saved.yaml', yaml), plan],
  },
]

describe.each(PLACES)('$what', ({ use, name }) => {
  test.each<[what: string, yaml: string]>([
    ['aliases of aliases', aliases],
    ['ten thousand levels', deep(10_000)],
    ['a key twice', 'topic: lexicon\ntopic: lexicon\n'],
    ['a prototype', 'schemaVersion: "1.1"\n__proto__: {polluted: true}\n'],
    ['a tag of a program', '!!js/function "function () { return 1 }"\n'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['a binary', 'a: !!binary aGk=\n'],
    ['characters no YAML has', 'a: "\u0001"\nb: [\n'],
  ])('%s', async (_, yaml) => {
    const outcome = await command(use(yaml))
    expect(outcome.stderr).toContain(name)
    expect(outcome.stderr).not.toContain('went wrong inside')
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expectCheap(outcome)
  })

  test('fifty megabytes', async () => {
    const outcome = await command(use(`a: ${'x'.repeat(50 * 1024 * 1024)}\n`))
    expect(outcome.stderr).toContain(name)
    expect(outcome.stderr).not.toContain('went wrong inside')
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('the settings file', () => {
  test.each<[what: string, yaml: string]>([
    ['aliases of aliases', aliases],
    ['ten thousand levels', deep(10_000)],
    ['a key twice', 'extend: true\nextend: true\n'],
    ['a prototype', '__proto__: {format: json}\n'],
  ])('%s', async (_, yaml) => {
    const cwd = mkdtempSync(join(folder, 'settings-'))
    put(cwd, 'xinjijian.config.yaml', yaml)
    const { code, stdout, stderr } = await command(['extract', plan], { cwd })
    expect(stderr).toContain('xinjijian.config.yaml')
    expect(stderr).not.toContain('went wrong inside')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})
