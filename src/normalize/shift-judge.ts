import type { ShiftKnowledge } from '../core/repair.ts'
import type { RepairTier } from '../core/text.ts'
import type { Chain, Fluency } from './fluency.ts'
import { isPrivate, lostPairs } from './gbk.ts'
import type { Gbk } from './gbk.ts'
import type { Basis, Path } from './shift-search.ts'

/** What a suspicious place is read as. */
export interface Verdict {
  readonly text: string
  /** How many units it stands for. */
  readonly used: number
  readonly tier: RepairTier
  /** The least lead over another reading, among the characters given. */
  readonly margin: number
}

export interface JudgeParts {
  readonly knowledge: ShiftKnowledge
  readonly codec: Gbk
  readonly fluency: Fluency
  /** What stands in front of the place. */
  readonly beginning: Chain
  /** The code of the unit at an index as it stands; undefined behind the last. */
  readonly codeAt: (index: number) => number | undefined
  /** Private-use characters may have been deleted: the page has none. */
  readonly mayLack: boolean
}

const LOST = 0xfffd
/** A changed character is weighed together with so many behind it. */
const REACH = 6
const HOLE_REACH = 3
/** So many characters in front of a gap are tried. */
const GAP_CHARACTERS = 5
const LONGEST = 4
/** How well an unknown neighbour goes with a character. */
const UNSEEN_PAIR = -11
/** A place with so large a part unread is not sure in the rest, or not read at all. */
const MANY_UNREAD = 0.25
const MOST_UNREAD = 0.7
/** With so few values left, a reading has said what the byte was. */
const FEW = 10

/**
 * Whether the best way to read the bytes is believed, and which of its characters. A character that another value of its
 * unknown byte fits nearly as well becomes U+FFFD, and so does every sign of a number that rests on a guess.
 * @param paths best gain first, as the search gives them
 */
export function judge(paths: readonly Path[], parts: JudgeParts): Verdict | null {
  const [best] = paths
  if (best === undefined) return null
  const { thresholds, numbers } = parts.knowledge
  const gain = gainOf(best)
  // Readings that fit the bytes on either side are proof enough.
  const isProven = best.bases.every(isTold)
  if (!isProven && (gain < thresholds.gain || gain / best.used < thresholds.gainPerCharacter)) return null
  if (!isProven && best.score / best.weighed < thresholds.fluency) return null

  const rivals = paths.slice(1).filter((path) => gain - gainOf(path) < thresholds.margin)
  if (rivals.some(({ used }) => used !== best.used)) return null
  const doubted = doubtedBy(rivals, best)
  const chains = chainsOf(best, parts)
  let probable = best.bases.some(({ hole }) => hole !== undefined)
  let lead = gain
  const verdicts = best.codes.map((code, at) => {
    const basis = best.bases[at]!
    // bytes that end at an orphan may have lost characters in front of it without a trace
    if (parts.mayLack && basis.unknown === 'trail' && basis.values.length > FEW) probable = true
    if (code === LOST || doubted.has(at)) return LOST
    const inWord = isInWord(best, at, parts)
    if (basis.unknown !== 'none') {
      const margin = marginAt(best, chains, at, parts)
      if (margin < thresholds.margin) return LOST
      // a word with what stands in front of the place is weaker: nothing of that was damaged
      const sure = isInWord(best, at, parts, 0) ? thresholds.sureMargin : thresholds.loneMargin
      if (margin < sure) probable = true
      lead = Math.min(lead, margin)
    } else if (parts.mayLack && !inWord) {
      const alone = leadAlone(best, chains, at, parts)
      if (alone < thresholds.sureMargin) probable = true
      if (alone < thresholds.alone) return LOST
    }
    return code
  })
  const isNumber = (code: number | undefined): boolean =>
    code !== undefined && numbers.includes(String.fromCharCode(code))
  if (verdicts.filter((code) => code === LOST).length > verdicts.length * MANY_UNREAD) probable = true
  const text = verdicts.map((code, at) => {
    if (!isNumber(code) || isTold(best.bases[at]!)) return String.fromCharCode(code)
    const sure = best.bases[at]!.unknown === 'none' && !probable && (!parts.mayLack || isInWord(best, at, parts))
    return String.fromCharCode(sure && at > 0 && at < verdicts.length - 1 ? code : LOST)
  })
  const unread = text.filter((character) => character === '\uFFFD').length
  if (unread > text.length * MOST_UNREAD) return null
  const touchesBefore = isNumber(parts.beginning.code) && text[0] !== '\uFFFD'
  const touchesAfter = isNumber(parts.codeAt(best.used)) && text.at(-1) !== '\uFFFD' && !isTold(best.bases.at(-1)!)
  const whole = `${touchesBefore ? '\uFFFD' : ''}${text.join('')}${touchesAfter ? '\uFFFD' : ''}`
  return { text: whole, used: best.used, tier: probable ? 'probable' : 'certain', margin: lead }
}

/** The reading of the character leaves one value for its unknown byte; it was the opening bracket that is missing. */
function isTold({ unknown, values }: Basis): boolean {
  return unknown === 'trail' && values.length === 1
}

function gainOf({ score, asIs }: Path): number {
  return score - asIs
}

