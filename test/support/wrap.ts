/** Wraps texts the way editors, mail programs, page converters and scripts do: at a width, wherever that falls. */

export interface WrapOptions {
  /** Of a line: half-width columns or, by characters, so many of them. */
  readonly width: number
  readonly by?: 'columns' | 'characters'
  /** A blank line between paragraphs. */
  readonly blank: boolean
  /** So many full-width spaces in front of a paragraph. */
  readonly indent: number
  /** `kinsoku` lets closing marks hang over the edge; `whole` keeps numbers and words of letters in one line. */
  readonly style: 'plain' | 'kinsoku' | 'whole'
}

const WIDE = 0x2e80
const HANGING = '，。、；：！？）》”'

/** The paragraphs of a text without blank lines and indents. */
export function paragraphsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

export function wrap(text: string, options: WrapOptions): string {
  const paragraphs = paragraphsOf(text).map((paragraph) => wrapParagraph(paragraph, options))
  return `${paragraphs.join(options.blank ? '\n\n' : '\n')}\n`
}

function wrapParagraph(paragraph: string, { width, by = 'columns', indent, style }: WrapOptions): string {
  const lines: string[] = []
  const sizeOf = (one: string): number => (by === 'columns' && one.charCodeAt(0) >= WIDE ? 2 : 1)
  let line = '\u3000'.repeat(indent)
  let filled = indent * sizeOf('\u3000')
  for (const token of style === 'whole' ? (paragraph.match(/[0-9\p{Script=Latin}.%]+|[^]/gu) ?? []) : paragraph) {
    const needed = Array.from(token).reduce((sum, one) => sum + sizeOf(one), 0)
    if (filled + needed > width && !(style === 'kinsoku' && HANGING.includes(token))) {
      lines.push(line)
      line = ''
      filled = 0
    }
    line += token
    filled += needed
  }
  return [...lines, line].join('\n')
}

/** How many line breaks wrapping puts into the paragraphs of a text. */
export function breaksPutIn(text: string, options: WrapOptions): number {
  return paragraphsOf(wrap(text, options)).length - paragraphsOf(text).length
}
