/** Chooses the words that tell look-backs from promises and weighs them; deterministic. */
import { smoothTenses } from '../../src/assemble/tense.ts'
import type { TenseFeatures } from '../../src/assemble/tense-features.ts'
import type { Sample, TrainingText } from './tense-corpus.ts'

/** Key (`words/…`, `first/…`, `last/…`, `classes/…`, `decimal`) → weight, and the starting score. */
export interface Weighed {
  readonly prior: number
  readonly weights: ReadonlyMap<string, number>
}

/** What a block must not be taken for, and what changing costs; see TenseKnowledge. */
export const SETTINGS = {
  opening: 2,
  switch: { forward: 3, back: 8 },
  cues: { own: 4, reach: 1, certain: 20 },
  cap: 8,
} as const

const KEPT = 360
/** A word must be known from this many places and years, or it may be about one of them. */
const PLACES = 20
const YEARS = 8
/** And speak for the same tense in the reports up to this year as in those after it. */
const HALF = 2016
const SMOOTHING = 2
const RIDGE = 5
const ROUNDS = 400
const RATE = 0.5
const MOMENTUM = 0.9

/** Whether a key may be kept at all: a general word, not a topic. */
export type Admits = (key: string) => boolean

/** All keys of a block's features. */
function keysOf(features: TenseFeatures): string[] {
  const { classes, words, first, last } = features
  const tables = Object.entries({ classes, words, first, last })
  const keys = tables.flatMap(([name, found]) => [...found].map((word) => `${name}/${word}`))
  return features.decimal ? ['decimal', ...keys] : keys
}

class Counts {
  readonly places = new Set<string>()
  readonly years = new Set<number>()
  /** Paragraphs that have it: [look-back, promise] of the early reports, then of the late ones. */
  readonly seen: number[] = [0, 0, 0, 0]
}

/** The keys that tell most, by smoothed log-odds times the difference in frequency. */
export function choose(texts: readonly TrainingText[], admits: Admits): string[] {
  const total = [0, 0, 0, 0]
  const counts = new Map<string, Counts>()
  for (const { place, year, samples } of texts) {
    for (const { back, features } of samples) {
      const cell = (year > HALF ? 2 : 0) + (back ? 0 : 1)
      total[cell]! += 1
      for (const key of keysOf(features)) {
        const own = counts.get(key) ?? new Counts()
        if (!counts.has(key)) counts.set(key, own)
        own.places.add(place)
        own.years.add(year)
        own.seen[cell]! += 1
      }
    }
  }
  const ranked = [...counts].flatMap(([key, { places, years, seen }]) => {
    if (places.size < PLACES || years.size < YEARS || !admits(key)) return []
    const early = logOdds(seen.slice(0, 2), total.slice(0, 2))
    const late = logOdds(seen.slice(2), total.slice(2))
    if (early * late <= 0) return []
    const [back, ahead] = [0, 1].map((tense) => (seen[tense]! + seen[tense + 2]!) / (total[tense]! + total[tense + 2]!))
    const odds = logOdds([seen[0]! + seen[2]!, seen[1]! + seen[3]!], [total[0]! + total[2]!, total[1]! + total[3]!])
    return [{ key, worth: Math.abs(back! - ahead!) * Math.abs(odds) }]
  })
  const best = ranked.toSorted((a, b) => b.worth - a.worth || (a.key < b.key ? -1 : 1))
  return best.slice(0, KEPT).map(({ key }) => key)
}

function logOdds(seen: readonly number[], total: readonly number[]): number {
  const share = (at: number): number => (seen[at]! + SMOOTHING) / (total[at]! + 2 * SMOOTHING)
  return Math.log(share(0) / share(1))
}

/** Ridge logistic regression by gradient descent from zero; look-backs and promises count alike in sum. */
export function weigh(samples: readonly Sample[], keys: readonly string[]): Weighed {
  const index = new Map(keys.map((key, at) => [key, at]))
  const rows = samples.map(({ features }) => keysOf(features).flatMap((key) => index.get(key) ?? []))
  const backs = samples.filter(({ back }) => back).length
  const masses = samples.map(({ back }) => samples.length / 2 / (back ? backs : samples.length - backs))
  const weights = new Float64Array(keys.length)
  const speeds = new Float64Array(keys.length)
  let prior = 0
  let speed = 0
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((weight) => RIDGE * weight)
    let slope = 0
    for (const [at, row] of rows.entries()) {
      let score = prior
      for (const column of row) score += weights[column]!
      const error = (1 / (1 + Math.exp(-score)) - (samples[at]!.back ? 1 : 0)) * masses[at]!
      slope += error
      for (const column of row) slopes[column]! += error
    }
    speed = MOMENTUM * speed - (RATE * slope) / samples.length
    prior += speed
    for (const [column, value] of slopes.entries()) {
      speeds[column] = MOMENTUM * speeds[column]! - (RATE * value) / samples.length
      weights[column]! += speeds[column]
    }
  }
  return { prior: inHundredths(prior), weights: new Map(keys.map((key, at) => [key, inHundredths(weights[at]!)])) }
}

function inHundredths(value: number): number {
  return Math.round(value * 100) / 100
}

export function scoreOf(sample: Sample, { prior, weights }: Weighed): number {
  const score = keysOf(sample.seen).reduce((sum, key) => sum + (weights.get(key) ?? 0), prior)
  return Math.max(-SETTINGS.cap, Math.min(SETTINGS.cap, score))
}

/** Share of paragraphs told right when they come in runs of `length`; each text has its scores. */
export function accuracy(
  texts: readonly TrainingText[],
  scores: readonly (readonly number[])[],
  length: number,
): number {
  let right = 0
  let all = 0
  for (const [at, { samples }] of texts.entries()) {
    for (let from = 0; from < samples.length; from += length) {
      const tenses = smoothTenses(scores[at]!.slice(from, from + length), { opening: 0, switch: SETTINGS.switch })
      all += tenses.length
      right += tenses.filter((tense, offset) => (tense === 'status') === samples[from + offset]!.back).length
    }
  }
  return right / all
}
