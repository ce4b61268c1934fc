/** What the rules for goals say of the sentences that they match. */
import type { Match } from '../core/match.ts'

/** A report of a promise is one: 印发了方案,提出到2023年. */
export function isReported({ fields }: Match): boolean {
  return fields['reported'] === true
}

/** Every sentence of its paragraph is one. */
export function opensParagraph({ fields }: Match): boolean {
  return fields['reach'] === 'paragraph'
}

/** So are the paragraphs or items behind it (要实现以下目标:). */
export function announcesParagraphs({ fields }: Match): boolean {
  return fields['reach'] === 'section'
}

/** Said about goals, or about how to reach them. */
export function excludesGoal({ fields }: Match): boolean {
  return fields['excludes'] === true
}

/** Its sentence is one. */
export function beginsGoal({ fields }: Match): boolean {
  return fields['reach'] === undefined
}
