import type { TokenTest } from '../../core/program.ts'

/** Values of one kind, each kept once; programs know them by number. */
export interface Pool<Value> {
  readonly values: readonly Value[]
  add(value: Value): number
}

/** What the programs of one phase share. */
export interface Pools {
  readonly tests: Pool<TokenTest>
  readonly parts: Pool<readonly number[]>
}

export function createPools(): Pools {
  return { tests: createPool(), parts: createPool() }
}

function createPool<Value>(): Pool<Value> {
  const values: Value[] = []
  const numbers = new Map<string, number>()
  return {
    values,
    add(value) {
      const key = JSON.stringify(value)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, values.length)
      return values.push(value) - 1
    },
  }
}
