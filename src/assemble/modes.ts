import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Block } from '../core/outline.ts'
import type { Assembling } from './context.ts'
import { blockTenses } from './tense.ts'
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
 * In a text that may look back first, what stands before the first `onward` target cue is a look-back. Where no cue
 * reaches, in kinds of text that may be either, the tense model decides.
 */
export function sentenceModes(world: Assembling, timeline: Timeline): Map<SentenceAnalysis, SentenceMode> {
  const { roles } = world.knowledge
  const { genre } = world.outline.facts
  const usual: Mode = roles.genre[genre] === 'status' ? 'status' : 'target'
  const around = surroundings(world, roles.retrospective.includes(genre))
  const tenses = roles.tense.includes(genre) ? tensesBeside(world, around) : new Map<Block, Mode>()
  const modes = new Map<SentenceAnalysis, SentenceMode>()
  for (const sentence of world.sentences) {
    const stated = cuesOf(sentence).find(({ reach }) => reach === 'sentence')?.mode
    const past = stated === undefined && timeline.isPast(sentence) ? 'status' : undefined
    const decided = stated ?? past
    const mode = decided ?? around.get(sentence) ?? tenses.get(sentence.block) ?? usual
    modes.set(sentence, { mode, own: decided !== undefined })
  }
  return modes
}

/** What onward and section cues make of the sentences they reach. */
function surroundings(world: Assembling, retrospective: boolean): Map<SentenceAnalysis, Mode> {
  const cues = new Map(world.sentences.map((sentence) => [sentence, cuesOf(sentence)]))
  const opening = world.sentences.findIndex((sentence) =>
    (cues.get(sentence) as readonly Cue[]).some(({ mode, reach }) => mode === 'target' && reach !== 'sentence'),
  )
  let mode: Mode | undefined = retrospective && opening > 0 ? 'status' : undefined
  const bySection = new Map<number, Mode>()
  const modes = new Map<SentenceAnalysis, Mode>()
  for (const sentence of world.sentences) {
    const own = cues.get(sentence) as readonly Cue[]
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

/** The tenses of blocks that no cue reaches, beside those that one does. */
function tensesBeside(world: Assembling, around: ReadonlyMap<SentenceAnalysis, Mode>): Map<Block, Mode> {
  if (around.size === world.sentences.length) return new Map()
  const fixed = new Map([...around].map(([{ block }, mode]) => [block, mode]))
  return blockTenses(world.sentences, fixed, world.table, world.tense)
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