/** The characters of the best path that a rival reads otherwise. */
function doubtedBy(rivals: readonly Path[], best: Path): Set<number> {
  const doubted = new Set<number>()
  const { codes } = best
  for (const { codes: others } of rivals) {
    if (others.length === codes.length) {
      for (let at = 0; at < codes.length; at++) if (codes[at] !== others[at]) doubted.add(at)
      continue
    }
    let start = 0
    while (start < codes.length && codes[start] === others[start]) start++
    let end = 0
    while (end < codes.length - start && codes.at(-1 - end) === others.at(-1 - end)) end++
    for (let at = start; at < Math.max(codes.length - end, start + 1); at++) doubted.add(at)
  }
  return doubted
}

/** The chains in front of each character, and those behind the last as far as {@link REACH}. */
function chainsOf(path: Path, { beginning, fluency, codeAt }: JudgeParts): Chain[] {
  const chains = [beginning]
  for (const code of path.codes) chains.push(fluency.append(chains.at(-1)!, code))
  for (let at = path.used; at < path.used + REACH; at++) {
    const code = codeAt(at)
    if (code === undefined) break
    chains.push(fluency.append(chains.at(-1)!, code))
  }
  return chains
}

/** How much the path loses when the unknown byte of this character has another value. */
function marginAt(path: Path, chains: readonly Chain[], at: number, { codec, fluency }: JudgeParts): number {
  const basis = path.bases[at]!
  const end = Math.min(chains.length - 1, at + (basis.hole === undefined ? REACH : HOLE_REACH))
  let best = -Infinity
  const from = basis.hole === 'second' ? at - 1 : at
  for (const code of alternatives(path.codes[at]!, basis, codec)) {
    if (code === path.codes[at]) continue
    const partners =
      basis.hole === undefined
        ? [null]
        : alternatives(path.codes[from === at ? at + 1 : from]!, path.bases[from === at ? at + 1 : from]!, codec)
    for (const partner of partners) {
      let chain = chains[from]!
      for (let index = from; index < end; index++) {
        const own = chains[index + 1]!.code
        chain = fluency.append(
          chain,
          index === at ? code : partner !== null && (index === from || index === from + 1) ? partner : own,
        )
      }
      best = Math.max(best, fluency.score(chain))
    }
  }
  return fluency.score(chains[end]!) - best
}

/** The characters that another value of the unknown byte would give, the chosen one among them. */
function alternatives(chosen: number, { unknown, values }: Basis, codec: Gbk): number[] {
  const pair = codec.encode(chosen)
  const codes = values.map((value) =>
    unknown === 'lead' ? codec.decode(value, pair & 0xff) : codec.decode(pair >> 8, value),
  )
  return codes.filter((code) => code !== 0 && !isPrivate(code))
}

function neighbour(path: Path, at: number, { beginning, codeAt }: JudgeParts): number {
  if (at < 0) return beginning.code
  const basis = path.bases[at]
  if (basis?.unknown === 'trail' && basis.values.length > FEW) return LOST
  return path.codes[at] ?? codeAt(path.used) ?? LOST
}

/** Whether a known word holds the character together with a neighbour; -1 is the one in front of the place. */
function isInWord(path: Path, at: number, parts: JudgeParts, first = -1): boolean {
  for (let length = 2; length <= LONGEST; length++) {
    for (let start = at - length + 1; start <= at; start++) {
      if (start < first || start + length > path.codes.length + 1) continue
      const codes = Array.from({ length }, (_, index) =>
        start + index === at ? path.codes[at]! : neighbour(path, start + index, parts),
      )
      if (parts.fluency.isWord(codes)) return true
    }
  }
  return false
}

/**
 * How much better a character that is no part of a word goes with its neighbours than two in its place would; -Infinity
 * where it goes badly.
 */
function leadAlone(path: Path, chains: readonly Chain[], at: number, parts: JudgeParts): number {
  const { fluency, knowledge } = parts
  const code = path.codes[at]!
  const before = neighbour(path, at - 1, parts)
  const after = neighbour(path, at + 1, parts)
  const likelihood =
    (before === LOST ? UNSEEN_PAIR : fluency.pair(before, code)) +
    (after === LOST ? UNSEEN_PAIR : fluency.pair(code, after))
  const gap = gapMargin(path, chains, at, parts)
  return likelihood + gap < knowledge.thresholds.pair ? -Infinity : gap
}

/** How much likelier the character is than two, between whose bytes a private-use character was deleted. */
function gapMargin(
  path: Path,
  chains: readonly Chain[],
  at: number,
  { codec, fluency, knowledge }: JudgeParts,
): number {
  const pair = codec.encode(path.codes[at]!)
  const end = Math.min(chains.length - 1, at + HOLE_REACH)
  const grown = (from: Chain, index: number): Chain => {
    let chain = from
    for (let next = index; next < end; next++) chain = fluency.appendPair(chain, chains[next + 1]!.code)
    return chain
  }
  const firsts = [...lostPairs()].flatMap(([lead, trails]) => {
    const code = codec.decode(pair >> 8, lead)
    return pair < 0x100 || code === 0 || isPrivate(code)
      ? []
      : [{ chain: fluency.appendPair(chains[at]!, code), trails }]
  })
  let best = -Infinity
  for (const { chain, trails } of firsts
    .toSorted((a, b) => fluency.score(b.chain) - fluency.score(a.chain))
    .slice(0, GAP_CHARACTERS)) {
    for (const lead of trails) {
      const code = codec.decode(lead, pair & 0xff)
      if (code === 0 || isPrivate(code)) continue
      best = Math.max(best, fluency.score(grown(fluency.appendPair(chain, code), at + 1)))
    }
  }
  return fluency.score(grown(chains[at]!, at)) - best + knowledge.thresholds.gap
}
