import type { ShiftKnowledge } from '../core/repair.ts'
import type { Chain, Fluency } from './fluency.ts'
import { codesSince } from './fluency.ts'
import { ALL_LEADS, ALL_TRAILS, isLead, isPrivate, isTrail, lostPairs } from './gbk.ts'
import type { Gbk } from './gbk.ts'
import type { Unit } from './shift-units.ts'

/** On what a repaired character rests. */
export interface Basis {
  /** Which of its bytes are unknown: none, the lead, the trail, or (`lost`) the character itself, swallowed whole. */
  readonly unknown: 'none' | 'lead' | 'trail' | 'lost'
  /** The values the unknown byte may have. */
  readonly values: readonly number[]
  /** Its unknown byte is half of a deleted private-use character whose other half belongs to the next (or last) one. */
  readonly hole?: 'first' | 'second'
}

/** A way to read the bytes from the first unit on. */
export interface Path {
  readonly codes: readonly number[]
  readonly bases: readonly Basis[]
  /** How many units it has used. */
  readonly used: number
  /** Its likelihood with some text on either side, and that of the text as it stands. */
  readonly score: number
  readonly asIs: number
  /** How many characters the likelihood counts. */
  readonly weighed: number
}

interface Hypothesis {
  readonly chain: Chain
  readonly bases: BasisList | null
  /** The lead byte that waits for its partner, UNKNOWN (one of `leads`), or NONE when in step again. */
  readonly carry: number
  readonly leads: readonly number[]
  readonly used: number
  readonly holes: number
  readonly cost: number
}

interface BasisList {
  readonly basis: Basis
  readonly before: BasisList | null
}

export interface SearchParts {
  readonly knowledge: ShiftKnowledge
  readonly codec: Gbk
  readonly fluency: Fluency
  /** What stands in front of the first unit. */
  readonly beginning: Chain
  /** The characters that this page gives that reading, and those that others usually do. */
  readonly charactersFor: (reading: string) => readonly number[]
}

const UNKNOWN = -1
const NONE = -2
const BEAM = 80
/** How many ways are handed on. */
const RESULTS = 60
/** Only the best hypotheses may end at an orphan, which can be many characters. */
const ORPHAN_BEAM = 6
/** A deleted character is supposed by the best hypotheses only, and only where going on without one reads badly. */
const HOLE_BEAM = 2
/** … with the likeliest characters before the gap. */
const HOLE_CHARACTERS = 5
const HOLES = 3
const READS_WELL = -7
/** So many units behind a repair are read along, to see whether it fits in. */
const AFTER = 3
const KNOWN: Basis = { unknown: 'none', values: [] }
const SWALLOWED: Basis = { unknown: 'lost', values: [] }
const LOST = 0xfffd

/**
 * Reads the bytes one byte later than they were shown, from an orphan on: a beam search over what the orphans may have
 * been. Returns the ways to fall into step again, best gain first.
 * @param before the unit in front, for a reading that was put between its bytes and the orphan
 */
export function searchShift(units: readonly Unit[], before: Unit | null, parts: SearchParts): Path[] {
  const [first] = units
  if (first === undefined) return []
  const finished: Hypothesis[] = []
  let beam: Hypothesis[] = [firstStep(first, before, parts)]
  for (let at = 1; at < units.length && beam.length > 0; at++) {
    const next: Hypothesis[] = []
    for (const [rank, hypothesis] of beam.entries()) {
      const made = next.length
      step(hypothesis, units, parts, next, rank < ORPHAN_BEAM)
      if (rank >= HOLE_BEAM || hypothesis.holes === HOLES || hypothesis.carry < 0) continue
      if (next.slice(made).some(({ chain }) => readsWell(chain, parts.fluency))) continue
      for (const supposed of holes(hypothesis, parts)) step(supposed, units, parts, next, true)
    }
    beam = []
    for (const hypothesis of next) (hypothesis.carry === NONE ? finished : beam).push(hypothesis)
    const scored = beam.map((hypothesis) => ({ hypothesis, score: scoreOf(hypothesis, parts) }))
    beam = scored
      .toSorted((a, b) => b.score - a.score)
      .slice(0, BEAM)
      .map(({ hypothesis }) => hypothesis)
  }
  return pathsOf(finished, units, parts)
}

function scoreOf({ chain, cost }: Hypothesis, { fluency }: SearchParts): number {
  return fluency.score(chain) - cost
}

function readsWell(chain: Chain, fluency: Fluency): boolean {
  const { parent } = chain
  return parent !== null && fluency.score(chain) - fluency.score(parent) > READS_WELL
}

/** Scores the finished ways with what stands behind them, against the text as it stands. */
function pathsOf(finished: readonly Hypothesis[], units: readonly Unit[], parts: SearchParts): Path[] {
  const { fluency, beginning } = parts
  const asIs: Chain[] = [beginning]
  for (const unit of units) asIs.push(appendUnit(asIs.at(-1)!, unit, fluency))
  const paths = finished.map((hypothesis) => {
    let { chain } = hypothesis
    const end = Math.min(units.length, hypothesis.used + AFTER)
    for (let at = hypothesis.used; at < end; at++) chain = appendUnit(chain, units[at]!, fluency)
    return { hypothesis, score: fluency.score(chain) - hypothesis.cost, asIs: fluency.score(asIs[end]!) }
  })
  const best = paths.toSorted((a, b) => b.score - b.asIs - (a.score - a.asIs)).slice(0, RESULTS)
  const start = fluency.score(beginning)
  return best.map(({ hypothesis, score, asIs: plain }) => {
    const bases: Basis[] = []
    for (let at = hypothesis.bases; at !== null; at = at.before) bases.push(at.basis)
    const codes = codesSince(hypothesis.chain, beginning)
    return {
      codes,
      bases: bases.toReversed(),
      used: hypothesis.used,
      score: score - start,
      asIs: plain - start,
      weighed: codes.length + AFTER,
    }
  })
}

