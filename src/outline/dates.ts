import { type Ordinals, ordinalValue } from './numerals.ts'

/** The first date the patterns (groups `year`, `month`, `day`) find, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or null. */
export function findDate(text: string, patterns: readonly RegExp[], numerals: Ordinals): string | null {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) continue
    const numbers = [groups.year, groups.month, groups.day].map((part) =>
      part === undefined ? null : ordinalValue(part, numerals),
    )
    const [year, month, day] = numbers
    if (year == null || (month != null && (month < 1 || month > 12)) || (day != null && (day < 1 || day > 31))) continue
    const parts = [year, ...(month == null ? [] : day == null ? [month] : [month, day])]
    return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
  }
  return null
}
