import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command, put, scratch } from './support.ts'

const folder = scratch()

/** What a terminal would act on, or a reader not see. */
const ATTACKS = {
  'a colour (CSI)': '\u001B[31m',
  'a cleared screen (CSI)': '\u001B[2J\u001B[H',
  'a link (OSC 8)': '\u001B]8;;http://x.example\u0007点击\u001B]8;;\u0007',
  'the clipboard (OSC 52)': '\u001B]52;c;cm0gLXJm\u0007',
  'an eight-bit control': '\u009B31m',
  'writing turned round': '\u202E以上个\u202C',
  'isolates of direction': '\u2066个\u2069',
} as const

const STEERING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/

const cases = Object.entries(ATTACKS)

describe.each(cases)('%s', (_, attack) => {
  test('in a text does not reach the terminal', async () => {
    const path = put(folder, 'text.txt', `到2025年，建成${attack}充电桩2万个以上，${attack}新增车位3万${attack}个。\n`)
    for (const argv of [
      ['extract', path, '-v'],
      ['rules', 'explain', `${path}:1`],
      ['diff', path, path],
      ['rules', 'coverage', path],
    ]) {
      const { stdout, stderr } = await command(argv)
      expect(stdout + stderr).not.toMatch(STEERING)
    }
  })

  test('in a file name does not reach the terminal', async () => {
    const { code, stderr, stdout } = await command(['extract', join(folder, `a${attack.replaceAll('/', '')}.txt`)])
    expect(stderr).toMatch(/no such file/)
    expect(stderr + stdout).not.toMatch(STEERING)
    expect(code).toBe(2)
  })

  test('in the name of a rule does not reach the terminal', async () => {
    const { mkdtempSync } = await import('node:fs')
    const rules = mkdtempSync(join(folder, 'rules-'))
    put(
      rules,
      'own.yaml',
      `topic: patterns\nphase: quantity\nrules:\n  - id: ${JSON.stringify(`own.${attack}`)}\n    match: "'x'"\n`,
    )
    const { code, stdout, stderr } = await command(['rules', 'check', '--rules', rules, '--extend'])
    expect(stdout + stderr).not.toMatch(STEERING)
    expect(code).toBe(1)
  })
})

test('a line that writes over itself (CR) ends there, and nothing after it hides', async () => {
  const path = put(folder, 'cr.txt', '到2025年，建成充电桩2万个以上。\r到2030年，建成充电桩9万个以上。\n')
  const { stdout } = await command(['extract', path, '--compact'])
  const { indicators } = JSON.parse(stdout) as { indicators: { amount: number }[] }
  expect(indicators.map(({ amount }) => amount)).toEqual([20_000, 90_000])
  expect(stdout).not.toContain('\r')
})
