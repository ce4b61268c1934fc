import { describe, expect, test } from 'vitest'
import { stretchesOf } from '../../src/batch/stretches.ts'

const KB = 1_000
const documents = (count: number, size: number): number[] => Array.from({ length: count }, () => size)

/** How many documents each stretch has, of lines that are ten bytes long. */
function counts(sizes: readonly number[]): number[] {
  const stretches = stretchesOf(sizes, documents(sizes.length, 10))
  let end = 0
  for (const { offset, length } of stretches) {
    expect(offset).toBe(end)
    end += length
  }
  expect(end).toBe(10 * sizes.length)
  return stretches.map(({ length }) => length / 10)
}

describe('stretches of a table', () => {
  test('are as many documents as fit together', () => {
    expect(counts(documents(60, 50 * KB))).toEqual([25, 25, 10])
    expect(counts([900 * KB, 300 * KB, 300 * KB])).toEqual([2, 1])
  })

  test('of a small corpus there is one, of none none', () => {
    expect(counts([1, 2, 3])).toEqual([3])
    expect(counts(documents(3, 0))).toEqual([3])
    expect(counts([])).toEqual([])
  })

  test('a document that is too long has one to itself', () => {
    expect(counts([9_000 * KB])).toEqual([1])
    expect(counts([KB, 9_000 * KB, KB, KB])).toEqual([1, 1, 2])
  })

  test('become longer with the corpus before they become too many', () => {
    const long = counts(documents(100_000, 50 * KB))
    expect(long.length).toBe(1_000)
    const longer = counts(documents(1_000_000, 50 * KB))
    expect(longer[0]).toBe(320)
  })
})
