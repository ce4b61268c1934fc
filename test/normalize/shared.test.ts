import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge } from './knowledge.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const missing = !existsSync(shared)

function textsIn(folder: string): [string, string][] {
  if (missing) return [['absent', '']]
  const names = readdirSync(shared + folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(md|txt)$/.test(name),
  )
  return names.toSorted().map((name) => [name, readFileSync(`${shared}${folder}/${name}`, 'utf8')])
}

describe.skipIf(missing)('real pages (skipped without the shared documents next to the checkout)', () => {
  test('simplified pages are folded and nothing else', () => {
    for (const [name, source] of [...textsIn('corpus'), ...textsIn('seeds').slice(2), ...textsIn('passages')]) {
      const { text, script, repairs } = normalize(source, knowledge)
      expect([name, script]).toEqual([name, 'Hans'])
      expect([name, Object.keys(repairs).filter((kind) => kind !== 'width' && kind !== 'space')]).toEqual([name, []])
      expect([name, text.length]).toEqual([name, source.length])
    }
  })

  test.each([
    ['000_', 421],
    ['001_', 569],
  ])('the traditional page %s loses its %i readings and no bracket', (prefix, readings) => {
    const [, source] = textsIn('seeds').find(([name]) => name.startsWith(prefix))!
    const { text, script, repairs } = normalize(source, knowledge)
    expect(script).toBe('Hant')
    expect(repairs['pinyin']).toBe(readings)
    expect(text.split(')').length).toBe(source.split(/[)）]/).length - readings)
    expect(text).not.toMatch(/\p{Script=Han}\([a-zāáǎàēéěèīíǐìōóǒòūúǔù]+\)/u)
    expect([...text].filter((one) => knowledge.script.traditional.includes(one))).toEqual([])
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
