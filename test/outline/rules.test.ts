import { describe, expect, it } from 'vitest'
import { built, compileOutline, knowledge, outlineTexts } from './knowledge.ts'

describe('outline rules', () => {
  it('compile without a problem and to plain JSON', () => {
    expect(built.problems).toEqual([])
    expect(JSON.parse(JSON.stringify(knowledge))).toEqual(knowledge)
  })

  it('name every province and prefecture once', () => {
    const codes = knowledge.regions.map(({ code }) => code)
    expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(34)
    expect(codes.filter((code) => code.endsWith('00') && !code.endsWith('0000'))).toHaveLength(333)
    expect(new Set(knowledge.regions.map(({ name }) => name)).size).toBe(codes.length)
    expect(knowledge.regions.find(({ code }) => code === '450000')?.short).toBe('广西')
    const unknown = Object.values(knowledge.abbreviations).filter((code) => !codes.includes(code))
    expect(unknown).toEqual([])
  })

  it.each([
    { code: 'outline-unbounded', skips: "{reason: x, lines: ['^a+$']}" },
    { code: 'outline-pattern', skips: "{reason: x, lines: ['^(a$']}" },
    { code: 'outline-variable', skips: "{reason: x, lines: ['^${none}$']}" },
    { code: 'outline-skip', skips: '{reason: x}' },
  ])('$code is reported with its line', ({ code, skips }) => {
    const { problems } = compileOutline({ ...outlineTexts(), 'mine.yaml': `topic: outline\nskips:\n  - ${skips}\n` })
    expect(problems.map(({ code: found, path, position }) => [found, path, position.line])).toEqual([
      [code, 'mine.yaml', 3],
    ])
  })

  it('outline-duplicate: a key of one file stands in a second', () => {
    const { problems } = compileOutline({ ...outlineTexts(), 'mine.yaml': 'topic: outline\nmarkers: []\n' })
    expect(problems.map(({ code, position }) => [code, position.line])).toEqual([['outline-duplicate', 2]])
  })

  it('outline-missing: a key no file has', () => {
    const { 'outline/facts.yaml': _, ...rest } = outlineTexts()
    expect(compileOutline(rest).problems.map(({ code }) => code)).toEqual(['outline-missing'])
  })
})
