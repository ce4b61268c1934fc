import { zip, type ZipFile } from './zip.ts'

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The inner XML of the parts of a document; parts not given are not there. */
export interface DocxParts {
  readonly body: string
  readonly numbering?: string
  readonly styles?: string
  readonly footnotes?: string
  readonly endnotes?: string
  readonly header?: string
  readonly footer?: string
  readonly comments?: string
}

const ROOTS: Readonly<Record<Exclude<keyof DocxParts, 'body'>, string>> = {
  numbering: 'numbering',
  styles: 'styles',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  header: 'hdr',
  footer: 'ftr',
  comments: 'comments',
}

/** The files of a DOCX, as a word processor would pack them. */
export function docxFiles({ body, ...parts }: DocxParts): ZipFile[] {
  const given = Object.entries(parts) as [keyof typeof ROOTS, string][]
  const relations = given.map(
    ([kind], index) => `<Relationship Id="rId${index}" Type="${RELATIONS}/${kind}" Target="${kind}.xml"/>`,
  )
  return [
    { name: '[Content_Types].xml', content: `${HEAD}<Types/>` },
    {
      name: '_rels/.rels',
      content: relationships(`<Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/>`),
    },
    { name: 'word/_rels/document.xml.rels', content: relationships(relations.join('')) },
    { name: 'word/document.xml', content: root('document', `<w:body>${body}<w:sectPr/></w:body>`) },
    ...given.map(([kind, xml]) => ({ name: `word/${kind}.xml`, content: root(ROOTS[kind], xml) })),
  ]
}

export function docx(parts: DocxParts): Buffer {
  return zip(docxFiles(parts))
}

function root(name: string, inner: string): string {
  return `${HEAD}<w:${name} ${NAMESPACES}>${inner}</w:${name}>`
}

function relationships(inner: string): string {
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
}

/** A paragraph of plain text; `properties` go into `w:pPr`. */
export function p(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${r(text)}</w:p>`
}

/** A run; `properties` go into `w:rPr`. */
export function r(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`
}

/** Properties that put a paragraph into a list. */
export function inList(list: number, depth = 0): string {
  return `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`
}

/** A table of cells given as text or as XML of the whole `w:tc`. */
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (content: string): string => (content.startsWith('<w:tc>') ? content : tc(p(content)))
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

export function tc(inner: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`
}

/** One level of a list definition. */
export function level(index: number, format: string, text: string, more = ''): string {
  const values = `<w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>`
  return `<w:lvl w:ilvl="${index}">${values}${more}</w:lvl>`
}

/** Lists: each a definition of levels; list number n has definition n. */
export function numbering(...definitions: readonly string[]): string {
  const abstract = definitions.map(
    (levels, index) => `<w:abstractNum w:abstractNumId="${index + 1}">${levels}</w:abstractNum>`,
  )
  const lists = definitions.map((_, index) => num(index + 1, index + 1))
  return [...abstract, ...lists].join('')
}

/** A list of a definition. */
export function num(id: number, definition: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${overrides}</w:num>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
