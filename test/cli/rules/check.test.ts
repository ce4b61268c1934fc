import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CheckReport } from '../../../src/core/rule-reports.ts'
import { data, workplace } from './support.ts'

const { folder, rules } = workplace()

test('says that there is nothing: exit 0', async () => {
  const { code, stdout } = await rules('check', 'good')
  expect(stdout).toMatch(/^\d+ rules in \d+ files: no problems\n$/)
  expect(code).toBe(0)
})

test('points at what is odd, under Chinese characters too: exit 1', async () => {
  const { code, stdout } = await rules('check', 'odd')
  const [head, line, caret, hint] = stdout.split('\n')
  expect(head).toBe(
    `${join(folder, 'odd/own.yaml')}:4:46: warning: no text contains '斑馬': normalization makes it '斑马'`,
  )
  expect(line).toMatch(/^ {2}4 \| {3}- \{id: own\.zebra/)
  expect(caret?.indexOf('^')).toBe(line?.indexOf('斑'))
  expect(hint).toBe("  hint: Write '斑马'.")
  expect(code).toBe(1)
})

test('reports errors as data, not as a failure', async () => {
  const outcome = await rules('check', 'broken', '--json')
  const { problems } = data(outcome) as CheckReport
  expect(problems.find(({ code }) => code === 'rule-unknown-key')).toMatchObject({
    severity: 'error',
    message: 'unknown key abuot',
    hint: 'Did you mean about?',
    position: { line: 4, column: 21 },
  })
  expect(outcome).toMatchObject({ code: 1, stderr: '' })
})
