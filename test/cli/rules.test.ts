import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  CheckReport,
  CoverageReport,
  ExampleReport,
  Explanation,
  RuleListing,
  WhyNot,
} from '../../src/core/rule-reports.ts'
import { packageRoot } from '../../src/read/resources.ts'
import { ruleFileSchema } from '../../src/rules/json-schema.ts'
import { run, type Outcome } from './harness.ts'

let folder = ''
let plan = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xinjijian-rules-'))
  plan = file('plan.txt', '一、主要目标\n到2025年，建成5G基站5万个以上。\n')
  file(
    'good/own.yaml',
    pack('{id: own.zebra, about: Zebras., match: "quantity \'斑马\'", examples: {match: [5头斑马], no-match: [斑马]}}'),
  )
  file(
    'noisy/own.yaml',
    pack('{id: own.zebra, about: Zebras., match: "\'斑马\'", examples: {match: [大象], no-match: [斑马]}}'),
  )
  file(
    'odd/own.yaml',
    pack('{id: own.zebra, about: Zebras., match: "\'斑馬\'", examples: {match: [斑马], no-match: [马]}}'),
  )
  file('broken/own.yaml', pack('{id: own.zebra, abuot: Zebras.}'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

function pack(rule: string): string {
  return ['topic: patterns', 'phase: context', 'rules:', `  - ${rule}`, ''].join('\n')
}

/** Runs `xinjijian rules …` with a pack of the test on top of the built-in rules. */
function rules(command: string, own: string, ...argv: string[]): Promise<Outcome> {
  return run(['rules', command, ...argv, '--rules', join(folder, own), '--extend'], { cwd: folder })
}

const data = ({ stdout }: Outcome): unknown => JSON.parse(stdout)

describe('list', () => {
  test('shows the rules of a phase, with what they are for and where they stand', async () => {
    const { code, stdout, stderr } = await rules('list', 'good', 'context')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^context \d+ rules\n/)
    expect(stdout).toContain(`own.zebra`)
    expect(stdout).toContain(`Zebras. ${join(folder, 'good/own.yaml')}:4\n`)
  })

  test('as data', async () => {
    const listed = data(await rules('list', 'good', '--json')) as RuleListing[]
    expect(listed.find(({ id }) => id === 'own.zebra')).toMatchObject({
      phase: 'context',
      priority: 0,
      line: 4,
      examples: { match: 1, noMatch: 1 },
    })
    expect(new Set(listed.map(({ phase }) => phase)).size).toBeGreaterThan(4)
  })

  test('names the built-in rules alike wherever the package lies, and from the top of a checkout by their paths', async () => {
    const pathsIn = async (cwd: string): Promise<string[]> => {
      const listed = data(await run(['rules', 'list', '--json', '--no-config'], { cwd })) as RuleListing[]
      return listed.map(({ path }) => path)
    }
    const away = await pathsIn(folder)
    expect(away.filter((path) => !path.startsWith('xinjijian/rules/'))).toEqual([])
    expect((await pathsIn(packageRoot)).map((path) => `xinjijian/${path}`)).toEqual(away)
  })

  test('of an unknown phase is a mistake', async () => {
    const { code, stdout, stderr } = await rules('list', 'good', 'contxt')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^xinjijian: there is no phase contxt\n {2}hint: there are quantity, /)
  })
})

