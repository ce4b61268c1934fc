import type { Extent } from '../read/bytes.ts'

/** Of rows, as JSON: what a worker takes up at once, at least, and at most unless one document has more. */
const LEAST_BYTES = 1_250_000
const MOST_BYTES = 16_000_000
/** A long table is cut into about so many; what the end of a Parquet file says of them must fit into memory. */
const USUAL_COUNT = 1_000

/**
 * Cuts the documents of a table into stretches that workers make apart from each other, whatever their number: a stretch
 * becomes one row group.
 * @param sizes of the rows of each document, in bytes
 * @param lines length of its line in the file that says the order, in bytes
 * @returns where their lines lie in that file
 */
export function stretchesOf(sizes: readonly number[], lines: readonly number[]): Extent[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const most = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, total / USUAL_COUNT))
  const stretches: Extent[] = []
  let [offset, length, held] = [0, 0, 0]
  const cut = (): void => {
    if (length > 0) stretches.push({ offset, length })
    offset += length
    length = held = 0
  }
  for (const [index, size] of sizes.entries()) {
    if (held + size > most) cut()
    length += lines[index] ?? 0
    held += size
  }
  cut()
  return stretches
}
