import { describe, expect, it } from 'vitest'
import { judge } from '../../src/match/overlap.ts'

interface Named {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly priority: number
  readonly order: number
  readonly claims: readonly { readonly from: number; readonly to: number }[]
}

/** `name from-to [priority] [claims from-to,…]`; the order of writing is the order of the rules. */
function contender(line: string, order: number): Named {
  const [name = '', range = '', priority = '0', claims = range] = line.split(' ')
  const read = (part: string): { from: number; to: number } => {
    const [from = 0, to = 0] = part.split('-').map(Number)
    return { from, to }
  }
  return { name, ...read(range), priority: Number(priority), order, claims: claims.split(',').map(read) }
}

describe('the overlap policy', () => {
  const table: readonly (readonly [what: string, contenders: readonly string[], outcome: readonly string[]])[] = [
    ['apart, both stand', ['a 0-2', 'b 2-4'], ['a', 'b']],
    ['higher priority wins over longer', ['a 0-5', 'b 1-2 1'], ['a<b', 'b']],
    ['longer wins over further left', ['a 0-2', 'b 1-4'], ['a<b', 'b']],
    ['leftmost wins over written first', ['a 1-3', 'b 0-2'], ['a<b', 'b']],
    ['written first wins at the same place', ['a 0-2', 'b 0-2'], ['a', 'b<a']],
    ['a loser does not keep others out', ['a 0-3 2', 'b 2-5 1', 'c 4-6'], ['a', 'b<a', 'c']],
    ['only claimed tokens count', ['a 0-5 0 4-5', 'b 0-6 0 5-6'], ['a', 'b']],
    ['one shared claim is enough', ['a 0-6 0 1-2,5-6', 'b 3-6 0 4-6'], ['a', 'b<a']],
    ['negative priority comes last', ['a 0-9 -1', 'b 3-4'], ['a<b', 'b']],
  ]
  const outcomeOf = (list: readonly Named[]): string[] => {
    const { standing, lost } = judge(list)
    return [...standing.map(({ name }) => name), ...lost.map((one) => `${one.contender.name}<${one.to.name}`)]
  }

  it.each(table)('%s', (_, lines, outcome) => {
    expect(outcomeOf(lines.map(contender)).toSorted()).toEqual(outcome)
  })

  it('does not depend on the order in which matches were found', () => {
    const all = ['a 0-3', 'b 2-5', 'c 4-8', 'd 7-9 1', 'e 0-9 -2'].map(contender)
    expect(outcomeOf(all)).toEqual(['d', 'a', 'c<d', 'b<a', 'e<a'])
    expect(outcomeOf(all.toReversed())).toEqual(outcomeOf(all))
  })
})
