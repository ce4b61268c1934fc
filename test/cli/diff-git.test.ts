import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** The command as users have it, over dist/, which `npm run build` makes. */
const bin = fileURLToPath(new URL('../../bin/xinjijian.js', import.meta.url))
const command = `'${process.execPath}' '${bin}'`

const PLAN =
  '云川市方案\n\n一、主要任务\n\n新建充电桩6000台以上,建成数据中心12个。\n\n二、保障措施\n\n安排资金2亿元。\n'

let repository = ''

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))

function git(...argv: string[]): string {
  const own = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_CEILING_DIRECTORIES: tmpdir() }
  return execFileSync('git', argv, { cwd: repository, encoding: 'utf8', env: { ...env, ...own } })
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function xinjijian(argv: readonly string[], cwd = repository): Outcome {
  try {
    const stdout = execFileSync(process.execPath, [bin, ...argv], { cwd, encoding: 'utf8', env, stdio: 'pipe' })
    return { code: 0, stdout, stderr: '' }
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string }
    return { code: status, stdout, stderr }
  }
}

function write(name: string, text: string): void {
  writeFileSync(join(repository, name), text)
}

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'xinjijian-git-'))
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'A')
  git('config', 'user.email', 'a@example.org')
  mkdirSync(join(repository, 'plans'))
  write('plans/云川.txt', PLAN)
  write('plans/same.txt', PLAN)
  write('.gitattributes', '*.txt diff=plan\n')
  git('add', '.')
  git('commit', '-qm', 'plan: the first')
  write('plans/云川.txt', `\n\n${PLAN.replace('6000', '5000')}`)
  git('commit', '-qam', 'looser')
  write('plans/云川.txt', `\n\n${PLAN.replace('6000', '5000').replace('2亿元', '3亿元')}`)
})
afterAll(() => rmSync(repository, { recursive: true }))

describe('REV:PATH', () => {
  test('a version in git against another, and against the file', () => {
    const between = xinjijian(['diff', 'HEAD~1:plans/云川.txt', 'HEAD:plans/云川.txt'])
    expect(between).toMatchObject({ code: 1, stdout: expect.stringContaining('loosened') })
    const toFile = xinjijian(['diff', 'HEAD:plans/云川.txt', 'plans/云川.txt', '-f', 'github'])
    expect(toFile.stdout).toMatch(/^::notice file=plans\/云川\.txt,line=11,.*raised/)
  })

  test('folders in git, with annotations on the files there are', () => {
    const { code, stdout } = xinjijian(['diff', 'HEAD~1:plans', 'plans', '-f', 'json'])
    const { documents } = JSON.parse(stdout) as { documents: { path: string; status: string }[] }
    expect(documents.map(({ path, status }) => [path, status])).toEqual([
      ['same.txt', 'same'],
      ['云川.txt', 'changed'],
    ])
    expect(code).toBe(1)
  })

  test('a path from the current folder', () => {
    expect(xinjijian(['diff', 'HEAD~1:./same.txt', 'same.txt'], join(repository, 'plans')).code).toBe(0)
  })

  test('a revision with a colon in it', () => {
    expect(xinjijian(['diff', 'HEAD^{/plan: the first}:plans/same.txt', 'plans/same.txt'])).toMatchObject({ code: 0 })
  })

  test('a file whose name has a colon is a file', () => {
    write('HEAD:x.txt', PLAN)
    expect(xinjijian(['diff', 'HEAD:x.txt', 'plans/same.txt']).code).toBe(0)
  })

  test.each<[string, string, RegExp]>([
    ['an unknown revision', 'nope:plans/same.txt', /nope:plans\/same\.txt: there is no revision nope\n {2}hint: /],
    ['a path that is not there', 'HEAD:none.txt', /HEAD:none\.txt: revision HEAD has no file none\.txt\n {2}hint: /],
    ['neither file nor address', 'nope.txt', /nope\.txt: no such file\n {2}hint: /],
  ])('%s: exit 2 with the reason', (_, name, reason) => {
    const { code, stdout, stderr } = xinjijian(['diff', name, 'plans/same.txt'])
    expect(stderr).toMatch(reason)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test.each([
    '--output=hacked',
    '-ohacked',
    '--help',
    '--end-of-options',
    '$(touch hacked)',
    '`touch hacked`',
    ';touch hacked',
    '--git-dir=/',
  ])('nothing of an address reaches git or a shell as an order: %s', (revision) => {
    const { code, stdout, stderr } = xinjijian(['diff', '--', `${revision}:plans/same.txt`, 'plans/same.txt'])
    expect(stderr).toContain('there is no revision')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(existsSync(join(repository, 'hacked'))).toBe(false)
  })

  test('nothing the repository asks for is run', () => {
    write('.git/hook', '#!/bin/sh\ntouch hacked\n')
    git('config', 'diff.plan.textconv', 'touch hacked; cat')
    git('config', 'diff.external', 'touch hacked')
    git('config', 'core.pager', 'touch hacked')
    expect(xinjijian(['diff', 'HEAD~1:plans/same.txt', 'plans/same.txt']).code).toBe(0)
    expect(existsSync(join(repository, 'hacked'))).toBe(false)
    git('config', '--unset', 'diff.plan.textconv')
    git('config', '--unset', 'diff.external')
    git('config', '--unset', 'core.pager')
  })

  test('outside a repository', () => {
    const outside = mkdtempSync(join(tmpdir(), 'xinjijian-outside-'))
    const { code, stderr } = xinjijian(['diff', 'HEAD:a.txt', 'HEAD:b.txt'], outside)
    rmSync(outside, { recursive: true })
    expect(code).toBe(2)
    expect(stderr).toContain('no git repository here')
  })
})

describe('git diff', () => {
  test('through a textconv driver: the changed value is the changed line, though all lines moved', () => {
    git('config', 'diff.plan.textconv', `${command} extract --no-spans -f yaml`)
    const lines = git('diff', 'HEAD~1', 'HEAD', '--', 'plans/云川.txt').split('\n')
    const changed = lines.filter((line) => /^[-+](?![-+])/.test(line))
    expect(changed.map((line) => line.replace(/\s+/g, ' '))).toEqual([
      '- amount: 6000',
      '+ amount: 5000',
      '- amount: 6000',
      '+ amount: 5000',
      '- text: "充电桩6000台以上"',
      '+ text: "充电桩5000台以上"',
    ])
    git('config', '--unset', 'diff.plan.textconv')
  })

  test('as an external diff, also for files that came or went', () => {
    git('config', 'diff.plan.command', `f() { ${command} diff --exit-zero --name "$1" "$2" "$5"; }; f`)
    write('plans/fresh.txt', PLAN)
    git('add', '-N', 'plans/fresh.txt')
    const said = git('diff', 'HEAD~1')
    expect(said).toMatch(/plans\/云川\.txt: 1 error, no warnings, 1 note/)
    expect(said).toMatch(/loosened\s+充电桩\s+≥ \+6,000 台\s+→\s+≥ \+5,000 台/)
    expect(said).toMatch(/plans\/fresh\.txt: .*\n[\s\S]*document added/)
    git('config', '--unset', 'diff.plan.command')
  })
})
