import { InvalidArgumentError } from 'commander'
import type { Shard } from '../batch/shard.ts'

/** Reads `a,b` (also given twice) as a list of known words, in the order of `known`. */
export function listOf<T extends string>(known: readonly T[]): (value: string, before?: readonly T[]) => readonly T[] {
  return (value, before = []) => {
    const given = value.split(',').map((word) => word.trim())
    const stranger = given.find((word) => !known.some((name) => name === word))
    if (stranger !== undefined) {
      const what = stranger === '' ? 'An empty word is none of them' : `There is no '${stranger}'`
      throw new InvalidArgumentError(`${what}. Choices, separated by commas: ${known.join(', ')}.`)
    }
    return known.filter((name) => given.includes(name) || before.includes(name))
  }
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2200

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day that exists. */
export function date(value: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value)
  if (!parts) throw new InvalidArgumentError('Write YYYY, YYYY-MM or YYYY-MM-DD.')
  const [year = 0, month = 1, day = 1] = parts.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new InvalidArgumentError(`The year must lie between ${FIRST_YEAR} and ${LAST_YEAR}.`)
  }
  const asDate = new Date(Date.UTC(year, month - 1, day))
  if (asDate.getUTCMonth() !== month - 1 || asDate.getUTCDate() !== day) {
    throw new InvalidArgumentError('There is no such day.')
  }
  return value
}

/** Reads a whole number, zero or more. */
export function naturalNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Write a whole number, zero or more.')
  return Number(value)
}

/** Reads a whole number from 1 up to `most`. */
export function positiveNumber(most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : 0
    if (number < 1 || number > most) throw new InvalidArgumentError(`Write a whole number from 1 to ${most}.`)
    return number
  }
}

/** Reads `I/N`, I from 1 to N. */
export function shard(value: string): Shard {
  const [index = 0, count = 0] = /^\d{1,6}\/\d{1,6}$/.test(value) ? value.split('/').map(Number) : []
  if (index < 1 || index > count) throw new InvalidArgumentError('Write I/N, with I from 1 to N: 1/4, 2/4, 3/4, 4/4.')
  return { index, count }
}
