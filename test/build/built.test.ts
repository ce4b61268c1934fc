import { expect, inject, it } from 'vitest'

it('builds: the rules are free of problems and dist/ is made from what the tests see', () => {
  expect(inject('buildFailures').join('\n')).toBe('')
})
