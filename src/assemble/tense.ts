import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Block } from '../core/outline.ts'
import type { TenseKnowledge } from '../core/tense.ts'
import type { ClassTable, Token } from '../core/token.ts'

export type Tense = 'target' | 'status'

/** What a block says about its tense, each thing once; keys of the tables of {@link TenseKnowledge}. */
export interface TenseFeatures {
  readonly measures: boolean
  readonly decimal: boolean
  readonly classes: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  readonly first: ReadonlySet<string>
  readonly last: ReadonlySet<string>
}

const DECIMAL = /\d\.\d/
const BREAKS = ['clause-end', 'sentence-end']
const PROSE: readonly Block['kind'][] = ['paragraph', 'item']

/** The features of a block's sentences, over the words that composite tokens were made of; brackets stay out. */
export function tenseFeatures(
  sentences: readonly SentenceAnalysis[],
  table: Pick<ClassTable, 'classesOf'>,
): TenseFeatures {
  const found = {
    measures: false,
    decimal: false,
    classes: new Set<string>(),
    words: new Set<string>(),
    first: new Set<string>(),
    last: new Set<string>(),
  }
  for (const { tokens } of sentences) {
    let before = null as Token | null
    const add = (token: Token): void => {
      const classes = table.classesOf(token.sig)
      if (BREAKS.some((name) => classes.includes(name))) {
        if (before !== null) found.last.add(before.text)
        before = null
        return
      }
      if (before === null) found.first.add(token.text)
      before = token
      found.words.add(token.text)
      for (const name of classes) found.classes.add(name)
      if (!classes.includes('measure')) return
      found.measures = true
      if (DECIMAL.test(token.text)) found.decimal = true
    }
    forLeaves(tokens, add)
    if (before !== null) found.last.add(before.text)
  }
  return found
}

function forLeaves(tokens: readonly Token[], use: (token: Token) => void): void {
  for (const token of tokens) {
    if (token.parts === undefined) use(token)
    else forLeaves(token.parts, use)
  }
}

/** Log-odds that a block with these features looks back, before its neighbours are asked. */
export function tenseScore(features: TenseFeatures, knowledge: TenseKnowledge): number {
  const { prior, cap, decimal } = knowledge
  let score = prior + (features.decimal ? decimal : 0)
  for (const part of ['classes', 'words', 'first', 'last'] as const) {
    for (const name of features[part])
      if (Object.hasOwn(knowledge[part], name)) score += knowledge[part][name] as number
  }
  return Math.max(-cap, Math.min(cap, score))
}

/**
 * The likeliest run of tenses for blocks in reading order, given their scores: a tense holds on until enough speaks
 * against it, since changing costs. `opening` is the log-odds that the text begins with a look-back. Linear.
 */
export function smoothTenses(
  scores: readonly number[],
  knowledge: Pick<TenseKnowledge, 'opening' | 'switch'>,
): Tense[] {
  const { forward, back } = knowledge.switch
  // Only the lead of the best run that ends in a look-back over the best that ends in a promise matters.
  let lead = knowledge.opening
  const steps: { readonly status: Tense; readonly target: Tense }[] = []
  for (const score of scores) {
    steps.push({ status: lead >= -back ? 'status' : 'target', target: lead > forward ? 'status' : 'target' })
    lead = Math.max(-back, Math.min(forward, lead)) + score
  }
  const tenses: Tense[] = []
  let at: Tense = lead > 0 ? 'status' : 'target'
  for (const step of steps.toReversed()) {
    tenses.push(at)
    at = step[at]
  }
  return tenses.toReversed()
}

/** A block, or a part of one that the same cues reach. */
export interface TenseUnit {
  readonly sentences: readonly SentenceAnalysis[]
  /** Log-odds for a look-back from what the text says itself, to be added to the score of the words. */
  readonly said: number
}

/** The tense of each unit, in reading order; `opening` as for {@link smoothTenses}. */
export function unitTenses(
  units: readonly TenseUnit[],
  opening: number,
  table: ClassTable,
  knowledge: TenseKnowledge,
): Tense[] {
  const scores = units.map(({ sentences, said }) => {
    const isProse = PROSE.includes((sentences[0] as SentenceAnalysis).block.kind)
    return said + (isProse ? tenseScore(tenseFeatures(sentences, table), knowledge) : 0)
  })
  return smoothTenses(scores, { opening, switch: knowledge.switch })
}
