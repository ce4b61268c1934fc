import type { AheadReader } from './ahead.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Block } from '../core/outline.ts'
import type { TenseKnowledge } from '../core/tense.ts'
import { type Assembling, namesAgencies } from './context.ts'
import { unitTenses } from './tense.ts'
import type { Timeline } from './timeline.ts'

export type Mode = 'target' | 'status'

/** What a sentence's surroundings make of its quantities. */
export interface SentenceMode {
  readonly mode: Mode
  /** The sentence itself says so, and a part of it may say otherwise. */
  readonly own: boolean
}

interface Cue {
  readonly mode: Mode
  readonly reach: string
  /** Of a cue for its sentence: all of it, whatever times or words of promise its parts hold (预计全年). */
  readonly whole: boolean
  /** A heading over goals leaves no doubt. */
  readonly goals: boolean
  /** It is no more than expected, which in a plan lies ahead. */
  readonly estimate: boolean
}

const NO_CUES: readonly Cue[] = []

function cuesOf({ matches }: SentenceAnalysis): readonly Cue[] {
  const found = matches['context']
  if (found === undefined) return NO_CUES
  return found.map(({ fields }) => ({
    mode: fields['mode'] === 'status' ? 'status' : 'target',
    reach: String(fields['reach'] ?? 'sentence'),
    whole: fields['whole'] === true,
    goals: fields['topic'] === 'goals',
    estimate: fields['estimate'] === true,
  }))
}

/** What a cue makes of a sentence that it reaches. */
interface Reached {
  readonly mode: Mode
  /** How the sentence and the cue stand to each other, see TenseKnowledge. */
  readonly by: keyof TenseKnowledge['cues']
}

type Surroundings = ReadonlyMap<SentenceAnalysis, Reached>

/**
 * Decides for every sentence whether it promises or reports. Cues come from the context rules: `sentence` cues hold for
 * their sentence, `onward` cues until the next one, `section` cues (headings) until the next heading of the same rank.
 * In kinds of text that may look back, words and cues are weighed against each other by the tense model; in others the
 * cues alone decide, and what stands before the first target cue may be a look-back.
 */
export function sentenceModes(
  world: Assembling,
  timeline: Timeline,
  ahead: AheadReader,
): Map<SentenceAnalysis, SentenceMode> {
  const { roles } = world.knowledge
  const { genre } = world.outline.facts
  const usual: Mode = roles.genre[genre] === 'status' ? 'status' : 'target'
  const around = surroundings(world, timeline)
  const later = opensLater(world, around)
  const each = roles.tense.sentences.in.includes(genre)
  const tenses = each || roles.tense.blocks.includes(genre) ? weighed(world, ahead, around, later, each) : null
  const otherwise: Mode = later && roles.retrospective.includes(genre) ? 'status' : usual
  const tasks = taskBlocks(world)
  const continues = roles.continuing.includes(genre)
  const modes = new Map<SentenceAnalysis, SentenceMode>()
  let opened: { readonly block: Block; readonly mode: Mode | undefined } | undefined
  for (const sentence of world.sentences) {
    const stated = cuesOf(sentence).filter(({ reach, estimate }) => reach === 'sentence' && !(continues && estimate))
    const past = stated.length === 0 && timeline.isPast(sentence) ? 'status' : undefined
    const said = stated[0]?.mode ?? past
    const before = opened?.block === sentence.block ? opened.mode : said
    opened = { block: sentence.block, mode: timeline.first(sentence) === null ? before : undefined }
    const isTask = tasks.has(sentence.block)
    const goesOn = continues && !isTask && opened.mode === 'status' ? 'status' : undefined
    const decided = said ?? goesOn
    const mode =
      decided ?? (isTask ? 'target' : undefined) ?? tenses?.get(sentence) ?? around.get(sentence)?.mode ?? otherwise
    modes.set(sentence, { mode, own: (each || decided !== undefined) && !stated.some(({ whole }) => whole) })
  }
  return modes
}

/** Blocks that say who answers for what they hold: tasks, whatever their words. */
function taskBlocks(world: Assembling): ReadonlySet<Block> {
  const labelled = world.sentences.filter(({ brackets }) => brackets.some(namesAgencies))
  return new Set(labelled.map(({ block }) => block))
}

