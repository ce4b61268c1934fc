import type { CoverageReport } from '../core/rule-reports.ts'
import type { SourceText } from '../core/text.ts'
import type { PhaseResult } from '../match/engine.ts'
import type { ExtractOptions, Pipeline } from '../pipeline.ts'
import { listRules } from '../rules/list.ts'

/** Counts, over the texts added to it, how often each rule's match stood and what was left over. */
export class CoverageCount {
  readonly #pipeline: Pipeline
  readonly #counts = new Map<string, number>()
  readonly #residue: CoverageReport['residue'][number][] = []
  #documents = 0
  #indicators = 0

  constructor(pipeline: Pipeline) {
    this.#pipeline = pipeline
  }

  add(source: SourceText, options: ExtractOptions): void {
    const { extraction } = this.#pipeline.read(source, options, ({ result }) => this.#count(result))
    this.#documents++
    this.#indicators += extraction.indicators.length
    this.#residue.push(...extraction.residue.map((left) => ({ ...left, path: source.name })))
  }

  report(): CoverageReport {
    const rules = listRules(this.#pipeline.phases.map(({ phase }) => phase))
    const fired = rules.map(({ id, phase }) => ({ rule: id, phase, count: this.#counts.get(id) ?? 0 }))
    return {
      documents: this.#documents,
      fired,
      never: rules.filter(({ id }) => !this.#counts.has(id)),
      indicators: this.#indicators,
      residue: this.#residue,
    }
  }

  #count({ matches, nested }: PhaseResult): void {
    for (const { rule } of matches) this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + 1)
    for (const inside of nested) this.#count(inside)
  }
}
