import { expect, it } from 'vitest'
import { createClassTable } from '../../src/match/class-table.ts'

it('gives one signature to the same classes in any order, however often named', () => {
  const table = createClassTable()
  const sig = table.signature(['word', 'pos.n'])
  expect(table.signature(['pos.n', 'word', 'word'])).toBe(sig)
  expect(table.signature(['word'])).not.toBe(sig)
  expect(table.classesOf(sig)).toEqual(['pos.n', 'word'])
  expect(table.has(sig, 'word')).toBe(true)
  expect(table.has(sig, 'pos.v')).toBe(false)
})

it('knows nothing of signatures it did not give', () => {
  const table = createClassTable()
  expect(table.classesOf(7)).toEqual([])
  expect(table.has(7, 'word')).toBe(false)
})

it('tests signatures for one of several classes, also those it gave later', () => {
  const table = createClassTable()
  const noun = table.signature(['word', 'pos.n'])
  const test = table.test(['pos.n', 'date'])
  expect(test(noun)).toBe(true)
  expect(test(noun + 1)).toBe(false)
  const verb = table.signature(['word', 'pos.v'])
  expect(test(verb)).toBe(false)
  expect(test(table.signature(['date']))).toBe(true)
  expect(table.test(['pos.n', 'date'])).toBe(test)
})
