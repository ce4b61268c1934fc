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
  /** Tokens after all rewriting phases; none of a sentence that holds nothing (see `silent`), save for explanations. */
  readonly tokens: readonly Token[]
  /**
   * For a sentence that holds no match, no quantity and no time: the signatures of its words, which is all that the tense
   * model asks for. They are kept instead of tokens because in long texts half of the tokens are of such sentences.
   * Null for one that holds something.
   */
  readonly silent: readonly number[] | null
  /** Collecting phase → its winning matches, by first token; without phases that are run when asked for. */
  readonly matches: Readonly<Record<string, readonly Match[]>>
  /** What stands in brackets of this sentence, analysed on its own. */
  readonly brackets: readonly SentenceAnalysis[]
}
