import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docx, docxFiles, p } from '../support/docx.ts'
import { pdf, typeset } from '../support/pdf.ts'
import { zip } from '../support/zip.ts'
import { command, expectCheap, expectRefused, put, scratch } from './support.ts'

const folder = scratch()
const sentence = '到2025年，建成公共充电桩2.4万个以上。'
const good = docxFiles({ body: p(sentence) })
const MEGABYTE = 1024 * 1024

/** The files of a good document, one of them exchanged. */
function exchanged(name: string, file: Omit<Parameters<typeof zip>[0][number], 'name'>): Buffer {
  return zip([...good.filter((one) => one.name !== name), { name, ...file }])
}

const MAIN = 'word/document.xml'
const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`).join('')
const nested = (depth: number): string =>
  '<w:sdt><w:sdtContent>'.repeat(depth) + '</w:sdtContent></w:sdt>'.repeat(depth)
const main = good.find(({ name }) => name === MAIN)?.content as string
const pointer = (target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="${target}"/></Relationships>`

const text = pdf(typeset([sentence]))
const selfXref = Buffer.from(
  text.toString('latin1').replace(/\/Root 1 0 R/, () => '/Root 1 0 R /Prev 99999999'),
  'latin1',
)

const refused: [what: string, name: string, bytes: () => Uint8Array, reason: RegExp][] = [
  [
    'a flat bomb',
    'flat.docx',
    () => exchanged(MAIN, { content: Buffer.alloc(300 * MEGABYTE) }),
    /times its packed size/,
  ],
  [
    'many parts that are a bomb together',
    'together.docx',
    () => {
      const part = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${' '.repeat(20 * MEGABYTE)}</w:hdr>`
      const relation = (index: number): string =>
        `<Relationship Id="h${index}" Type="http://x/header" Target="h${index}.xml"/>`
      const all = Array.from({ length: 20 }, (_, index) => index)
      const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map((index) => relation(index)).join('')}</Relationships>`
      const others = good.filter(({ name }) => !name.endsWith('document.xml.rels'))
      return zip([
        ...others,
        { name: 'word/_rels/document.xml.rels', content: relations },
        ...all.map((index) => ({ name: `word/h${index}.xml`, content: part })),
      ])
    },
    /times its packed size/,
  ],
  [
    'a size told too small',
    'small.docx',
    () => exchanged(MAIN, { content: main, claimedSize: 10 }),
    /damaged archive: too many bytes/,
  ],
  [
    'a size told too large',
    'large.docx',
    () => exchanged(MAIN, { content: main, claimedSize: 500_000 }),
    /damaged archive: not enough bytes/,
  ],
  [
    'a size told as four gigabytes',
    'huge.docx',
    () => exchanged(MAIN, { content: main, claimedSize: 0xfffffffe }),
    /times its packed size/,
  ],
  [
    'too many files',
    'many.docx',
    () => zip(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}`, content: '' }))),
    /files in the archive/,
  ],
  ['two files of one name', 'twice.docx', () => zip([...good, ...good]), /two files are called/],
  ['a password', 'locked.docx', () => exchanged(MAIN, { content: main, flags: 0x801 }), /password/],
  [
    'entities within entities',
    'laughs.docx',
    () => exchanged(MAIN, { content: `<!DOCTYPE a [<!ENTITY e0 "x">${laughs}]><a>&e9;</a>` }),
    /document type/,
  ],
  [
    'an entity of another file',
    'outside.docx',
    () => exchanged(MAIN, { content: '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>' }),
    /document type/,
  ],
  [
    'an entity of nowhere',
    'nowhere.docx',
    () => exchanged(MAIN, { content: '<a>&e;</a>' }),
    /damaged in word\/document\.xml/,
  ],
  [
    'names that lead out of the archive',
    'paths.docx',
    () => zip([...good, { name: '../../escaped.txt', content: 'x' }]),
    /invalid relative path/,
  ],
  [
    'a main part outside of the archive',
    'target.docx',
    () => exchanged('_rels/.rels', { content: pointer('../../../../etc/passwd') }),
    /no DOCX/,
  ],
  ['elements within elements', 'deep.docx', () => docx({ body: nested(5000) }), /levels of nesting/],
  [
    'a PDF whose pages lead back to themselves',
    'loop.pdf',
    () => pdf(typeset([sentence]), { loop: true }),
    /damaged PDF/,
  ],
  ['a PDF without pages', 'zero.pdf', () => pdf([]), /damaged PDF/],
  ['a PDF with a password', 'locked.pdf', () => pdf(typeset([sentence]), { encrypted: true }), /password/],
  ['a PDF without text', 'scan.pdf', () => pdf([{ operators: '0 0 595 842 re f' }]), /needs OCR/],
]

test.each(refused)('%s is refused', async (_, name, bytes, reason) => {
  const path = put(folder, name, bytes())
  expectRefused(await command(['extract', path]), { path, reason })
})

test('an archive in the archive is not opened', async () => {
  const inner = zip([{ name: 'bomb', content: Buffer.alloc(50 * MEGABYTE) }])
  const path = put(folder, 'nested.docx', zip([...good, { name: 'word/embeddings/a.docx', content: inner }]))
  const outcome = await command(['extract', path])
  expect(outcome.code, outcome.stderr).toBe(0)
  expectCheap(outcome)
})

test('a PDF whose table of objects leads nowhere is read if it can be', async () => {
  const path = put(folder, 'prev.pdf', selfXref)
  const outcome = await command(['extract', path])
  expect(outcome.stdout).toContain('充电桩')
  expectCheap(outcome)
})

test('nothing of an archive was written anywhere', () => {
  expect(existsSync(join(folder, '../../escaped.txt'))).toBe(false)
  expect(existsSync('/escaped.txt')).toBe(false)
})