describe('check', () => {
  test('says that there is nothing: exit 0', async () => {
    const { code, stdout } = await rules('check', 'good')
    expect(stdout).toMatch(/^\d+ rules in \d+ files: no problems\n$/)
    expect(code).toBe(0)
  })

  test('points at what is odd, under Chinese characters too: exit 1', async () => {
    const { code, stdout } = await rules('check', 'odd')
    const [head, line, caret, hint] = stdout.split('\n')
    expect(head).toBe(
      `${join(folder, 'odd/own.yaml')}:4:46: warning: no text contains '斑馬': normalization makes it '斑马'`,
    )
    expect(line).toMatch(/^ {2}4 \| {3}- \{id: own\.zebra/)
    expect(caret?.indexOf('^')).toBe(line?.indexOf('斑'))
    expect(hint).toBe("  hint: Write '斑马'.")
    expect(code).toBe(1)
  })

  test('reports errors as data, not as a failure', async () => {
    const outcome = await rules('check', 'broken', '--json')
    const { problems } = data(outcome) as CheckReport
    expect(problems.find(({ code }) => code === 'rule-unknown-key')).toMatchObject({
      severity: 'error',
      message: 'unknown key abuot',
      hint: 'Did you mean about?',
      position: { line: 4, column: 21 },
    })
    expect(outcome).toMatchObject({ code: 1, stderr: '' })
  })
})

describe('test', () => {
  test('says that all is well: exit 0', async () => {
    const { code, stdout } = await rules('test', 'good', 'own.')
    expect(stdout).toBe('1 rule, 2 examples in 5 forms: all come out as written\n')
    expect(code).toBe(0)
  })

  test('tells missing and noisy apart: exit 1', async () => {
    const { code, stdout } = await rules('test', 'noisy', 'own.')
    const place = `${join(folder, 'noisy/own.yaml')}:4: own.zebra`
    expect(stdout).toBe(
      [
        'missing: 1',
        `  ${place}: 大象`,
        '      should match, but does not',
        '',
        'noisy: 1',
        `  ${place}: 斑马`,
        '      should not match, but does: 斑马',
        '',
        '1 rule, 2 examples in 3 forms: 1 missing, 1 noisy',
        '',
      ].join('\n'),
    )
    expect(code).toBe(1)
    const { missing, noisy } = data(await rules('test', 'noisy', 'own.', '--json')) as ExampleReport
    expect([missing.length, noisy.length]).toEqual([1, 1])
  })

  test('of a rule that is not there, or with broken rules, is a failure', async () => {
    expect(await rules('test', 'good', 'own.zebar')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean own.zebra?'),
    })
    expect(await rules('test', 'broken')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('unknown key abuot'),
    })
  })
})

describe('coverage', () => {
  test('shows what fired and what is left, and lets CI count it', async () => {
    const left = file('left.txt', '的5个。\n')
    const outcome = await rules('coverage', 'good', plan, left, '--max-residue', '1', '--json')
    const { documents, never, residue } = data(outcome) as CoverageReport
    expect({ documents, residue: residue.map(({ path, text }) => `${path} ${text}`) }).toEqual({
      documents: 2,
      residue: [`${left} 5个`],
    })
    expect(never.map(({ id }) => id)).toContain('own.zebra')
    expect(outcome.code).toBe(0)
    const strict = await rules('coverage', 'good', plan, left, '--max-residue', '0')
    expect(strict.stdout).toContain(`residue 1 beside `)
    expect(strict.stdout).toContain(`  ${left}:1:2: 5个 quantity, unclaimed\n`)
    expect(strict.code).toBe(1)
  })

  test('one bad file does not lose the others: exit 2', async () => {
    const { code, stdout, stderr } = await rules('coverage', 'good', join(folder, 'none.txt'), plan)
    expect(stdout).toContain('over 1 text\n')
    expect(stderr).toContain('none.txt: no such file')
    expect(code).toBe(2)
  })

  test('of nothing that could be read there is no report: exit 2', async () => {
    const { code, stdout, stderr } = await rules('coverage', 'good', join(folder, 'none.txt'), '--json')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/none\.txt: no such file\n[^]*nothing was read, so there is nothing to count\n/)
  })
})

