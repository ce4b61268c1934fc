import type {
  Explanation,
  MatchView,
  RecordView,
  SentenceExplanation,
  TokenView,
  WhyNot,
} from '../../core/rule-reports.ts'
import type { Fields } from '../../core/token.ts'
import { displayWidth, padded } from '../width.ts'
import type { Style } from './style.ts'

/** Columns that tokens and matches are aligned to; longer ones stick out. */
const WIDEST = 28

/** How a place was read, sentence by sentence. */
export function renderExplanation({ path, line, nothing, sentences }: Explanation, style: Style): string {
  if (nothing !== null) return `${style.bold(`${path}:${line}`)}: nothing was read here: ${nothing}\n`
  return sentences.map((sentence) => explainSentence(path, sentence, style)).join('\n')
}

function explainSentence(path: string, sentence: SentenceExplanation, style: Style): string {
  const { span, source, normalized, block, sections, tokens, matches, records } = sentence
  const above = sections.length === 0 ? '' : ` ${style.dim(`under ${sections.join(' > ')}`)}`
  return [
    `${style.bold(`${path}:${span.line}:${span.column}`)} ${block}${above}\n`,
    `  source      ${source}\n`,
    source === normalized ? '' : `  normalized  ${normalized}\n`,
    `\n  ${style.bold('tokens')}\n${tokenLines(tokens, style)}`,
    `\n  ${style.bold('rules')}\n${matchLines(matches, style)}`,
    `\n  ${style.bold('records')}\n${recordLines(path, records, style)}`,
  ].join('')
}

function tokenLines(tokens: readonly TokenView[], style: Style, marked = -1): string {
  const width = Math.min(WIDEST, Math.max(0, ...tokens.map(({ text }) => displayWidth(text))))
  const lines = tokens.map(({ text, classes, fields, rule, parts }, index) => {
    const made = rule === null ? '' : style.dim(` made by ${rule} of ${parts.join('|')}`)
    const sign = index === marked ? style.red('>') : ' '
    return `  ${sign} ${padded(text, width)}  ${style.cyan(classes.join(' '))}${spellFields(fields, style)}${made}\n`
  })
  return lines.join('')
}

function matchLines(matches: readonly MatchView[], style: Style): string {
  if (matches.length === 0) return `    none matched\n`
  const width = Math.min(WIDEST + 12, Math.max(0, ...matches.map(({ rule }) => displayWidth(rule))))
  return matches
    .filter((match, index) => match.lost === null || index === matches.findIndex((other) => isSameLoss(other, match)))
    .map((match) => `    ${matchLine(match, width, style)}\n`)
    .join('')
}

/** A rule that lost the same place several times (from later starts) is shown once, with its first and longest match. */
function isSameLoss(one: MatchView, other: MatchView): boolean {
  return (
    one.lost !== null &&
    one.rule === other.rule &&
    one.lost.rule === other.lost?.rule &&
    one.lost.text === other.lost.text
  )
}

function matchLine({ rule, text, captures, fields, inside, lost }: MatchView, width: number, style: Style): string {
  const parts = Object.entries(captures).map(([name, words]) => `@${name} ${words}`)
  const place = inside === null ? '' : style.dim(` inside ${inside}`)
  const verdict = lost === null ? style.green('stands') : style.yellow('lost  ')
  const why = lost === null ? '' : style.yellow(` lost to ${lost.rule} on ${lost.text}: ${lost.why}`)
  const held = parts.length === 0 ? '' : ` ${style.dim(parts.join(', '))}`
  return `${verdict} ${padded(rule, width)}  ${text}${place}${held}${spellFields(fields, style)}${why}`
}

function recordLines(path: string, records: readonly RecordView[], style: Style): string {
  if (records.length === 0) return '    none\n'
  const lines = records.map(({ kind, id, rule, summary, origins }) => {
    const by = rule === null ? '' : style.dim(` ${id} by ${rule}`)
    const told = origins.map(({ what, value, from, span }) => {
      const place = span === null ? '' : style.dim(` ${path}:${span.line}:${span.column}`)
      return `      ${padded(what, 9)} ${value === null ? '-' : String(value)}: ${from}${place}\n`
    })
    return `    ${style.green(kind)} ${summary}${by}\n${told.join('')}`
  })
  return lines.join('')
}

function spellFields(fields: Fields, style: Style): string {
  const known = Object.entries(fields).filter(([, value]) => value !== null)
  if (known.length === 0) return ''
  return ` ${style.dim(`{${known.map(([name, value]) => `${name}: ${String(value)}`).join(', ')}}`)}`
}

/** How far a rule gets, or who took its tokens. */
export function renderWhyNot(answer: WhyNot, style: Style): string {
  const { rule, phase, path, line, kind, normalized, outcome, match, furthest, tokens } = answer
  const head = `${style.bold(rule)} ${style.dim(`(${phase}, ${path}:${line})`)} in ${kind}: ${normalized}\n`
  if (outcome === 'kind') return `${head}  it does not hold in a ${kind}; see its in:\n`
  if (match !== null) {
    const said = match.lost === null ? 'it does stand here' : `it matches, and loses: ${match.lost.why}`
    return `${head}  ${said}\n    ${matchLine(match, 0, style)}\n`
  }
  if (furthest === null) return `${head}  there is no token to begin with\n`
  const { matched, wanted, token, at } = furthest
  const got = matched === '' ? 'it cannot even begin' : `it matches ${style.green(matched)}, then stops`
  const there = token === null ? 'the end of the sentence' : `${style.red(token.text)} (${token.classes.join(' ')})`
  const list = wanted.map((element) => `    ${style.yellow(element)}\n`).join('')
  return `${head}  ${got} at ${there}\n  where one of these would let it go on:\n${list}\n  ${style.bold('tokens')}\n${tokenLines(tokens, style, at)}`
}
