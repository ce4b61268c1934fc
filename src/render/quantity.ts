import type { Quantity } from '../core/difference.ts'
import { grouped } from './number.ts'

const SIGNS = { '=': '', '~': '≈', '>=': '≥', '>': '>', '<=': '≤', '<': '<', between: '' } as const
const DIRECTIONS = { level: '', increase: '+', decrease: '−', multiple: '×' } as const

/** A quantity as a reader sees it: `≥ 50,000 个`, `+5.5 %`, `1–2 家`. */
export function quantityWords(quantity: Omit<Quantity, 'base'>): string {
  const { comparator, amount, min, max, unit, change, per } = quantity
  const number = comparator === 'between' || amount === null ? `${bound(min)}–${bound(max)}` : grouped(amount)
  const parts = [SIGNS[comparator], `${DIRECTIONS[change]}${number}`, unit ?? '', per === null ? '' : `/ ${per}`]
  return parts.filter(Boolean).join(' ')
}

function bound(value: number | null): string {
  return value === null ? '?' : grouped(value)
}
