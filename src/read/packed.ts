import type { Layout } from '../core/layout.ts'
import type { Guard } from './guard.ts'
import { readRuleset } from './resources.ts'

/** Text and layout of a file that is no text itself; the reader is loaded now. Errors are those of the readers. */
export async function readPacked(
  bytes: Uint8Array,
  format: 'docx' | 'pdf',
  guard: Guard,
): Promise<{ readonly text: string; readonly layout: Layout }> {
  if (format === 'pdf') return (await import('./pdf/pdf.ts')).readPdf(bytes, guard)
  return (await import('./docx/docx.ts')).readDocx(bytes, readRuleset().outline.listNumbers, guard)
}
