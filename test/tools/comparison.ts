/** When two names, units or values count as the same: the conventions of the shared score.py. */
import { sequenceRatio } from './sequence-ratio.ts'

const UNIT_SPELLINGS: Readonly<Record<string, string>> = {
  百分点: '个百分点',
  平方千米: '平方公里',
  千米: '公里',
  '％': '%',
  兆比特每秒: 'Mbps',
  吉比特每秒: 'Gbps',
}

function normalUnit(unit: string | null): string {
  const plain = (unit ?? '').replaceAll('（', '(').replaceAll('）', ')').trim()
  return UNIT_SPELLINGS[plain] ?? plain
}

/** A name without spaces, quotation marks, brackets and commas, in lower case. */
export function normalName(name: string | null): string {
  return (name ?? '').replace(/[\s"“”‘’'《》〈〉·、,，。()（）[\]【】]/g, '').toLowerCase()
}

/** 0 to 1: the best agreement of `name` with any accepted name. */
export function similarity(accepted: readonly string[], name: string | null): number {
  const got = normalName(name)
  let best = 0
  for (const each of accepted) {
    const want = normalName(each)
    if (want === got) return 1
    if (want !== '' && got !== '') best = Math.max(best, sequenceRatio(want, got))
  }
  return best
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6))
}

/** The value of a quantity. */
export interface Measured {
  readonly comparator: string
  readonly amount: number | null
  readonly min: number | null
  readonly max: number | null
  readonly unit: string | null
}

export function isRange(q: Measured): boolean {
  return q.comparator === 'between' || (q.min !== null && q.max !== null)
}

/** Equal for equal comparator, amount and unit. */
export function key(q: Measured): string {
  if (isRange(q)) return JSON.stringify(['between', rounded(q.min), rounded(q.max), normalUnit(q.unit)])
  return JSON.stringify([q.comparator, rounded(q.amount), null, normalUnit(q.unit)])
}

/** Equal for equal amounts, whatever the comparator and unit. */
export function looseKey(q: Measured): string {
  return JSON.stringify([rounded(q.amount), rounded(q.min)])
}
