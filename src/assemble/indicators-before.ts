import { append } from '../core/append.ts'
import type { Match } from '../core/match.ts'
import type { Token } from '../core/token.ts'
import { LEVEL } from './change.ts'
import { captured } from './context.ts'
import type { IndicatorDraft } from './drafts.ts'
import { valueOf } from './values.ts'

type Names = readonly string[]

const INCREASE = 'increase'

/** The indicators of a sentence that were read, and what they hand on to those behind them. */
export class IndicatorsBefore {
  readonly #inherited: Names
  /** Of the last indicator that is no criterion: what the sentence is about, and where. */
  #names: Names = []
  #place: string | null = null
  /** Of the last indicator. */
  #measured: Names = []
  /** Of the last criterion. */
  #selecting: Names | null = null
  #last: IndicatorDraft | undefined
  /** Names that were not handed on themselves. */
  readonly #mentioned: string[] = []
  /** Unit → names of the last indicators in it that were not handed on themselves. */
  #byUnit: Map<unknown, Names> | null = null

  /** @param inherited names of the last indicator of the sentence before, in the same block */
  constructor(inherited: Names) {
    this.#inherited = inherited
  }

  /** The names that a match may carry on. How far some have come is told of those counted so (项目410项,投资650亿元,其中竣工110项). */
  namesFor(match: Match, tokens: readonly Token[]): Names {
    if (this.#names.length === 0 && match.captures['scope'] !== undefined) return this.#inherited
    const unit = tokens[captured(match, 'q')?.from ?? -1]?.fields?.['unit']
    const isPhase = match.captures['phase'] !== undefined && this.#last?.quantity['dimension'] === 'money'
    const alike = isPhase ? this.#byUnit?.get(unit) : undefined
    if (alike !== undefined) return alike
    const last = isCriterion(match) ? (this.#selecting ?? this.#measured) : this.#names
    const wanted = (match.captures['q'] ?? []).length
    // 接待量9222.9万人次、总花费841.77亿元,分别增长10.8%、13.3%: as many names back as there are values.
    return last.length < wanted && this.#mentioned.length >= wanted ? this.#mentioned.slice(-wanted) : last
  }

  /** What was read of a match: values that carry a name on keep its place. */
  placed(match: Match, drafts: readonly IndicatorDraft[]): readonly IndicatorDraft[] {
    const place = this.#place
    if (place === null || !isCarried(match)) return drafts
    return drafts.map((draft) => ({ ...draft, scope: draft.scope ?? place }))
  }

  /**
   * The change of values that say none: a higher aim changes as the lower one does (增长5%、力争6%), and parts of what is
   * added are added (新增企业20家,其中工业企业8家).
   * @param isPart tells that the values are named as parts of the one before
   */
  changed(match: Match, drafts: readonly IndicatorDraft[], isPart: boolean): readonly IndicatorDraft[] {
    const last = this.#last
    if (last === undefined) return drafts
    const isLike = match.fields['aim'] === true ? isSame : isPart ? isAdded : null
    return isLike === null
      ? drafts
      : drafts.map((draft) => (isLike(draft, last) ? { ...draft, change: last.change } : draft))
  }

  add(match: Match, drafts: readonly IndicatorDraft[]): void {
    this.#measured = drafts.map(({ name }) => name)
    this.#last = drafts.at(-1)
    // What a criterion measures is not what the sentence is about (建成5个年产值过亿元的基地,其中…).
    if (isCriterion(match)) this.#selecting = this.#measured
    if (isCriterion(match) || isAside(match)) return
    this.#names = this.#measured
    this.#place = placeOf(drafts)
    if (isCarried(match)) return
    append(this.#mentioned, this.#names)
    this.#byUnit ??= new Map()
    this.#byUnit.set(this.#last?.quantity['unit'], this.#names)
  }
}

function isCriterion({ fields }: Match): boolean {
  return fields['role'] === 'criterion'
}

/** What share of a task is done is no more than a word beside it (完成年度任务的105%). */
function isAside({ fields }: Match): boolean {
  return fields['aside'] === true
}

function isCarried({ fields }: Match): boolean {
  return fields['carry'] === true
}

/** Said in the same unit, without a change of its own. */
function isSame({ change, quantity }: IndicatorDraft, last: IndicatorDraft): boolean {
  return change === LEVEL && quantity['unit'] === last.quantity['unit']
}

/** No more of something than was added. */
function isAdded(draft: IndicatorDraft, last: IndicatorDraft): boolean {
  const [part, whole] = [draft, last].map(({ quantity }) => valueOf(quantity).amount)
  return last.change === INCREASE && isSame(draft, last) && (part ?? 0) <= (whole ?? Infinity)
}

/** The one place that all of some values hold for, or null. */
function placeOf(drafts: readonly IndicatorDraft[]): string | null {
  const [first] = drafts
  return first !== undefined && drafts.every(({ scope }) => scope === first.scope) ? first.scope : null
}
