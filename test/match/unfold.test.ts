import { describe, expect, it } from 'vitest'
import { OP_PART, OP_RUN, OP_WIDTH } from '../../src/core/program.ts'
import { unfold } from '../../src/core/unfold.ts'
import { bindPattern } from './support.ts'

function codeOf(pattern: string): { folded: readonly number[]; unfolded: readonly number[] } {
  const { rules, parts } = bindPattern(pattern).phase
  const folded = rules[0]!.program.code
  return { folded, unfolded: unfold(folded, parts) }
}

const operations = (code: readonly number[]): number[] => code.filter((_, index) => index % OP_WIDTH === 0)

describe('what takes one token only', () => {
  it.each(['(a | b ?=[c] | ?<![d] c)', '(a | (b | < c)) d', '(a | b){0,40} c', 'a? b', '(?![a b] c){1,3}'])(
    '%s is a part',
    (pattern) => {
      const { folded, unfolded } = codeOf(pattern)
      expect(operations(folded).some((operation) => operation === OP_PART || operation === OP_RUN)).toBe(true)
      expect(operations(unfolded)).not.toContain(OP_PART)
      expect(operations(unfolded)).not.toContain(OP_RUN)
    },
  )

  it.each(['a b', '(a | b c)', '(a@x | b){0,2} c', 'a{1,3}? b', '(a b){0,3} c', '(a? | b) c'])(
    '%s has none, or only inside',
    (pattern) => {
      const { folded, unfolded } = codeOf(pattern)
      if (!operations(folded).includes(OP_RUN)) expect(unfolded).toEqual(folded)
      expect(operations(folded)).not.toContain(OP_PART)
    },
  )

  it('a run is as short for many tokens as for one', () => {
    expect(codeOf('(a | b){0,40} c').folded).toHaveLength(codeOf('(a | b)? c').folded.length)
  })
})
