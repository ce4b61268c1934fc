/** Pairs predicted quantities with gold ones and counts what agrees. */
import { isRange, key, looseKey, normalName, similarity } from './comparison.ts'
import type { Measured } from './comparison.ts'
import { placeIndicators } from './gold.ts'
import type { Gold, Place } from './gold.ts'
import { excerpt } from './score-types.ts'
import type { Difference, Label, Prediction, Quantity } from './score-types.ts'

const NAME_THRESHOLD = 0.75

interface Wanted extends Quantity {
  readonly names: readonly string[]
  readonly quote: string
  readonly lenient: boolean
}

interface Pair {
  readonly want: Wanted
  readonly got: Quantity
  readonly likeness: number
}

/** Gold items in order each take the best free prediction that has the same key and stands at the same place. */
function pairUp(gold: readonly Wanted[], pred: readonly Quantity[], keyOf: (q: Measured) => string): Pair[] {
  const used = new Set<Quantity>()
  const pairs: Pair[] = []
  for (const want of gold) {
    let best: (Pair & { readonly distance: number }) | undefined
    for (const got of pred) {
      if (used.has(got) || keyOf(got) !== keyOf(want)) continue
      if (got.start > want.end + 2 || got.end < want.start - 2) continue
      const alike = similarity(want.names, got.name)
      const distance = Math.abs(got.start + got.end - (want.start + want.end))
      const better =
        best === undefined || alike > best.likeness || (alike === best.likeness && distance <= best.distance)
      if (better) best = { want, got, likeness: alike, distance }
    }
    if (best === undefined) continue
    used.add(best.got)
    pairs.push(best)
  }
  return pairs
}

function wantedOf(gold: Gold, text: string): Wanted[] {
  const places = placeIndicators(gold, text)
  return gold.indicators.map((item, i) => ({
    ...item,
    ...(places[i] as Place),
    name: item.names[0] ?? null,
    lenient: item.optional === true || item.role === 'reference',
  }))
}

function shown(q: Measured): string {
  const value = isRange(q) ? `${q.min}..${q.max}` : `${q.comparator} ${q.amount}`
  return `${value} ${q.unit ?? ''}`.trim()
}

type OpenScopes = Map<string, string[]>

function groupOf({ want }: Pair): string {
  return `${want.start}-${want.end}-${key(want)}`
}

/** The wanted scopes of each group of records that share value and place. */
function openScopes(pairs: readonly Pair[]): OpenScopes {
  const open: OpenScopes = new Map()
  for (const pair of pairs) open.set(groupOf(pair), [...(open.get(groupOf(pair)) ?? []), normalName(pair.want.scope)])
  return open
}

/** Whether a wanted scope of the pair's group is the one that came; uses it up. */
function takeScope(open: OpenScopes, pair: Pair): boolean {
  const scopes = open.get(groupOf(pair)) ?? []
  const index = scopes.indexOf(normalName(pair.got.scope))
  if (index >= 0) scopes.splice(index, 1)
  return index >= 0
}

/** Counts over indicators; what differs is added to `differences`. */
export function scoreIndicators(gold: Gold, text: string, prediction: Prediction, differences: Difference[]) {
  const wanted = wantedOf(gold, text)
  const required = wanted.filter((want) => !want.lenient)
  const pred = prediction.indicators.filter((got) => got.role !== 'reference')
  const pairs = pairUp(required, pred, key)
  const taken = new Set(pairs.map((pair) => pair.got))
  const rest = pred.filter((got) => !taken.has(got))
  const lenient = wanted.filter((want) => want.lenient)
  const freed = new Set(pairUp(lenient, rest, looseKey).map((pair) => pair.got))
  const wrong = rest.filter((got) => !freed.has(got))

  const note = (label: Label, place: Place, quote: string, detail: string) =>
    differences.push({ label, at: place.start, quote, detail })
  const hit = new Set(pairs.map((pair) => pair.want))
  for (const want of required) {
    if (!hit.has(want)) note('MISSED', want, want.quote, `${want.name} | ${shown(want)} | ${want.role}`)
  }
  for (const got of wrong) note('EXTRA', got, excerpt(text, got), `${got.name} | ${shown(got)} | ${got.role}`)

  const named = pairs.filter((pair) => pair.likeness >= NAME_THRESHOLD)
  const full = named.filter(({ want, got }) => want.role === got.role)
  const open = openScopes(full)
  const wantGot = (label: Label, { want }: Pair, expected: unknown, actual: unknown) =>
    note(label, want, want.quote, `${want.name} | want ${String(expected)} | got ${String(actual)}`)
  for (const pair of pairs) {
    const { want, got } = pair
    if (pair.likeness < NAME_THRESHOLD) wantGot('NAME', pair, want.name, got.name)
    if (want.role !== got.role) wantGot('ROLE', pair, want.role, got.role)
  }
  const agree = (label: Label, test: (pair: Pair) => boolean, show: (q: Quantity) => unknown) =>
    full.filter((pair) => {
      const ok = test(pair)
      if (!ok) wantGot(label, pair, show(pair.want), show(pair.got))
      return ok
    }).length
  return {
    gold: required.length,
    pred: pairs.length + wrong.length,
    quantity: pairs.length,
    named: named.length,
    full: full.length,
    deadlineOk: agree(
      'DEADLINE',
      ({ want, got }) => want.deadline === got.deadline,
      (q) => q.deadline,
    ),
    changeOk: agree(
      'CHANGE',
      ({ want, got }) => want.change === got.change,
      (q) => q.change,
    ),
    scopeOk: full.filter(({ want, got }) => normalName(want.scope) === normalName(got.scope)).length,
    scopeMatched: agree(
      'SCOPE',
      (pair) => takeScope(open, pair),
      (q) => q.scope,
    ),
  }
}
