import type { DoubtfulRepair } from '../core/text.ts'

/** A range of the source and the range of the normalized text that came of it. */
interface Segment {
  readonly source: readonly [number, number]
  readonly text: readonly [number, number]
  readonly same: boolean
}

/**
 * The lines in which something was repaired, each headed by `line:`, with every repair in its place:
 * `[-as it stood-]{+as it reads+}`, and for repairs that have one, tier and margin. Neighbouring repairs without a tier
 * stand together.
 * @param segments cover both texts in order
 */
export function renderRepairs(
  source: string,
  text: string,
  segments: readonly Segment[],
  doubtful: readonly DoubtfulRepair[],
): string {
  const out: string[] = []
  let line = 1
  let shown = ''
  let changed = false
  let pending = { before: '', after: '' }

  const settle = (note = ''): void => {
    const { before, after } = pending
    pending = { before: '', after: '' }
    if (before === '' && after === '') return
    shown += `[-${visible(before)}-]{+${visible(after)}${note}+}`
    changed = true
  }
  const endLine = (): void => {
    if (changed) out.push(`${line}: ${shown}\n`)
    shown = ''
    changed = false
    line++
  }
  for (const segment of segments) {
    const before = source.slice(...segment.source)
    const after = text.slice(...segment.text)
    if (!segment.same) {
      const repair = doubtful.find(({ start, end }) => start <= segment.source[0] && segment.source[1] <= end)
      if (repair !== undefined) settle()
      pending = { before: pending.before + before, after: pending.after + after }
      if (repair !== undefined) settle(noteOf(repair))
      for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) {
        settle()
        endLine()
      }
      continue
    }
    settle()
    const lines = before.split('\n')
    for (const [index, stretch] of lines.entries()) {
      if (index > 0) endLine()
      shown += stretch.replace('\r', '')
    }
  }
  settle()
  endLine()
  return out.join('')
}

function noteOf({ tier, margin }: DoubtfulRepair): string {
  return ` | ${tier}${margin === null ? '' : ` ${margin.toFixed(1)}`}`
}

function visible(text: string): string {
  return text.replace(/\r?\n/g, '\u21B5')
}
