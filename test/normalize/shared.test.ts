import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge, statistics } from './knowledge.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
/** Kinds of repair that clean text may need: other widths, other spaces. */
const FOLDS = ['width', 'space']
/** The documents with spaces within words, how many, each looked at: all of them split a word. */
const SPLIT_WORDS: Readonly<Record<string, number>> = {
  '南昌市/1998.md': 2,
  '厦门市/2000.md': 3,
  '天津市/2011.md': 90,
  '汕尾市/2022.md': 2,
  '牡丹江市/2016.md': 2,
}
const missing = !existsSync(shared)

function textsIn(folder: string): [string, string][] {
  if (missing) return [['absent', '']]
  const names = readdirSync(shared + folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(md|txt)$/.test(name),
  )
  return names.toSorted().map((name) => [name, readFileSync(`${shared}${folder}/${name}`, 'utf8')])
}

describe.skipIf(missing)('real pages (skipped without the shared documents next to the checkout)', () => {
  test('simplified pages are folded and nothing else, but for known places where a word is split', () => {
    for (const [name, source] of [...textsIn('corpus'), ...textsIn('seeds').slice(2), ...textsIn('passages')]) {
      const { text, script, repairs, doubtful } = normalize(source, knowledge, { statistics })
      expect([name, script, doubtful]).toEqual([name, 'Hans', []])
      const split = SPLIT_WORDS[name.split('/').slice(-2).join('/')] ?? 0
      expect([name, repairs['letter-space'] ?? 0]).toEqual([name, split])
      const spelled = source.replaceAll(/&[a-z]+;/g, '?')
      const known = [...FOLDS, 'letter-space', ...(spelled === source ? [] : ['reference'])]
      expect([name, Object.keys(repairs).filter((kind) => !known.includes(kind))]).toEqual([name, []])
      expect([name, text.length]).toEqual([name, spelled.length - split])
    }
  })

  test.each([
    ['000_', 421],
    ['001_', 569],
  ])('the traditional page %s loses its %i readings and no bracket', (prefix, readings) => {
    const [, source] = textsIn('seeds').find(([name]) => name.startsWith(prefix))!
    const { text, script, repairs } = normalize(source, knowledge, { statistics })
    expect(script).toBe('Hant')
    expect(repairs['pinyin']).toBe(readings)
    expect(text.split(')').length).toBe(source.split(/[)）]/).length - readings - 1)
    expect(text.split('(').length).toBe(source.split(/[(（]/).length - readings)
    expect(text).not.toMatch(/\p{Script=Han}\([a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)/u)
    expect([...text].filter((one) => knowledge.script.traditional.includes(one))).toEqual([])
  })

  test.each([
    ['000_', '均增加了量化指标,确保可考核性和可操作性;同时,'],
    ['000_', '带动效应为确保《行动方案》落实落细'],
    ['001_', '激发社会资本发展潜力和投资活力。'],
  ])('the damaged place of %s reads %s', (prefix, words) => {
    const [, source] = textsIn('seeds').find(([name]) => name.startsWith(prefix))!
    const { text, doubtful } = normalize(source, knowledge, { statistics })
    expect(text).toContain(words)
    expect(text).not.toContain('\uFFFD')
    expect(doubtful.length).toBe(prefix === '000_' ? 2 : 1)
  })

  test.each(['000_', '001_'])('clauses of %s map to what they were made from', (prefix) => {
    const [, source] = textsIn('seeds').find(([name]) => name.startsWith(prefix))!
    const { text, map } = normalize(source, knowledge)
    let clauses = 0
    for (const clause of text.matchAll(/[^,。、;:\n]+/g)) {
      const { start, end } = map.toSource({ start: clause.index, end: clause.index + clause[0].length })
      expect(normalize(source.slice(start, end), knowledge, { script: 'Hant' }).text).toBe(clause[0])
      clauses++
    }
    expect(clauses).toBeGreaterThan(100)
  })
})
