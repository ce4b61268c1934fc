import type { ListNumbers, NumberSystem } from '../../core/list-numbers.ts'

/** Above this word processors do not count. */
const LARGEST = 32_767

const ROMAN: readonly (readonly [value: number, letters: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/**
 * A number as a list writes it. What the format cannot express (a 21st circled number) and unknown formats are decimal.
 * @param format a format of WordprocessingML: `decimal`, `upperRoman`, `chineseCounting` …
 */
export function formatNumber(value: number, format: string, systems: ListNumbers): string {
  const decimal = String(value)
  if (format === 'none') return ''
  if (!Number.isInteger(value) || value < 1 || value > LARGEST) return decimal
  if (format === 'decimalZero') return decimal.padStart(2, '0')
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperRoman') return roman(value).toUpperCase()
  if (format === 'lowerLetter') return letter(value)
  if (format === 'upperLetter') return letter(value).toUpperCase()
  const system = Object.hasOwn(systems, format) ? systems[format] : undefined
  if (system === undefined) return decimal
  if (system.units !== undefined) return additive(value, system, system.units)
  if (system.zero !== undefined) return digitByDigit(decimal, system)
  return system.digits[value - 1] ?? decimal
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, letters] of ROMAN) {
    text += letters.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

/** a … z, aa, bb … */
function letter(value: number): string {
  const index = (value - 1) % 26
  return String.fromCodePoint(0x61 + index).repeat(Math.floor((value - 1) / 26) + 1)
}

function digitByDigit(decimal: string, { digits, zero = '' }: NumberSystem): string {
  return Array.from(decimal, (digit) => (digit === '0' ? zero : digits[Number(digit) - 1])).join('')
}

function additive(value: number, system: NumberSystem, units: string): string {
  const { digits, zero = '', bareTen = false } = system
  const [ten = '', hundred = '', thousand = '', myriad = ''] = units
  let text = ''
  let gap = false
  const put = (count: number, unit: string): void => {
    if (count === 0) {
      gap = text !== ''
      return
    }
    text += gap ? zero : ''
    text += count > 9 ? additive(count, system, units) : digits[count - 1]
    text += unit
    gap = false
  }
  put(Math.floor(value / 10_000), myriad)
  put(Math.floor(value / 1000) % 10, thousand)
  put(Math.floor(value / 100) % 10, hundred)
  put(Math.floor(value / 10) % 10, ten)
  put(value % 10, '')
  return bareTen && value >= 10 && value < 20 ? text.slice(1) : text
}
