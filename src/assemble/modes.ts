import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Assembling } from './context.ts'
import { unitTenses } from './tense.ts'
import type { Timeline } from './timeline.ts'

export type Mode = 'target' | 'status'

/** What a sentence's surroundings make of its quantities. */
export interface SentenceMode {
  readonly mode: Mode
  /** The sentence itself says so. */
  readonly own: boolean
}

interface Cue {
  readonly mode: Mode
  readonly reach: string
}

function cuesOf(sentence: SentenceAnalysis): readonly Cue[] {
  return (sentence.matches['context'] ?? []).map(({ fields }) => ({
    mode: fields['mode'] === 'status' ? 'status' : 'target',
    reach: String(fields['reach'] ?? 'sentence'),
  }))
}

/**
 * Decides for every sentence whether it promises or reports. Cues come from the context rules: `sentence` cues hold for
 * their sentence, `onward` cues until the next one, `section` cues (headings) until the next heading of the same rank.
 * Where no cue reaches, in kinds of text that may be either, the tense model decides; in others that may look back first,
 * what stands before the first `onward` target cue is a look-back.
 */
export function sentenceModes(world: Assembling, timeline: Timeline): Map<SentenceAnalysis, SentenceMode> {
  const { roles } = world.knowledge
  const { genre } = world.outline.facts
  const usual: Mode = roles.genre[genre] === 'status' ? 'status' : 'target'
  const around = surroundings(world)
  const byTense = roles.tense.includes(genre)
  const tenses = byTense ? tensesBeside(world, timeline, around) : lookBackFirst(world, around)
  const modes = new Map<SentenceAnalysis, SentenceMode>()
  for (const sentence of world.sentences) {
    const stated = cuesOf(sentence).find(({ reach }) => reach === 'sentence')?.mode
    const past = stated === undefined && timeline.isPast(sentence) ? 'status' : undefined
    const decided = stated ?? past
    const mode = decided ?? around.get(sentence) ?? tenses.get(sentence) ?? usual
    modes.set(sentence, { mode, own: decided !== undefined })
  }
  return modes
}

/** What onward and section cues make of the sentences they reach. */
function surroundings(world: Assembling): Map<SentenceAnalysis, Mode> {
  let mode: Mode | undefined
  const bySection = new Map<number, Mode>()
  const modes = new Map<SentenceAnalysis, Mode>()
  for (const sentence of world.sentences) {
    const own = cuesOf(sentence)
    const { section } = sentence.block
    const flowing = own.findLast(({ reach }) => reach === 'onward')
    if (flowing !== undefined) mode = flowing.mode
    const heading = sentence.heading ? own.find(({ reach }) => reach === 'section') : undefined
    if (heading !== undefined && section !== null) {
      bySection.set(section, heading.mode)
      mode = heading.mode
    }
    const reached = flowing?.mode ?? sectionMode(world, bySection, section) ?? mode
    if (reached !== undefined) modes.set(sentence, reached)
  }
  return modes
}

/** Whether promises begin only after something else. */
function opensLater(world: Assembling, around: ReadonlyMap<SentenceAnalysis, Mode>): boolean {
  return world.sentences.findIndex((sentence) => around.get(sentence) === 'target') > 0
}

/** In a text that may look back first, all that no cue reaches is a look-back when promises are announced later. */
function lookBackFirst(world: Assembling, around: ReadonlyMap<SentenceAnalysis, Mode>): Map<SentenceAnalysis, Mode> {
  const { retrospective } = world.knowledge.roles
  if (!retrospective.includes(world.outline.facts.genre) || !opensLater(world, around)) return new Map()
  return new Map(world.sentences.map((sentence) => [sentence, 'status']))
}

/** What the tense model makes of the sentences that no cue reaches, beside those that one does. */
function tensesBeside(
  world: Assembling,
  timeline: Timeline,
  around: ReadonlyMap<SentenceAnalysis, Mode>,
): Map<SentenceAnalysis, Mode> {
  if (around.size === world.sentences.length) return new Map()
  const units: { sentences: SentenceAnalysis[]; said: Mode | undefined }[] = []
  for (const sentence of world.sentences) {
    const unit = units.at(-1)
    const said = around.get(sentence) ?? (timeline.opensAhead(sentence) ? 'target' : undefined)
    const goesOn = unit?.sentences[0]?.block === sentence.block && (said === undefined || said === unit.said)
    if (unit !== undefined && goesOn) unit.sentences.push(sentence)
    else units.push({ sentences: [sentence], said })
  }
  const opening = opensLater(world, around) ? world.tense.opening : 0
  const tenses = unitTenses(units, opening, world.table, world.tense)
  return new Map(units.flatMap(({ sentences }, at) => sentences.map((each) => [each, tenses[at] as Mode] as const)))
}

function sectionMode(world: Assembling, bySection: ReadonlyMap<number, Mode>, section: number | null): Mode | undefined {
  let at = section
  while (at !== null) {
    const mode = bySection.get(at)
    if (mode !== undefined) return mode
    at = world.outline.sections[at]?.parent ?? null
  }
  return undefined
}
