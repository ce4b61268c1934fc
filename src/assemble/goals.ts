import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Horizon } from '../core/extraction.ts'
import { groupBy } from '../core/group.ts'
import type { Match } from '../core/match.ts'
import type { Block, BlockKind } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import { type Assembling, hasClass } from './context.ts'
import { isYearly } from './document-end.ts'
import { announcesParagraphs, beginsGoal, excludesGoal, isReported, opensParagraph } from './goal-matches.ts'
import { hasIndicator, hasTopic, headsOthers, isWithin, sectionAround, sectionsOf } from './goal-sections.ts'
import { endsStatement, opensList } from './leads.ts'
import type { SentenceMode } from './modes.ts'
import type { Timeline } from './timeline.ts'

const LETTERS_AND_NUMBERS = /[\p{L}\p{N}]/gu

/** A goal on its way to a record, in normalized offsets. */
export interface GoalDraft {
  readonly span: Span
  readonly statement: string
  readonly horizon: Horizon | null
  readonly section: number | null
  readonly rule: string
}

/** What a block of goals hands on to the blocks behind it. */
interface BlockGoal {
  readonly horizon: Horizon | null
  /** Paragraphs or items that follow in its section are goals (要实现以下目标:). */
  readonly announces: boolean
  /** Its last sentence is a target that items right behind it spell out (目标是:), whatever section they stand in. */
  readonly lists: boolean
}

/** Finds the goals of a document (guide, section 2), block by block in reading order. */
class GoalReader {
  readonly #world: Assembling
  readonly #timeline: Timeline
  readonly #modes: ReadonlyMap<SentenceAnalysis, SentenceMode>
  /** In such a text the sentences after one that begins with a horizon inherit it. */
  readonly #goesOn: boolean
  /** Such a text tells of a plan, and its items of what the plan shall bring. */
  readonly #tells: boolean
  readonly goals: GoalDraft[] = []
  /** Of the list that is being read: places in `goals` of items without a year, and the years to come that others name. */
  readonly #open: number[] = []
  readonly #named = new Map<number, Horizon>()

  constructor(world: Assembling, timeline: Timeline, modes: ReadonlyMap<SentenceAnalysis, SentenceMode>) {
    this.#world = world
    this.#timeline = timeline
    this.#modes = modes
    this.#goesOn = world.knowledge.goals.paragraphs.includes(world.outline.facts.genre)
    this.#tells = world.knowledge.goals.tellers.includes(world.outline.facts.genre)
  }

