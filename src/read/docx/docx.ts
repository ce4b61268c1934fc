import type { Layout } from '../../core/layout.ts'
import type { ListNumbers } from '../../core/list-numbers.ts'
import type { Guard } from '../guard.ts'
import { createLayoutWriter } from '../layout-writer.ts'
import { childrenOf, type XmlElement } from '../xml.ts'
import { createBodyReader } from './body.ts'
import { createListCounter } from './numbering.ts'
import { openPackage } from './package.ts'
import { textOf } from './runs.ts'
import { readStyles } from './styles.ts'

/** Parts that are no text of the document → why they are left out. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  header: 'page-header',
  footer: 'page-footer',
  comments: 'comment',
}

/**
 * The text of a DOCX, a paragraph a line, with its lists numbered as Word shows them; footnotes and endnotes stand at
 * the end. Pictures, charts, SmartArt and embedded files are not read.
 * @param systems how lists are numbered in Chinese
 * @throws XinjijianError `archive-damaged`, `archive-encrypted`, `docx-unknown`, `xml-damaged`, `xml-doctype`, `limit-…`
 */
export async function readDocx(
  bytes: Uint8Array,
  systems: ListNumbers,
  guard: Guard,
): Promise<{ readonly text: string; readonly layout: Layout }> {
  const word = await openPackage(bytes, guard)
  const first = async (kind: string): Promise<XmlElement | undefined> => (await word.parts(kind))[0]
  const styles = readStyles(await first('styles'))
  const lists = createListCounter(await first('numbering'), styles, systems)
  const writer = createLayoutWriter()
  const body = createBodyReader({ styles, lists, writer, guard })
  for (const [kind, reason] of Object.entries(LEFT_OUT)) {
    for (const part of await word.parts(kind)) writer.drop(reason, textOf(part, 'w:t'))
  }
  for (const part of childrenOf(word.document, 'w:body')) body.read(part)
  body.readNotes({ footnotes: await first('footnotes'), endnotes: await first('endnotes') })
  return writer.finish()
}
