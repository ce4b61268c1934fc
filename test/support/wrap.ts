/** Wraps texts the way editors, mail programs and page converters do: at a width, wherever that falls. */

export interface WrapOptions {
  /** Half-width columns of a line. */
  readonly columns: number
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

function wrapParagraph(paragraph: string, { columns, indent, style }: WrapOptions): string {
  const lines: string[] = []
  let line = '\u3000'.repeat(indent)
  let width = 2 * indent
  for (const token of style === 'whole' ? (paragraph.match(/[0-9A-Za-z.%]+|[^]/gu) ?? []) : paragraph) {
    const needed = Array.from(token).reduce((sum, one) => sum + (one.charCodeAt(0) >= WIDE ? 2 : 1), 0)
    if (width + needed > columns && !(style === 'kinsoku' && HANGING.includes(token))) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += token
    width += needed
  }
  return [...lines, line].join('\n')
}