function appendUnit(chain: Chain, unit: Unit, fluency: Fluency): Chain {
  return fluency.append(chain, unit.orphan ? LOST : unit.code)
}

function firstStep(unit: Unit, before: Unit | null, { codec, charactersFor, beginning }: SearchParts): Hypothesis {
  const start = { chain: beginning, bases: null, used: 1, holes: 0, cost: 0, carry: UNKNOWN }
  if (unit.reading === undefined || before === null || before.bytes < 0x100) return { ...start, leads: ALL_LEADS }
  const last = before.bytes & 0xff
  const pairs = charactersFor(unit.reading).map((code) => codec.encode(code))
  const leads = pairs.filter((pair) => pair >> 8 === last && isLead(pair & 0xff)).map((pair) => pair & 0xff)
  return { ...start, leads: leads.length > 0 ? leads : ALL_LEADS }
}

/** Takes the next unit as two bytes (or one) that complete the waiting byte; pushes what may come of it. */
function step(from: Hypothesis, units: readonly Unit[], parts: SearchParts, into: Hypothesis[], mayEnd: boolean): void {
  const unit = units[from.used]!
  if (unit.orphan && mayEnd) endAtOrphan(from, unit, units[from.used + 1], parts, into)
  const pair = unit.mark !== 0 ? unit.mark : unit.bytes
  if (pair < 0x100) {
    if (isTrail(pair)) emit(from, pair, NONE, parts, into)
    return
  }
  const carry = pair & 0xff
  if (isLead(carry)) emit(from, pair >> 8, carry, parts, into)
  else if (carry < 0x80) emit(from, pair >> 8, NONE, parts, into, carry)
}

/**
 * The orphan was the trail byte: in step again. Unless the text was cut behind it, it took a character below 0x40 with it.
 * Where a reading was put between the two bytes as well (日?qǐng)?bào)), the readings have to tell both.
 */
function endAtOrphan(
  from: Hypothesis,
  unit: Unit,
  following: Unit | undefined,
  parts: SearchParts,
  into: Hypothesis[],
): void {
  const { codec, charactersFor } = parts
  if (from.carry === NONE) return
  if (from.carry === UNKNOWN) {
    const told = unit.reading === undefined || from.leads === ALL_LEADS ? [] : charactersFor(unit.reading)
    for (const code of told) {
      const pair = codec.encode(code)
      if (!from.leads.includes(pair >> 8)) continue
      const basis: Basis = { unknown: 'trail', values: [pair & 0xff] }
      into.push(append({ ...from, used: from.used + 1, carry: NONE }, code, basis, parts))
    }
    return
  }
  const cut = unit.reading !== undefined || unit.code === LOST || following === undefined || following.mark !== 0
  const known = unit.reading === undefined ? [] : charactersFor(unit.reading).map((code) => codec.encode(code))
  const fitting = known.filter((pair) => pair >> 8 === from.carry).map((pair) => pair & 0xff)
  const basis: Basis = { unknown: 'trail', values: fitting.length > 0 ? fitting : ALL_TRAILS }
  for (const trail of basis.values) {
    const code = codec.decode(from.carry, trail)
    if (code === 0 || isPrivate(code)) continue
    const path = append({ ...from, used: from.used + 1, carry: NONE }, code, basis, parts)
    into.push(cut ? path : append(path, LOST, SWALLOWED, parts))
  }
}

function emit(
  from: Hypothesis,
  trail: number,
  carry: number,
  parts: SearchParts,
  into: Hypothesis[],
  also?: number,
): void {
  const { codec } = parts
  const known = from.carry !== UNKNOWN
  const second = from.bases?.basis.hole === 'first' ? ({ hole: 'second' } as const) : {}
  const basis: Basis = known ? KNOWN : { unknown: 'lead', values: from.leads, ...second }
  const after = { ...from, used: from.used + 1, carry }
  for (const lead of known ? [from.carry] : from.leads) {
    const code = codec.decode(lead, trail)
    if (code === 0 || isPrivate(code)) continue
    const path = append(after, code, basis, parts)
    into.push(also === undefined ? path : append(path, also, KNOWN, parts))
  }
}

/** A private-use character stood here and was deleted: its first byte completes the waiting one, its second waits. */
function* holes(from: Hypothesis, parts: SearchParts): Generator<Hypothesis> {
  const { codec, knowledge } = parts
  const table = lostPairs()
  const basis: Basis = { unknown: 'trail', values: [...table.keys()], hole: 'first' }
  const cost = from.cost + knowledge.thresholds.lostCharacter
  const likely = basis.values.flatMap((first) => {
    const code = codec.decode(from.carry, first)
    if (code === 0 || isPrivate(code)) return []
    const path = append(from, code, basis, parts)
    return [{ ...path, cost, holes: from.holes + 1, carry: UNKNOWN, leads: table.get(first)! }]
  })
  yield* likely.toSorted((a, b) => scoreOf(b, parts) - scoreOf(a, parts)).slice(0, HOLE_CHARACTERS)
}

function append(from: Hypothesis, code: number, basis: Basis, { fluency }: SearchParts): Hypothesis {
  return { ...from, chain: fluency.append(from.chain, code), bases: { basis, before: from.bases } }
}
