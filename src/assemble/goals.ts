import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Horizon } from '../core/extraction.ts'
import type { Block } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import type { Assembling } from './context.ts'
import type { SentenceMode } from './modes.ts'
import type { Timeline } from './timeline.ts'

/** A goal on its way to a record, in normalized offsets. */
export interface GoalDraft {
  readonly span: Span
  readonly statement: string
  readonly horizon: Horizon | null
  readonly section: number | null
  readonly rule: string
}

interface BlockGoal {
  readonly rule: string
  readonly horizon: Horizon | null
}

/**
 * Goals (guide, section 2): sentences that begin with a horizon; everything in a section headed as goals; the sentences of
 * a paragraph that opens with expected targets; items that follow a goal at once inherit its horizon.
 */
export function readGoals(
  world: Assembling,
  timeline: Timeline,
  modes: ReadonlyMap<SentenceAnalysis, SentenceMode>,
): GoalDraft[] {
  const goalSections = sectionsOfGoals(world)
  const taskSections = sectionsOf(world, 'tasks')
  const goesOn = world.knowledge.goals.paragraphs.includes(world.outline.facts.genre)
  const goals: GoalDraft[] = []
  let last: BlockGoal | null = null
  let lastBlock: Block | null = null
  for (const [block, sentences] of byBlock(world.sentences)) {
    if (block.kind === 'heading' || block.kind === 'title') {
      if (block.kind === 'heading' && !hasGoalText(sentences)) last = null
      else if (block.kind === 'heading') last = addSentences(sentences, null)
      lastBlock = block
      continue
    }
    const inGoals = block.section !== null && goalSections.has(block.section)
    const inTasks = block.section !== null && taskSections.has(block.section)
    if (block.kind === 'item') {
      const inherits: BlockGoal | null = last !== null && lastBlock !== null && lastBlock.section === block.section ? last : null
      if (inGoals || (inherits !== null && !inTasks)) {
        const [first] = sentences
        if (first !== undefined && !isStatus(first)) addItem(block, sentences, inherits)
      } else if (!inTasks) last = addSentences(sentences, null)
    } else {
      last = addSentences(sentences, inGoals ? 'goal.section' : null, inTasks)
    }
    lastBlock = block
  }
  return goals

  function isStatus(sentence: SentenceAnalysis): boolean {
    return modes.get(sentence)?.mode === 'status'
  }

  function addItem(block: Block, sentences: readonly SentenceAnalysis[], inherits: BlockGoal | null): void {
    const first = sentences[0] as SentenceAnalysis
    const own = timeline.first(first)
    const inherited = inherits?.horizon ?? null
    const horizon = own ?? (inherited === null ? (timeline.ofSection(block.section) ?? timeline.end) : { ...inherited, from: 'section' as const })
    const statement = world.text.slice(first.span.start, first.span.end).trim()
    goals.push({ span: block.content, statement, horizon, section: block.section, rule: 'goal.item' })
  }

  /** Adds the sentences of a paragraph that are goals; returns the last, for items that follow. */
  function addSentences(sentences: readonly SentenceAnalysis[], given: string | null, inTasks = false): BlockGoal | null {
    let opened: string | null = given
    let inherits = false
    let horizon: Horizon | null = null
    let found: BlockGoal | null = null
    for (const sentence of sentences) {
      if (isStatus(sentence)) continue
      const match = (sentence.matches['goal'] ?? [])[0]
      if (match?.fields['reach'] === 'paragraph') opened = match.rule
      const continues = inherits && match === undefined && hasIndicator(sentence)
      const begins = match !== undefined && match.fields['reach'] !== 'paragraph' && (!inTasks || match.fields['tasks'] === true)
      const rule = begins ? match.rule : (opened ?? (continues ? 'goal.continued' : null))
      inherits ||= begins && goesOn && match.fields['inherits'] === true
      if (rule === null || (match?.fields['needs'] === 'quantity' && !hasIndicator(sentence) && opened === null)) continue
      horizon = timeline.first(sentence) ?? horizon
      const own = horizon ?? timeline.ofSection(sentence.block.section) ?? timeline.end
      goals.push({ span: sentence.span, statement: world.text.slice(sentence.span.start, sentence.span.end).trim(), horizon: own, section: sentence.block.section, rule })
      found = { rule, horizon: own }
    }
    return found
  }
}

function hasIndicator(sentence: SentenceAnalysis): boolean {
  return (sentence.matches['indicator'] ?? []).length > 0
}

function hasGoalText(sentences: readonly SentenceAnalysis[]): boolean {
  return sentences.some((sentence) => (sentence.matches['goal'] ?? []).length > 0)
}

/** Sections whose heading the context rules mark with a topic, and what lies below them. */
function sectionsOf(world: Assembling, topic: string): ReadonlySet<number> {
  const marked = new Map<number, string>()
  for (const sentence of world.sentences) {
    const { section } = sentence.block
    if (section === null || !sentence.heading) continue
    for (const { fields } of sentence.matches['context'] ?? []) {
      if (typeof fields['topic'] === 'string') marked.set(section, fields['topic'])
    }
  }
  const within = new Set<number>()
  for (const { index } of world.outline.sections) {
    for (let at: number | null = index; at !== null; at = world.outline.sections[at]?.parent ?? null) {
      const found = marked.get(at)
      if (found === undefined) continue
      if (found === topic) within.add(index)
      break
    }
  }
  return within
}

function sectionsOfGoals(world: Assembling): ReadonlySet<number> {
  return sectionsOf(world, 'goals')
}

function byBlock(sentences: readonly SentenceAnalysis[]): Map<Block, SentenceAnalysis[]> {
  const blocks = new Map<Block, SentenceAnalysis[]>()
  for (const sentence of sentences) {
    const found = blocks.get(sentence.block)
    if (found === undefined) blocks.set(sentence.block, [sentence])
    else found.push(sentence)
  }
  return blocks
}
