import { append } from '../../core/append.ts'
import { groupBy } from '../../core/group.ts'
import { apply, compose, type Glyph, IDENTITY, type Matrix, type PageDrawing, type Rule } from './geometry.ts'
import { encodingOf, type FontFacts, looksChinese } from './fonts.ts'
import type { PdfJs, PdfPage } from './open.ts'
import { rulesOfPath } from './paths.ts'

/** The state that PDF's own operators save and restore. */
interface State {
  matrix: Matrix
  font: FontFacts | null
  size: number
  leading: number
  charSpacing: number
  wordSpacing: number
  scale: number
  rise: number
}

/** A glyph as PDF.js hands it over. */
interface DrawnGlyph {
  readonly unicode: string
  readonly width: number
  /** Whether its code is the byte of the space, which takes up word spacing whatever the glyph shows. */
  readonly isSpace: boolean
}

const REPLACEMENT = '\uFFFD'
// oxlint-disable-next-line no-control-regex -- what PDF.js gives for glyphs without a character
const NO_CHARACTER = /^$|[\u0000-\u001F\uFFFD\uE000-\uF8FF]/
/** More pieces of lines than this are a map or a chart. */
const MOST_RULES = 20_000
/** Slope up to which text is taken for level. */
const LEVEL = 0.05

/** Follows the drawing operators of a page and notes down where which character and which straight line is drawn. */
export async function drawPage(page: PdfPage, ops: PdfJs['OPS']): Promise<PageDrawing> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = await page.getOperatorList()
  const nameOf = new Map(Object.entries(ops).map(([name, code]) => [code, name]))
  const glyphs: (Glyph & { readonly font: FontFacts })[] = []
  const rules: Rule[] = []
  const stack: State[] = []
  let turned = ''
  let text: Matrix = IDENTITY
  let line: Matrix = IDENTITY
  let state: State = {
    matrix: transform as unknown as Matrix,
    font: null,
    size: 0,
    leading: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
  }

  function moveTo(matrix: Matrix): void {
    line = matrix
    text = matrix
  }

  function show(items: readonly (DrawnGlyph | number | null)[]): void {
    const { font, size, scale, rise, charSpacing, wordSpacing } = state
    if (font === null) return
    for (const item of items) {
      if (item === null) continue
      if (typeof item === 'number') {
        text = compose(text, [1, 0, 0, 1, (-item / 1000) * size * scale, 0])
        continue
      }
      const drawn = compose(state.matrix, text)
      const advance = (item.width / 1000) * size
      const [x0, y] = apply(drawn, 0, rise)
      const [x1, end] = apply(drawn, advance * scale, rise)
      const extent = Math.hypot(drawn[2], drawn[3]) * Math.abs(size)
      const characters = characterOf(item)
      const level = Math.abs(end - y) <= LEVEL * Math.abs(x1 - x0) && x1 >= x0 && drawn[3] * size < 0
      if (![x0, x1, y, extent].every(Number.isFinite)) continue
      if (font.vertical || !level) turned += characters
      else glyphs.push({ text: characters, x0, x1, y, size: extent, font })
      const step = (advance + charSpacing + (item.isSpace ? wordSpacing : 0)) * scale
      text = compose(text, font.vertical ? [1, 0, 0, 1, 0, -step] : [1, 0, 0, 1, step, 0])
    }
  }

  const number = (args: readonly unknown[], at = 0): number => Number(args[at])
  const handlers: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: () => stack.push({ ...state }),
    restore: () => (state = stack.pop() ?? state),
    transform: (args) => (state.matrix = compose(state.matrix, args as unknown as Matrix)),
    paintFormXObjectBegin([matrix]) {
      stack.push({ ...state })
      if (matrix) state.matrix = compose(state.matrix, matrix as Matrix)
    },
    paintFormXObjectEnd: () => (state = stack.pop() ?? state),
    beginText: () => moveTo(IDENTITY),
    setFont(args) {
      state.font = encodingOf(page.commonObjs.get(String(args[0])))
      state.size = number(args, 1)
    },
    setCharSpacing: (args) => (state.charSpacing = number(args)),
    setWordSpacing: (args) => (state.wordSpacing = number(args)),
    setHScale: (args) => (state.scale = number(args) / 100),
    setLeading: (args) => (state.leading = number(args)),
    setTextRise: (args) => (state.rise = number(args)),
    setTextMatrix: ([matrix]) => moveTo(matrix as Matrix),
    moveText: (args) => moveTo(compose(line, [1, 0, 0, 1, number(args, 0), number(args, 1)])),
    setLeadingMoveText(args) {
      state.leading = -number(args, 1)
      moveTo(compose(line, [1, 0, 0, 1, number(args, 0), number(args, 1)]))
    },
    nextLine: () => moveTo(compose(line, [1, 0, 0, 1, 0, -state.leading])),
    showText: ([items]) => show(items as DrawnGlyph[]),
    constructPath(args) {
      if (rules.length < MOST_RULES) append(rules, rulesOfPath(args, state.matrix, ops))
    },
  }
  for (const [index, code] of fnArray.entries()) handlers[nameOf.get(code) ?? '']?.(argsArray[index] ?? [])
  const known = withoutUnreadable(glyphs)
  return {
    width,
    height,
    glyphs: known,
    rules: rules.length < MOST_RULES ? rules : [],
    turned,
    unknown: known.filter(({ text: one }) => one === REPLACEMENT).length,
  }
}

function characterOf({ unicode, isSpace }: DrawnGlyph): string {
  const unknown = NO_CHARACTER.test(unicode)
  if (isSpace && (unknown || unicode.trim() === '')) return ' '
  return unknown ? REPLACEMENT : unicode
}

/** Characters of fonts that do not say what they are, and do not look it, become U+FFFD. */
function withoutUnreadable(glyphs: readonly (Glyph & { readonly font: FontFacts })[]): Glyph[] {
  const doubtful = groupBy(
    glyphs.filter(({ font, text }) => !font.mapped && text !== ' '),
    ({ font }) => font,
  )
  const looksRight = (ofFont: readonly Glyph[]): boolean => looksChinese(ofFont.map(({ text }) => text))
  const unreadable = new Set([...doubtful].filter(([, ofFont]) => !looksRight(ofFont)).map(([font]) => font))
  return glyphs.map(({ font, ...glyph }) =>
    unreadable.has(font) && glyph.text !== ' ' ? { ...glyph, text: REPLACEMENT } : glyph,
  )
}
