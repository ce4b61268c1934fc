import type { Match } from './match.ts'
import type { Block } from './outline.ts'
import type { Span } from './span.ts'
import type { Token } from './token.ts'

/** A sentence with all that was found in it; the unit that rules match within. */
export interface SentenceAnalysis {
  readonly span: Span
  readonly block: Block
  /** It stands in brackets of another sentence. */
  readonly inBrackets: boolean
  /** It is a heading, alone on its line or run in before the text (`(三)行动目标。到2022年…`). */
  readonly heading: boolean
  /** Tokens after all rewriting phases; none of a sentence without clues, save for explanations. */
  readonly tokens: readonly Token[]
  /**
   * For a sentence without clues, which holds no match, no quantity and no time (see Clues): the words of the tense model
   * among its characters. Null for one that was read.
   */
  readonly skimmed: readonly Token[] | null
  /** Collecting phase → its winning matches, by first token. */
  readonly matches: Readonly<Record<string, readonly Match[]>>
  /** What stands in brackets of this sentence, analysed on its own. */
  readonly brackets: readonly SentenceAnalysis[]
}
