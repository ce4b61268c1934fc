import type { Layout } from '../core/layout.ts'
import type { Guard } from './guard.ts'
import type { ListNumbers } from '../core/list-numbers.ts'
import { readRuleset } from './resources.ts'

/** Read when the first DOCX is met. */
let listNumbers: ListNumbers | undefined

/** Text and layout of a file that is no text itself; the reader is loaded now. Errors are those of the readers. */
export async function readPacked(
  bytes: Uint8Array,
  format: 'docx' | 'pdf',
  guard: Guard,
): Promise<{ readonly text: string; readonly layout: Layout }> {
  if (format === 'pdf') return (await import('./pdf/pdf.ts')).readPdf(bytes, guard)
  listNumbers ??= readRuleset().outline.listNumbers
  return (await import('./docx/docx.ts')).readDocx(bytes, listNumbers, guard)
}
