import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createExtractor } from '../../src/extractor.ts'
import { run } from './harness.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const chapter = /### A rule of your own in five minutes\n([^]*?)\n##/.exec(readme)?.[1] ?? ''
const folder = mkdtempSync(join(tmpdir(), 'xinjijian-example-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a reader does: writes a file (fence with a name) or types a command and sees its output. */
interface Step {
  readonly file?: string
  readonly command?: string
  readonly text: string
}

const steps = [...chapter.matchAll(/```(\w+)(?: (\S+))?\n([^]*?)```/g)].flatMap(([, kind, file, text = '']): Step[] => {
  if (file !== undefined) return [{ file, text }]
  if (kind !== 'console') return []
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((typed) => {
      const [command = '', ...output] = typed.split('\n')
      return { command, text: output.join('\n') }
    })
})

/** `…` on a line of its own stands for any lines, elsewhere for any characters. */
function shape(output: string): RegExp {
  const lines = output.split('\n').slice(0, -1)
  const literal = (part: string): string => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(
    `^${lines.map((line) => (line === '…' ? '(?:.*\n)*?' : `${line.split('…').map(literal).join('.*')}\n`)).join('')}$`,
  )
}

test('the example of the README has files and commands', () => {
  expect(steps.filter(({ file }) => file !== undefined).map(({ file }) => file)).toEqual([
    'notice.txt',
    'my-rules/units.yaml',
    'my-rules/phrases.yaml',
    'xinjijian.config.yaml',
  ])
  expect(steps.filter(({ command }) => command !== undefined).length).toBeGreaterThan(4)
})

test('and does what it says, step by step', { timeout: 60_000 }, async () => {
  for (const { file, command, text } of steps) {
    if (file !== undefined) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    } else if (command !== undefined) {
      const argv = command
        .split(' ')
        .slice(1)
        .map((word) => word.replace('notice.txt', join(folder, 'notice.txt')))
      const { stdout, stderr } = await run(argv, { cwd: folder, createExtractor })
      expect(stderr).toBe('')
      expect(stdout.replaceAll(`${folder}/`, '')).toMatch(shape(text))
    }
  }
})

test('the same rules count for extract', { timeout: 60_000 }, async () => {
  const { stdout } = await run(['extract', join(folder, 'notice.txt'), '--only', 'indicators'], {
    cwd: folder,
    createExtractor,
  })
  const { indicators } = JSON.parse(stdout) as { indicators: { name: string; unit: string; rule: string }[] }
  expect(indicators.map(({ name, unit }) => `${name} ${unit}`)).toEqual(['志愿服务积分 蓝海币', '门槛 蓝海币'])
})
