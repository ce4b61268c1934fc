import { deflateSync } from 'node:zlib'

/** A text drawn at a place: points from the lower left corner, as PDF counts. */
export interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
}

/** A straight line: x0, y0, x1, y1. */
export type Stroke = readonly [number, number, number, number]

export interface PdfPage {
  readonly texts?: readonly Drawn[]
  readonly strokes?: readonly Stroke[]
  /** Operators put in front. */
  readonly operators?: string
}

/**
 * How the characters of the font are told: by a map in the file, for codes of two bytes or of one; not at all; or by the
 * name of an encoding that readers know, as programs write that do not embed the font.
 */
type FontKind = 'mapped' | 'mapped-bytes' | 'unmapped' | 'GBK-EUC-H' | 'UniGB-UCS2-H'

interface PdfOptions {
  readonly font?: FontKind
  readonly encrypted?: boolean
  /** The tree of pages leads back to itself. */
  readonly loop?: boolean
}

const PAGE = { width: 595, height: 842 } as const
/** Where browsers that print begin to number the glyphs of a font with codes of one byte: at that of the space. */
const FIRST_BYTE = 0x20

/** Writes a PDF without embedded fonts. Ideographs are as wide as they are high, other characters half as wide. */
export function pdf(
  pages: readonly PdfPage[],
  { font = 'mapped', encrypted = false, loop = false }: PdfOptions = {},
): Buffer {
  const characters = [...new Set(pages.flatMap(({ texts = [] }) => texts.flatMap(({ text }) => [...text])))]
  const codeOf = (character: string): string =>
    font === 'UniGB-UCS2-H'
      ? hex(character.charCodeAt(0))
      : font === 'GBK-EUC-H'
        ? gbk(character)
        : font === 'mapped-bytes'
          ? hex(characters.indexOf(character) + FIRST_BYTE, 2)
          : hex(characters.indexOf(character) + 1)
  const objects: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>']
  const first = 7
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`)
  objects.push(`<< /Type /Pages /Kids [${loop ? '2 0 R' : kids.join(' ')}] /Count ${pages.length} >>`)
  const encoding = font === 'mapped' || font === 'unmapped' ? 'Identity-H' : font
  const map = font === 'mapped' ? ' /ToUnicode 6 0 R' : ''
  objects.push(
    font === 'mapped-bytes'
      ? `<< /Type /Font /Subtype /TrueType /BaseFont /SimSun /FontDescriptor 5 0 R /FirstChar ${FIRST_BYTE} /LastChar ${FIRST_BYTE + characters.length - 1} /Widths [${characters.map((character) => (character < '\u0250' ? 500 : 1000)).join(' ')}] /ToUnicode 6 0 R >>`
      : `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R]${map} >>`,
  )
  const widths = characters.flatMap((character, index) => (character < '\u0250' ? [`${index + 1} [500]`] : []))
  const ordering = font === 'mapped' || font === 'unmapped' ? 'Identity' : 'GB1'
  objects.push(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [${font === 'mapped' ? widths.join(' ') : ''}] >>`,
  )
  objects.push(
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
  )
  objects.push(stream(toUnicode(characters, codeOf)))
  for (const [index, { texts = [], strokes = [], operators = '' }] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + 1 + 2 * index} 0 R >>`,
    )
    const shown = texts.map(
      ({ text, x, y, size = 12 }) =>
        `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${[...text].map((character) => codeOf(character)).join('')}> Tj ET`,
    )
    const drawn = strokes.map(([x0, y0, x1, y1]) => `${x0} ${y0} m ${x1} ${y1} l S`)
    objects.push(stream([operators, ...drawn, ...shown].join('\n')))
  }
  return assemble(objects, encrypted)
}

function assemble(objects: readonly (string | Buffer)[], encrypted: boolean): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\u00e2\u00e3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]!.length
  const add = (part: Buffer): void => {
    parts.push(part)
    length += part.length
  }
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n')]))
  }
  const lock = encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`
    : ''
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${length}\n%%EOF\n`
  add(Buffer.from(end))
  return Buffer.concat(parts)
}

function stream(content: string): Buffer {
  const packed = deflateSync(Buffer.from(content, 'latin1'))
  const head = `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
}

function toUnicode(characters: readonly string[], codeOf: (character: string) => string): string {
  const lines = characters.map(
    (character) => `<${codeOf(character)}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
  )
  const zero = '0'.repeat(codeOf(characters[0] ?? '').length)
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n1 begincodespacerange\n<${zero}> <${zero.replaceAll('0', 'f')}>\nendcodespacerange\n${blocks.join('\n')}\nendcmap end end`
}

function hex(code: number, digits = 4): string {
  return code.toString(16).padStart(digits, '0')
}

function gbk(character: string): string {
  if (character < '\u0080') return character.charCodeAt(0).toString(16)
  for (let lead = 0x81; lead < 0xff; lead++) {
    const row = Uint8Array.from({ length: 2 * 191 }, (_, index) => (index % 2 === 0 ? lead : 0x40 + (index >> 1)))
    const at = [...new TextDecoder('gbk').decode(row)].indexOf(character)
    if (at >= 0) {
      for (let trail = 0x40; trail < 0xff; trail++) {
        if (new TextDecoder('gbk').decode(Uint8Array.of(lead, trail)) === character) return hex((lead << 8) | trail)
      }
    }
  }
  throw new Error(`${character} is not in GBK`)
}

interface Sheet {
  readonly size?: number
  /** Characters on a line. */
  readonly measure?: number
  /** Lines on a page. */
  readonly depth?: number
  readonly left?: number
}

/** Sets paragraphs as Chinese texts are: two characters indented, lines of the same length, over as many pages as it takes. */
export function typeset(
  paragraphs: readonly string[],
  { size = 12, measure = 28, depth = 30, left = 90 }: Sheet = {},
): PdfPage[] {
  const lines = paragraphs.flatMap((paragraph) => {
    const set: { text: string; indent: number }[] = []
    let line = ''
    let room = measure - 2
    for (const character of paragraph) {
      const width = character < '\u0250' ? 0.5 : 1
      if (room < width) {
        set.push({ text: line, indent: set.length === 0 ? 2 : 0 })
        line = ''
        room = measure
      }
      line += character
      room -= width
    }
    return [...set, { text: line, indent: set.length === 0 ? 2 : 0 }]
  })
  const pages: PdfPage[] = []
  for (let at = 0; at < lines.length; at += depth) {
    const texts = lines
      .slice(at, at + depth)
      .map(({ text, indent }, row) => ({ text, x: left + indent * size, y: 760 - row * size * 1.8, size }))
    pages.push({ texts })
  }
  return pages
}

/** A ruled table with its upper left corner at a place; `''` beside or below a cell is a cell of its own. */
export function ruledTable(
  rows: readonly (readonly string[])[],
  { x = 90, y = 700, width = 130, height = 24 } = {},
): PdfPage {
  const columns = rows[0]?.length ?? 0
  const bottom = y - rows.length * height
  const strokes = [
    ...Array.from({ length: rows.length + 1 }, (_, row): Stroke => [
      x,
      y - row * height,
      x + columns * width,
      y - row * height,
    ]),
    ...Array.from({ length: columns + 1 }, (_, column): Stroke => [x + column * width, y, x + column * width, bottom]),
  ]
  const texts = rows.flatMap((cells, row) =>
    cells.flatMap((text, column) =>
      text === '' ? [] : [{ text, x: x + column * width + 4, y: y - row * height - 16, size: 10 }],
    ),
  )
  return { texts, strokes }
}
