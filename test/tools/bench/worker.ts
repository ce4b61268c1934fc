/** A process of the benchmark: does one task after the other and answers with the time it took. */
import { createRequire } from 'node:module'
import type { SourceText } from '../../../src/core/text.ts'
import { createSegmenter } from '../../../src/lex/segmenter.ts'
import type { Segmenter } from '../../../src/lex/segmenter.ts'
import { outline } from '../../../src/outline/outline.ts'
import { Pipeline } from '../../../src/pipeline.ts'
import { readManifest, readRuleset, readStatistics } from '../../../src/read/resources.ts'
import { loadCutter, readTagTable } from '../../../src/read/segmenter.ts'
import type { Answer, FoundValue, Stage, Task } from './protocol.ts'
import { recognized } from './recognized.ts'

const require = createRequire(import.meta.url)

/** The pipeline with a clock in its segmenter. */
class Clocked {
  #inSegmenter = 0
  readonly #rules = readRuleset()
  readonly #pipeline: Pipeline

  constructor() {
    this.#pipeline = new Pipeline(this.#rules, this.#segmenter(), readManifest().version, readStatistics)
  }

  #segmenter(): Segmenter {
    const inner = createSegmenter(loadCutter(), readTagTable())
    return {
      ...inner,
      cutEach: (text, stretches) => {
        const begun = performance.now()
        const words = inner.cutEach(text, stretches)
        this.#inSegmenter += performance.now() - begun
        return words
      },
    }
  }

  extract(text: string): void {
    this.#pipeline.extract(sourceOf(text))
  }

  values(text: string): FoundValue[] {
    return this.#pipeline.extract(sourceOf(text)).indicators.map(({ span: { start, end }, amount, min, max }) => ({
      start,
      end,
      amounts: [amount, min, max].filter((value) => value !== null),
    }))
  }

  /** Stages one by one, then the whole; what is not in a stage before is assembling. */
  stages(text: string): { readonly whole: number; readonly stages: Record<Stage, number> } {
    let normalized = text
    const normalize = clock(() => (normalized = this.#pipeline.normalize(text).text))
    let plan = outline('', this.#rules.outline)
    const outlining = clock(() => (plan = outline(normalized, this.#rules.outline)))
    this.#inSegmenter = 0
    const lexing = clock(() => [...this.#pipeline.sentencesEach(normalized, plan, false)])
    const segmenter = this.#inSegmenter
    const analysing = clock(() => this.#pipeline.analyse(normalized, plan))
    const whole = clock(() => this.extract(text))
    const stages = {
      normalize,
      outline: outlining,
      segmenter,
      lex: lexing - segmenter,
      match: analysing - lexing,
      assemble: whole - normalize - outlining - analysing,
    }
    return { whole, stages }
  }
}

function clock(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

function sourceOf(text: string): SourceText {
  return { name: '-', text, encoding: 'utf-8', format: 'text' }
}

let clocked: Clocked | undefined
let tag: ((text: string) => unknown) | undefined

/** Loads with its default dictionaries at the first call. */
function tagger(): (text: string) => unknown {
  const native = require('nodejieba') as { load(): void; tag(text: string): unknown }
  native.load()
  return (text) => native.tag(text)
}

function answerTo({ task, text }: Task): Answer {
  const peak = (): number => process.resourceUsage().maxRSS * 1024
  if (task === 'recognize') {
    let values: readonly FoundValue[] = []
    return { milliseconds: clock(() => (values = recognized(text))), values, peakBytes: peak() }
  }
  if (task === 'tag') {
    const run = (tag ??= tagger())
    return { milliseconds: clock(() => run(text)), peakBytes: peak() }
  }
  clocked ??= new Clocked()
  if (task === 'extract') {
    const pipeline = clocked
    return { milliseconds: clock(() => pipeline.extract(text)), peakBytes: peak() }
  }
  if (task === 'values') {
    let values: readonly FoundValue[] = []
    const pipeline = clocked
    return { milliseconds: clock(() => (values = pipeline.values(text))), values, peakBytes: peak() }
  }
  const { whole, stages } = clocked.stages(text)
  return { milliseconds: whole, stages, peakBytes: peak() }
}

process.on('message', (task: Task) => process.send?.(answerTo(task)))
