import type { Quantity } from '../core/difference.ts'

const SIGNS = { '=': '', '~': '≈', '>=': '≥', '>': '>', '<=': '≤', '<': '<', between: '' } as const
const DIRECTIONS = { level: '', increase: '+', decrease: '−', multiple: '×' } as const

/** A quantity as a reader sees it: `≥ 50,000 个`, `+5.5 %`, `1–2 家`. */
export function quantityWords(quantity: Omit<Quantity, 'base'>): string {
  const { comparator, amount, min, max, unit, change, per } = quantity
  const number = comparator === 'between' || amount === null ? `${grouped(min)}–${grouped(max)}` : grouped(amount)
  const parts = [SIGNS[comparator], `${DIRECTIONS[change]}${number}`, unit ?? '', per === null ? '' : `/ ${per}`]
  return parts.filter(Boolean).join(' ')
}

/** A number with its thousands parted; `?` for none. */
export function grouped(value: number | null): string {
  return value === null ? '?' : value.toLocaleString('en-US', { maximumFractionDigits: 12 })
}
