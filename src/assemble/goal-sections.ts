/** What the sections of a text are about, for the goals in them. */
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Block } from '../core/outline.ts'
import type { Assembling } from './context.ts'

/** Sections whose heading the context rules mark with a topic, and what lies below them. */
export function sectionsOf(world: Assembling, topic: string): ReadonlySet<number> {
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

/** A heading that the context rules mark with a topic. */
export function hasTopic(sentence: SentenceAnalysis | undefined, topic: string): boolean {
  return (
    sentence?.heading === true && (sentence.matches['context'] ?? []).some(({ fields }) => fields['topic'] === topic)
  )
}

/** The section around a block, apart from one that it opens itself. */
export function sectionAround({ outline }: Assembling, { start, section }: Block): number | null {
  const own = section === null ? undefined : outline.sections[section]
  return own?.heading.start === start ? own.parent : section
}

/** True for a section and what lies below it. */
export function isWithin({ outline }: Assembling, section: number, around: number | null | undefined): boolean {
  let at: number | null = section
  while (at !== null && at !== around) at = outline.sections[at]?.parent ?? null
  return at !== null
}

/** It has a figure. */
export function hasIndicator({ matches }: SentenceAnalysis): boolean {
  return (matches['indicator'] ?? []).length > 0
}

/** A line that is no more than the heading of others. */
export function headsOthers(
  { outline }: Assembling,
  { section, end }: Block,
  sentences: readonly SentenceAnalysis[],
): boolean {
  const own = section === null ? undefined : outline.sections[section]
  if (own === undefined || own.span.end <= end) return false
  return sentences.every((sentence) => sentence.heading && !hasIndicator(sentence))
}
