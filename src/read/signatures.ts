import { XinjijianError } from '../core/errors.ts'

/** What the first bytes of a file show it to be, where they show anything. */
interface Signature {
  readonly start: string
  /** As a user would call it. */
  readonly kind: string
}

const PDF = '%PDF-'
const ZIP = 'PK\x03\x04'

const SIGNATURES: readonly Signature[] = [
  { start: PDF, kind: 'a PDF' },
  { start: ZIP, kind: 'a zip archive (a DOCX or XLSX is one)' },
  { start: '\xD0\xCF\x11\xE0', kind: 'an old Office document' },
  { start: '\x1F\x8B', kind: 'a gzip archive' },
  { start: '\x89PNG', kind: 'a picture' },
  { start: '\xFF\xD8\xFF', kind: 'a picture' },
]

/** The format of a file that is no text, by its first bytes; every archive is taken for a DOCX until it is opened. */
export function formatBySignature(bytes: Uint8Array): 'docx' | 'pdf' | null {
  const head = headOf(bytes)
  if (head.startsWith(PDF)) return 'pdf'
  return head.startsWith(ZIP) ? 'docx' : null
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 8)).toString('latin1')
}

/** @throws XinjijianError `file-binary` for a file that its first bytes show to be no text */
export function refuseBinary(bytes: Uint8Array, path: string): void {
  const head = headOf(bytes)
  const known = SIGNATURES.find(({ start }) => head.startsWith(start))
  if (known === undefined) return
  throw new XinjijianError('file-binary', `is ${known.kind}, not a text file`, { hint: 'save it as plain text', path })
}
