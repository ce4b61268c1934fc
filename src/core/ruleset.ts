import type { AssemblyKnowledge } from './assembly.ts'
import type { Clues } from './clues.ts'
import type { LexKnowledge, UnitTable } from './lex-knowledge.ts'
import type { Lexicon } from './lexicon.ts'
import type { OutlineKnowledge } from './outline-knowledge.ts'
import type { CompiledPhase } from './program.ts'
import type { PageKnowledge } from './page-knowledge.ts'
import type { RepairKnowledge } from './repair.ts'
import type { TableKnowledge } from './table-knowledge.ts'
import type { TenseKnowledge } from './tense.ts'

/**
 * All knowledge, checked and compiled; plain JSON, so that it can be built ahead of time. One property for each topic of
 * rule files, keyed by the topic's name (`phases` holds the compiled patterns, `clues` what follows from them). To add a topic: a property here, a
 * line in `src/rules/topics.ts`.
 */
export interface Ruleset {
  /** SHA-256 over the paths and texts of the rule files it was made from. */
  readonly hash: string
  readonly lexicon: Lexicon
  readonly numerals: LexKnowledge
  readonly units: UnitTable
  readonly repair: RepairKnowledge
  readonly outline: OutlineKnowledge
  readonly assembly: AssemblyKnowledge
  readonly tense: TenseKnowledge
  readonly table: TableKnowledge
  readonly page: PageKnowledge
  readonly phases: readonly CompiledPhase[]
  /** What a sentence must hold to be read. */
  readonly clues: Clues
}