describe('explain', () => {
  test('a line, for people and as data', async () => {
    const { code, stdout } = await rules('explain', 'good', `${plan}:2`)
    expect(stdout).toContain('made by quantity.bound-after of 5万个|以上')
    expect(stdout).toContain('lost to quantity.bound-after on 5万个以上: priority')
    expect(stdout).toMatch(/deadline +2025: 2025年, in the \w+ .*plan\.txt:2:2\n/)
    expect(code).toBe(0)
    const { sentences } = data(await rules('explain', 'good', `${plan}:2:8`, '--json')) as Explanation
    expect(sentences).toHaveLength(1)
  })

  test('why a rule does not match', async () => {
    const { stdout } = await rules('explain', 'good', '--why-not', 'own.zebra', '5头大象')
    expect(stdout).toContain('it matches 5头, then stops at 大象')
    expect(stdout).toContain("let it go on:\n    '斑马'\n")
    const answer = data(
      await rules('explain', 'good', '--why-not', 'own.zebra', '5头斑马', '--json', '--in', 'item'),
    ) as WhyNot
    expect(answer).toMatchObject({ outcome: 'stands', kind: 'item' })
  })

  test.each([
    [['plan.txt'], "'plan.txt' is no place in a file", 'write FILE:LINE or FILE:LINE:COLUMN'],
    [['plan.txt:0'], "'plan.txt:0' is no place in a file", 'write FILE:LINE or FILE:LINE:COLUMN'],
    [['x', '--id', 'a', '--why-not', 'b'], '--id and --why-not are two questions', 'ask one at a time'],
    [['x:1', '--in', 'item'], 'option --in needs --why-not', 'name the rule with --why-not RULE'],
    [['none.txt:1'], 'none.txt: no such file', 'check the spelling and the folder you are in'],
    [['x', '--why-not', 'own.zebar'], 'there is no rule own.zebar', 'Did you mean own.zebra?'],
  ])('%j is a mistake', async (argv, message, hint) => {
    const { code, stdout, stderr } = await rules('explain', 'good', ...argv)
    expect(stderr).toBe(`xinjijian: ${message}\n  hint: ${hint}\n`)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('beyond the end of the file, or of no record', async () => {
    expect((await rules('explain', 'good', `${plan}:7`)).stderr).toContain(
      'plan.txt: has no line 7\n  hint: it has 2\n',
    )
    expect((await rules('explain', 'good', plan, '--id', 'ind-0')).stderr).toContain(
      'plan.txt: holds no record ind-0\n',
    )
  })
})

test('schema prints the JSON Schema of rule files', async () => {
  expect(await run(['rules', 'schema'])).toEqual({ code: 0, stdout: ruleFileSchema(), stderr: '' })
})

test('reports are coloured on request, and plain into a pipe', async () => {
  const argv = ['rules', 'list', 'quantity']
  const coloured = await run(argv, { env: { FORCE_COLOR: '1' } })
  expect(coloured.stdout).toMatch(/^\u001B\[1mquantity\u001B/)
  expect((await run(argv)).stdout).toMatch(/^quantity/)
})

test('what would steer a terminal is spelled out', async () => {
  const evil = file('evil.txt', '建成\u001B[31m基站5个。\n')
  const { stdout } = await rules('explain', 'good', `${evil}:1`)
  expect(stdout).not.toContain('\u001B')
  expect(stdout).toContain(String.raw`\u{1b}`)
})

test.each([
  [['rules', 'lst'], "unknown command 'lst'", 'did you mean list?'],
  [['rules', 'test', '--jsn'], "unknown option '--jsn'", 'did you mean --json?'],
  [['rules', 'coverage'], "missing required argument 'file'", 'name a file, or - for standard input'],
  [
    ['rules', 'coverage', 'x', '--max-residue', '-1'],
    "option '--max-residue <number>' argument '-1' is invalid",
    'write a whole number, zero or more',
  ],
  [['rules', 'check', '--extend'], 'option --extend needs --rules', 'name the folder with --rules DIR'],
])('%j', async (argv, message, hint) => {
  const { code, stderr } = await run(argv)
  expect(stderr).toBe(`xinjijian: ${message}\n  hint: ${hint}\n`)
  expect(code).toBe(2)
})

test.each([[], ['list'], ['check'], ['test'], ['coverage'], ['explain'], ['schema']])(
  'help of rules %s is a result and fits 80 columns',
  async (...command) => {
    const { code, stdout, stderr } = await run(['rules', ...command, '--help'])
    expect(stdout).toMatch(/^Usage: xinjijian rules/)
    expect(stdout).toMatch(/\nExamples?:\n/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  },
)
