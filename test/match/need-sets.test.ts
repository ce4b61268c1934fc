import { describe, expect, it } from 'vitest'
import { bindPattern, scanned } from './support.ts'

/** Signs of the pattern's program, as what their tests name. */
function signsOf(pattern: string): string[] {
  const { rules, tests } = bindPattern(pattern).phase
  return rules[0]!.program.signs.map((sign) => sign.map((test) => tests[test]!.any.map(String).join('+')).join(' or '))
}

describe('what must stand in the segment of a match besides the tokens it takes', () => {
  it.each([
    ['a ?=[b]', ['b']],
    ['?<=[b] a', ['b']],
    ['a ?![b]', []],
    ['(a | b) c', ['a or b']],
    ['(a d | b c{1,2}) d', ['a or b']],
    ['(a ?=[c] | b)', ['a or b']],
    ['(a | [!b]) c', []],
    ['(a | b)? c', []],
    ['(a | b){2} c', ['a or b']],
    ['(a b | b c) c', []],
    ['a{0,3} ?=[b] b', []],
  ])('%s: %j', (pattern, signs) => {
    expect(signsOf(pattern)).toEqual(signs)
  })

  it('takes the rarer of what an alternative needs: words before classes', () => {
    const { rules, tests } = bindPattern("(a 'x' | 'y' [b c])").phase
    const [sign = []] = rules[0]!.program.signs
    expect(sign.map((test) => tests[test]!.any)).toEqual([[{ text: 'x' }], [{ text: 'y' }]])
  })

  it.each([
    ['a{1,5} ?=[b]', 'a a a', 'a a b', ['0-2', '1-2']],
    ['a (b | c)', 'a a d', 'a c', ['0-2']],
  ])('%s: a segment without it costs no step', (pattern, without, having, matches) => {
    const bound = bindPattern(pattern)
    expect(scanned(bound, without)).toEqual([])
    expect(bound.scanner.steps).toBe(0)
    expect(scanned(bound, having)).toEqual(matches)
    expect(scanned(bound, without)).toEqual([])
  })

  it('knows more tests than a word has bits', () => {
    const words = Array.from({ length: 40 }, (_, index) => `w${index}`)
    const bound = bindPattern(`${words.map((word) => `'${word}'`).join(' ')} ('x' | 'y')`)
    const line = (all: readonly string[]): string => all.map((word) => `${word}/a`).join(' ')
    expect(scanned(bound, line([...words, 'y']))).toEqual(['0-41'])
    const { steps } = bound.scanner
    expect(scanned(bound, line([...words, 'z']))).toEqual([])
    for (const left of words) expect(scanned(bound, line([...words.filter((word) => word !== left), 'x']))).toEqual([])
    expect(bound.scanner.steps).toBe(steps)
  })
})
