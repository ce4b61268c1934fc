import { posix } from 'node:path'
import { XinjijianError } from '../../core/errors.ts'
import type { Guard } from '../guard.ts'
import { openArchive, type Archive } from '../zip.ts'
import { childrenOf, parseXml, type XmlElement } from '../xml.ts'
import { PREFIXES } from './names.ts'

/** The parts of a DOCX that hold text or say how it is numbered. */
export interface WordPackage {
  readonly document: XmlElement
  /** The parts of a kind (`styles`, `footnotes`, `header` …) in order; none if the document has none. */
  parts(kind: string): Promise<readonly XmlElement[]>
}

interface Relationship {
  /** The last word of the type's address, which Office and the strict standard share. */
  readonly kind: string
  readonly target: string
}

const OTHERS: readonly (readonly [name: string, kind: string])[] = [
  ['xl/workbook.xml', 'an Excel workbook'],
  ['ppt/presentation.xml', 'a PowerPoint presentation'],
  ['content.xml', 'an OpenDocument file'],
]

/**
 * Opens a DOCX and reads its main part.
 * @throws XinjijianError `docx-unknown` when it is another kind of archive; errors of {@link openArchive} and {@link parseXml}
 */
export async function openPackage(bytes: Uint8Array, guard: Guard): Promise<WordPackage> {
  const archive = await openArchive(bytes, guard)
  const roots = await relationships(archive, '', guard)
  const main = roots.find(({ kind }) => kind === 'officeDocument')?.target ?? 'word/document.xml'
  const document = await readPart(archive, main, guard)
  if (document?.name !== 'w:document') throw unknown(archive, guard.path)
  const related = await relationships(archive, main, guard)
  return {
    document,
    async parts(kind) {
      const targets = related.filter((one) => one.kind === kind).map(({ target }) => target)
      const read = await Promise.all(targets.map((target) => readPart(archive, target, guard)))
      return read.filter((part) => part !== null)
    },
  }
}

async function readPart(archive: Archive, name: string, guard: Guard): Promise<XmlElement | null> {
  const bytes = await archive.read(name)
  return bytes && parseXml(bytes, name, PREFIXES, guard)
}

/** The relationships of a part (or of the package, for ''); those that lead out of the package are left out. */
async function relationships(archive: Archive, part: string, guard: Guard): Promise<Relationship[]> {
  const folder = posix.dirname(part)
  const root = await readPart(archive, posix.join(folder, '_rels', `${posix.basename(part)}.rels`), guard)
  return childrenOf(root ?? undefined, 'rel:Relationship')
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes: { Type: type = '', Target: target = '' } }) => ({
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: posix.join('/', target.startsWith('/') ? '' : folder, target).slice(1),
    }))
}

function unknown(archive: Archive, path: string): XinjijianError {
  const [, kind = 'a zip archive, but no DOCX'] = OTHERS.find(([name]) => archive.has(name)) ?? []
  const hint = 'save it as DOCX, PDF or plain text'
  return new XinjijianError('docx-unknown', `is ${kind}`, { hint, path })
}
