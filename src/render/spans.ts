import type { Extraction } from '../core/extraction.ts'

/** Keys that change when a line is put in anywhere above, or when a text is copied elsewhere. */
const OF_PLACE = new Set(['span', 'sha256', 'characters'])

/**
 * An extraction without places in the text, its length, checksum and file name: an edit changes the lines of the records it
 * is about and no others. For comparing line by line (git's textconv); it no longer obeys the schema.
 */
export function withoutSpans(extraction: Extraction): Extraction {
  const { name: _, ...document } = extraction.document
  return stripped({ ...extraction, document }) as Extraction
}

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (OF_PLACE.has(key) ? [] : [[key, stripped(inner)] as const])),
  )
}