  /** A bullet or task: one goal, all of it. */
  addItem(block: Block, sentences: readonly SentenceAnalysis[], inherited: Horizon | null): void {
    const [first] = sentences
    if (first === undefined || this.#isStatus(first)) return
    const given = inherited ?? this.#around(first)
    const stated = this.#timeline.first(first)
    const horizon = stated ?? handedOver(inherited) ?? given
    this.#add(block.content, first.span, horizon, block.section, 'goal.item')
    if (stated === null && (given === null || given.from === 'document')) this.#open.push(this.goals.length - 1)
    for (const { year, text } of sentences.flatMap((each) => this.#timeline.yearsToCome(each)))
      this.#named.set(year, { year, from: 'section', text })
  }

  /** The end of a list: items that say no year are for the one that others of it name. */
  endItems(): void {
    const [horizon, ...others] = this.#named.values()
    if (horizon !== undefined && others.length === 0)
      for (const at of this.#open) this.goals[at] = { ...(this.goals[at] as GoalDraft), horizon }
    this.#open.length = 0
    this.#named.clear()
  }

  /**
   * The sentences of a paragraph that are goals; returns the last one found, for items that follow.
   * @param given the rule that makes every sentence of the paragraph a goal, if its section does
   * @param inherited the horizon of the goals before it in its section, which holds on in a plan where no heading says one
   */
  addSentences(
    sentences: readonly SentenceAnalysis[],
    given: string | null,
    inTasks: boolean,
    inherited: Horizon | null,
  ): BlockGoal | null {
    const goesOn = this.#goesOn && sentences[0]?.block.kind !== 'item'
    let opened = given
    let inherits = false
    const headed = this.#timeline.ofSection(sentences[0]?.block.section ?? null) !== null
    let stated = this.#goesOn && !headed ? handedOver(inherited) : null
    let found: BlockGoal | null = null
    let announces = given === 'goal.announced'
    for (const [at, sentence] of sentences.entries()) {
      const matches = sentence.matches['goal'] ?? []
      if (matches.some(excludesGoal)) {
        inherits = false
        continue
      }
      if (this.#isAside(sentence) || answers(sentence) || (this.#isStatus(sentence) && !matches.some(isReported)))
        continue
      announces ||= matches.some(announcesParagraphs)
      opened = matches.find((each) => opensParagraph(each) || announcesParagraphs(each))?.rule ?? opened
      const match = matches.find(beginsGoal)
      const begins = match !== undefined && !inTasks
      const figures = hasIndicator(sentence)
      if (inherits && endsStatement(this.#world, sentence, sentences[at - 1])) inherits = false
      const mayGoOn = inherits && match === undefined && opened === null
      const continued = mayGoOn && (figures || this.#isState(sentence)) ? 'goal.continued' : null
      inherits ||= begins && goesOn && match.fields['inherits'] === true
      if (begins && opened === null && !this.#hasNeeded(match, sentence)) continue
      const rule = begins ? match.rule : (opened ?? continued)
      if (rule === null) continue
      const opening = matches.find(opensParagraph) ?? match
      stated = (opening && this.#timeline.nearest(sentence, opening.to)) ?? this.#timeline.first(sentence) ?? stated
      const horizon = stated ?? this.#around(sentence)
      this.#add(sentence.span, sentence.span, horizon, sentence.block.section, rule)
      const lists = opened !== null && sentence === sentences.at(-1) && opensList(this.#world, sentence)
      found = { horizon, announces, lists }
    }
    return found
  }

  /** True for an item that says what shall be there, in a text that tells of a plan and has told of a goal of it before. */
  tellsOfPlan([first]: readonly SentenceAnalysis[]): boolean {
    return this.#tells && this.goals.length > 0 && first !== undefined && this.#isState(first)
  }

  /** True when all of some sentences report. */
  tells(sentences: readonly SentenceAnalysis[]): boolean {
    return sentences.every((sentence) => this.#isStatus(sentence))
  }

  #add(span: Span, statement: Span, horizon: Horizon | null, section: number | null, rule: string): void {
    this.goals.push({
      span,
      statement: this.#world.text.slice(statement.start, statement.end).trim(),
      horizon,
      section,
      rule,
    })
  }

  #around(sentence: SentenceAnalysis): Horizon | null {
    return this.#timeline.around(sentence) ?? this.#timeline.end
  }

  /** What a match leaves open is there: a figure (which will do for a year to come), or that its first year is one to come. */
  #hasNeeded({ fields }: Match, sentence: SentenceAnalysis): boolean {
    const { needs } = fields
    if (needs === undefined || hasIndicator(sentence)) return true
    const first = this.#timeline.first(sentence)
    const toCome = this.#timeline.yearsToCome(sentence)
    return needs === 'year-to-come' && first !== null && toCome.some(({ year }) => year === first.year)
  }

  /** What shall be so is said as if it were (体系更加完善). */
  #isState(sentence: SentenceAnalysis): boolean {
    return this.#world.ask('state', sentence).length > 0
  }

  /** A bracket behind the end of a sentence. */
  #isAside({ tokens }: SentenceAnalysis): boolean {
    const { table } = this.#world
    return (
      hasClass(table, tokens[0], ['bracket']) && tokens.every((token) => hasClass(table, token, ['bracket', 'punct']))
    )
  }

  #isStatus(sentence: SentenceAnalysis): boolean {
    return this.#modes.get(sentence)?.mode === 'status'
  }
}

/**
 * Goals are sentences that begin with a horizon; everything in a section headed as goals; the sentences of a paragraph that
 * opens with expected targets; items right behind a goal, which inherit its horizon. Measures in task sections are none.
 */
export function readGoals(
  world: Assembling,
  timeline: Timeline,
  modes: ReadonlyMap<SentenceAnalysis, SentenceMode>,
): GoalDraft[] {
  const reader = new GoalReader(world, timeline, modes)
  const goalSections = sectionsOf(world, 'goals')
  const taskSections = sectionsOf(world, 'tasks')
  let last: BlockGoal | null = null
  let lastSection: number | null | undefined
  let lastKind: BlockKind | undefined
  // How those items are marked that stand beside the one whose promise came last: it is not theirs (一是到2025年…二是…).
  let siblings: string | undefined
  // The section in which the targets of the year have been said, all in one paragraph: what follows is how to reach them.
  let done: number | null | undefined
  for (const [block, sentences] of groupBy(world.sentences, (sentence) => sentence.block)) {
    const { kind, section } = block
    const inGoals = section !== null && !isWithin(world, section, done) && goalSections.has(section)
    const inTasks = section !== null && taskSections.has(section)
    const above = last?.announces === true && kind === 'item' ? sectionAround(world, block) : section
    const mark = kind === 'item' ? block.marker.replaceAll(LETTERS_AND_NUMBERS, '') : undefined
    const inherits: BlockGoal | null = lastSection === above && (mark === undefined || mark !== siblings) ? last : null
    if (kind !== 'item') reader.endItems()
    if (kind === 'heading') last = reader.addSentences(sentences, null, false, null)
    else if (kind === 'item' && inGoals && headsOthers(world, block, sentences)) last = null
    else if (kind === 'item' && inGoals && hasTopic(sentences[0], 'goals') && !reader.tells(sentences.slice(1)))
      last = reader.addSentences(sentences.slice(1), 'goal.section', false, null)
    else if (kind === 'item' && (inGoals || (inherits !== null && (inherits.lists || !inTasks))))
      reader.addItem(block, sentences, inherits?.horizon ?? null)
    else if (kind === 'item' && reader.tellsOfPlan(sentences))
      reader.addItem(block, sentences, reader.goals.at(-1)?.horizon ?? null)
    else if (kind === 'paragraph' && inherits?.announces === true && lastKind === kind)
      last = reader.addSentences(sentences, 'goal.announced', inTasks, inherits.horizon)
    else if (kind === 'table') last = reader.addSentences(sentences, null, inTasks, null) ?? last
    else if (inGoals && kind !== 'title')
      last = reader.addSentences(sentences, 'goal.section', inTasks, inherits?.horizon ?? null)
    else if (kind !== 'title') {
      last = reader.addSentences(sentences, null, inTasks, null)
      siblings = kind === 'item' && last?.announces === false ? mark : undefined
    }
    if (kind === 'paragraph' && sentences.some(opensTargets) && isOfYear(last, timeline)) {
      done = section
      if (isYearly(world) && last?.lists === false) last = null
    }
    lastSection = above
    lastKind = kind
  }
  reader.endItems()
  return reader.goals
}

function opensTargets({ matches }: SentenceAnalysis): boolean {
  return matches['goal']?.some(opensParagraph) === true
}

/** Of the one year that the text is for. */
function isOfYear(goal: BlockGoal | null, { end, published }: Timeline): boolean {
  return end !== null && end.year === published && goal?.horizon?.year === end.year
}

/** A horizon as one of another block. */
function handedOver(horizon: Horizon | null): Horizon | null {
  return horizon === null ? null : { ...horizon, from: 'section' }
}

/** A line that begins with the label of those who answer for what stands before it. */
function answers({ matches }: SentenceAnalysis): boolean {
  return (matches['agency'] ?? []).some(({ from, captures }) => from === 0 && captures['label'] !== undefined)
}