/** What onward and section cues make of the sentences they reach. */
function surroundings(world: Assembling, timeline: Timeline): Surroundings {
  const { roles } = world.knowledge
  const ends = roles.continuing.includes(world.outline.facts.genre)
  let mode: Mode | undefined
  /** The section whose heading looks back and still holds. */
  let back: number | null = null
  const bySection = new Map<number, Cue>()
  const reached = new Map<SentenceAnalysis, Reached>()
  for (const [at, sentence] of world.sentences.entries()) {
    const cues = cuesOf(sentence)
    const { section } = sentence.block
    const flowing = cues.findLast(({ reach }) => reach === 'onward')
    if (flowing !== undefined) mode = flowing.mode
    // What a heading is about stands at its end.
    const heading = sentence.heading ? cues.findLast(({ reach }) => reach === 'section') : undefined
    if (heading !== undefined && section !== null) {
      if (mode === undefined && heading.mode === 'target' && isLaterPart(world, timeline, section))
        for (const before of world.sentences.slice(0, at)) reached.set(before, LOOK_BACK)
      bySection.set(section, heading)
      mode = heading.mode
      back = mode === 'status' ? section : null
    } else if (ends && sentence.heading && back !== null && !isWithin(world, section, back)) {
      mode = undefined
      back = null
    }
    const above = sectionCue(world, bySection, section)
    const found = flowing?.mode ?? above?.mode ?? mode
    const near = flowing !== undefined || heading !== undefined ? 'own' : 'reach'
    if (found !== undefined)
      reached.set(sentence, { mode: found, by: above?.goals === true && found === above.mode ? 'certain' : near })
  }
  return reached
}

function isWithin({ outline }: Assembling, section: number | null, outer: number): boolean {
  for (let at = section; at !== null; at = outline.sections[at]?.parent ?? null) if (at === outer) return true
  return false
}

/** A part for a time to come that is not the first of its text: something else was said before (二、今年工作安排). */
function isLaterPart({ outline, knowledge }: Assembling, timeline: Timeline, section: number): boolean {
  const number = outline.sections[section]?.number.trim() ?? ''
  return knowledge.roles.laterParts.includes(number) && timeline.ofSection(section) !== null
}

/** Whether promises are announced, and only after something else. */
function opensLater(world: Assembling, around: Surroundings): boolean {
  return world.sentences.findIndex((sentence) => around.get(sentence)?.mode === 'target') > 0
}

/** What the tense model makes of each sentence, given what the text says itself; `each` on its own, not with its block. */
function weighed(
  world: Assembling,
  ahead: AheadReader,
  around: Surroundings,
  opensWithSomethingElse: boolean,
  each: boolean,
): Map<SentenceAnalysis, Mode> {
  const { cues, opening } = world.tense
  const alone = world.knowledge.roles.tense.sentences
  const units: { sentences: SentenceAnalysis[]; said: number }[] = []
  for (const sentence of world.sentences) {
    const unit = units.at(-1)
    const isAhead = ahead.opens(sentence) || (each && ahead.names(sentence))
    const reached = isAhead ? AHEAD : around.get(sentence)
    const goesOn = unit?.sentences[0]?.block === sentence.block && reached !== AHEAD && reached?.by !== 'own'
    const cue = reached === undefined ? 0 : SIGN[reached.mode] * cues[reached.by]
    if (unit !== undefined && goesOn && !each) unit.sentences.push(sentence)
    else units.push({ sentences: [sentence], said: each ? cue + weightAlone(world, sentence) : cue })
  }
  const costs = each ? alone : world.tense
  const tenses = unitTenses(units, opensWithSomethingElse ? opening : 0, world.tenseScorer, costs)
  const modes = new Map<SentenceAnalysis, Mode>()
  for (const [at, unit] of units.entries()) for (const one of unit.sentences) modes.set(one, tenses[at] as Mode)
  return modes
}

/** What speaks for a look-back in kinds of text where each sentence is weighed on its own, besides the tense model. */
function weightAlone({ knowledge, table }: Assembling, { tokens }: SentenceAnalysis): number {
  const { prior, classes } = knowledge.roles.tense.sentences
  let weight = prior
  for (const [name, each] of Object.entries(classes)) {
    const isOne = table.test([name])
    if (tokens.some(({ sig }) => isOne(sig))) weight += each
  }
  return weight
}

/** A sentence that begins with a time to come; where each is weighed on its own, one of which a clause does. */
const AHEAD: Reached = { mode: 'target', by: 'certain' }
/** What stands before the first part that is numbered as a later one and looks ahead. */
const LOOK_BACK: Reached = { mode: 'status', by: 'own' }
const SIGN = { status: 1, target: -1 } as const

/** The cue of the nearest section around that has one. */
function sectionCue(world: Assembling, bySection: ReadonlyMap<number, Cue>, section: number | null): Cue | undefined {
  let at = section
  while (at !== null) {
    const cue = bySection.get(at)
    if (cue !== undefined) return cue
    at = world.outline.sections[at]?.parent ?? null
  }
  return undefined
}
