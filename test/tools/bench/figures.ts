/** Medians, ratios and tables of the benchmark. */

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** The median of the ratios of pairs measured one after the other: the machine's drift touches both sides of a pair. */
export function medianRatio(above: readonly number[], below: readonly number[]): number {
  return median(above.map((value, index) => value / (below[index] ?? Number.NaN)))
}

export const ratio = (value: number): string => `${value.toFixed(2)}x`
export const milliseconds = (value: number): string => `${value.toFixed(0)} ms`
export const perCharacter = (value: number): string => `${value.toFixed(2)} us/character`
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

/** Rows of a name and figures, in columns. */
export function table(title: string, rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   '),
  )
  return `${title}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}\n`
}
