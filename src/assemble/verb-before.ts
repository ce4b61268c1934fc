import type { Match } from '../core/match.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { LEVEL } from './change.ts'
import { captured, hasClass, tokensIn } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import type { NameMaker } from './names.ts'

/** What the values of a list share with the one before them: its verb, and so how they change and where. */
export class VerbBefore {
  readonly #tokens: readonly Token[]
  readonly #table: ClassTable
  readonly #names: NameMaker
  #change = LEVEL
  #scope: string | null = null
  /** The value before: where its phrase ends, what it is counted in, and whether so many are added. */
  #end = -1
  #unit: unknown
  #adds = false

  constructor(tokens: readonly Token[], table: ClassTable, names: NameMaker) {
    this.#tokens = tokens
    this.#table = table
    this.#names = names
  }

  /** What was read of the next match (one draft or more), with what it shares; what selects things is none of the list. */
  sharedBy(match: Match, drafts: readonly IndicatorDraft[]): readonly IndicatorDraft[] {
    if (match.fields['role'] === 'criterion') return drafts
    const [{ change, scope, quantity }] = drafts as [IndicatorDraft]
    const continued = this.#follows(match, quantity['unit']) && !this.#hasOwn(match) && !this.#isReached(match)
    if (!continued) {
      this.#change = change
      this.#scope = scope
      this.#adds = this.#is(captured(match, 'v')?.from, 'verb.add')
    }
    this.#end = match.to
    this.#unit = quantity['unit']
    return continued
      ? drafts.map((draft) => ({ ...draft, change: this.#change, continued, scope: draft.scope ?? this.#scope }))
      : drafts
  }

  /**
   * What is joined by 、 without a verb of its own shares the verb before (新建53个中心、143个站); so does what is named and
   * counted alike behind a comma where the verb adds (新增托位300个,学位900个).
   */
  #follows(match: Match, unit: unknown): boolean {
    if (this.#end < 0 || match.from < this.#end || match.from - this.#end > 1) return false
    if (match.from === this.#end || this.#names.isLink(this.#tokens[this.#end] as Token)) return true
    const [name, value] = [captured(match, 'name'), captured(match, 'q')]
    if (!this.#adds || name === null || value === null || unit !== this.#unit || name.from > value.from) return false
    const thing = tokensIn(this.#tokens, name)
    const isThing = !this.#is(name.from, 'pos.v') && !this.#is(name.from, 'verb.build') && !this.#names.isMetric(thing)
    return isThing && this.#is(this.#end, 'clause-end') && this.#is(value.from, 'measure.counter')
  }

  /** A verb that could be a noun says nothing behind its thing (新增造林2万亩、退化林修复3万亩). */
  #hasOwn(match: Match): boolean {
    if (match.captures['phase'] !== undefined) return true
    const [verb, name] = [captured(match, 'v'), captured(match, 'name')]
    if (verb === null || name === null || verb.from < name.from) return verb !== null
    return !this.#is(verb.from, 'phrase.final')
  }

  /**
   * A bound in front of a value is a predicate of its own (生产总值增加两倍、人均超过800美元), and what things come to is not
   * done itself (新增项目12个、总投资5亿元).
   */
  #isReached(match: Match): boolean {
    const [value, name] = [captured(match, 'q'), captured(match, 'name')]
    if (name !== null && this.#names.isDependent(tokensIn(this.#tokens, name))) return true
    return this.#is(value?.from, 'quantity.bounded')
  }

  #is(at: number | undefined, name: string): boolean {
    return at !== undefined && hasClass(this.#table, this.#tokens[at], [name])
  }
}
