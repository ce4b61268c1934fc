import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT } from '../tools/cases.ts'
import { changesFrom, extract } from './documents.ts'

// What others do on the machine only ever adds to a time: the least of several rounds is the cost itself.
test(
  'a diff of two texts of 10,000 characters costs no more than 1.2 times two extractions',
  { timeout: 60_000 },
  async () => {
    const seeds = ['action-plan', 'lead-agency-plan', 'newspaper-page', 'press-qa']
    const whole = seeds.map((name) => readFileSync(join(PROJECT, 'seeds', `${name}.txt`), 'utf8')).join('\n')
    const old = whole + whole.slice(0, 10_000 - whole.length)
    const fresh = old.replaceAll('3', '4').replaceAll('建设', '建成')
    expect(old.length).toBeGreaterThanOrEqual(10_000)
    const extracting: number[] = []
    const comparing: number[] = []
    for (let round = 0; round < 9; round++) {
      const start = performance.now()
      const [a, b] = [await extract(old), await extract(fresh)]
      const middle = performance.now()
      expect(changesFrom(a, b).length).toBeGreaterThan(20)
      extracting.push(middle - start)
      comparing.push(performance.now() - middle)
    }
    const ratio = 1 + Math.min(...comparing) / Math.min(...extracting)
    console.log(`diff / two extractions: ${ratio.toFixed(3)}`)
    expect(ratio).toBeLessThan(1.2)
  },
)
