import type { Block, Outline } from '../core/outline.ts'
import type { Span } from '../core/span.ts'

/** The heading that a block is or begins with. */
export function headingOf(plan: Outline, block: Block): Span | null {
  const section = block.section === null ? undefined : plan.sections[block.section]
  if (section === undefined) return null
  const { heading } = section
  return heading.start >= block.start && heading.start < block.end ? heading : null
}
