import { describe, test } from 'vitest'
import { DOCUMENTS } from './documents.ts'
import { command, expectRefused, expectWholeOrRefused, numbers, put, scratch } from './support.ts'

const folder = scratch()
const CUTS = 20
const FLIPS = 100

describe.each(['docx', 'pdf'] as const)('%s cut off', (kind) => {
  const whole = DOCUMENTS[kind]
  const cuts = Array.from({ length: CUTS }, (_, index) => Math.floor((whole.length * (index + 0.5)) / CUTS))

  test.each(cuts)(`after %i of ${whole.length} bytes`, async (length) => {
    const path = put(folder, `cut.${kind}`, whole.subarray(0, length))
    expectRefused(await command(['extract', path]), { path, reason: /damaged/ })
  })
})

describe.each(['docx', 'pdf', 'html'] as const)('%s with a bit turned over', (kind) => {
  const seeds = Array.from({ length: FLIPS }, (_, index) => index + 1)

  test.each(seeds)('seed %i', async (seed) => {
    const bytes = Buffer.from(DOCUMENTS[kind])
    const random = numbers(seed)
    for (let times = 1 + (seed % 4); times > 0; times--) {
      const at = random.next().value % bytes.length
      bytes[at] = bytes[at]! ^ (1 << (random.next().value % 8))
    }
    const path = put(folder, `flipped.${kind}`, bytes)
    expectWholeOrRefused(await command(['extract', path]), path)
  })
})
