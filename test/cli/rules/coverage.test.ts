import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CoverageReport } from '../../../src/core/rule-reports.ts'
import { data, workplace } from './support.ts'

const { folder, plan, file, rules } = workplace()

test('shows what fired and what is left, and lets CI count it', async () => {
  const left = file('left.txt', '的5个。\n')
  const outcome = await rules('coverage', 'good', plan, left, '--max-residue', '1', '--json')
  const { documents, never, residue } = data(outcome) as CoverageReport
  expect({ documents, residue: residue.map(({ path, text }) => `${path} ${text}`) }).toEqual({
    documents: 2,
    residue: [`${left} 5个`],
  })
  expect(never.map(({ id }) => id)).toContain('own.zebra')
  expect(outcome.code).toBe(0)
  const strict = await rules('coverage', 'good', plan, left, '--max-residue', '0')
  expect(strict.stdout).toContain(`residue 1 beside `)
  expect(strict.stdout).toContain(`  ${left}:1:2: 5个 quantity, unclaimed\n`)
  expect(strict.code).toBe(1)
})

test('one bad file does not lose the others: exit 2', async () => {
  const { code, stdout, stderr } = await rules('coverage', 'good', join(folder, 'none.txt'), plan)
  expect(stdout).toContain('over 1 text\n')
  expect(stderr).toContain('none.txt: no such file')
  expect(code).toBe(2)
})

test('of nothing that could be read there is no report: exit 2', async () => {
  const { code, stdout, stderr } = await rules('coverage', 'good', join(folder, 'none.txt'), '--json')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/none\.txt: no such file\n[^]*nothing was read, so there is nothing to count\n/)
})
