/** How much of a document is read before it is refused. All are whole numbers above zero. */
export interface Limits {
  /** Bytes of a file as it lies on the disk. */
  readonly bytes: number
  /** UTF-16 code units of the text taken from a file. */
  readonly characters: number
  /** Bytes that one byte of an archive may come to. */
  readonly ratio: number
  /** Files in an archive. */
  readonly entries: number
  /** Elements of XML within each other. */
  readonly nesting: number
  /** Pages of a PDF. */
  readonly pages: number
  /** For one document, from its first byte to its last record. */
  readonly seconds: number
}

/**
 * The longest national plans have about half a mebibyte as text and some hundred pages; a DOCX packs its XML to about a
 * tenth of its size, a long run of empty table cells to a hundredth.
 */
export const DEFAULT_LIMITS: Limits = {
  bytes: 64 * 1024 * 1024,
  characters: 20_000_000,
  ratio: 200,
  entries: 10_000,
  nesting: 256,
  pages: 5_000,
  seconds: 300,
}

/** The limits in force, of which only those that differ from the usual ones are said. */
export function limitsWith(own: Partial<Limits> = {}): Limits {
  return { ...DEFAULT_LIMITS, ...own }
}

export type LimitName = keyof Limits

/** What is counted, as messages call it. */
export const LIMIT_UNITS: Readonly<Record<LimitName, string>> = {
  bytes: 'bytes',
  characters: 'characters',
  ratio: 'times its packed size',
  entries: 'files in the archive',
  nesting: 'levels of nesting',
  pages: 'pages',
  seconds: 'seconds of work',
}
