/** A number with its thousands parted: `12,345.6`. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 12 })
}
