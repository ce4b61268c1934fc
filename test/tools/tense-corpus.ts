/** Paragraphs of real work reports whose tense their place in the report tells: the training texts of `npm run tense`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TenseFeatures, tenseFeatures } from '../../src/assemble/tense-features.ts'
import type { Block } from '../../src/core/outline.ts'
import { createSegmenter } from '../../src/lex/segmenter.ts'
import { loadConverter } from '../../src/normalize/converter.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { outline } from '../../src/outline/outline.ts'
import { Pipeline } from '../../src/pipeline.ts'
import { readManifest, readRuleset } from '../../src/read/resources.ts'
import { loadCutter, readTagTable } from '../../src/read/segmenter.ts'
import { SHARED } from './cases.ts'

export interface Sample {
  /** The paragraph looks back. */
  readonly back: boolean
  /** All that it says: what is learnt from. */
  readonly features: TenseFeatures
  /** What the tool sees of it: what it is told by. */
  readonly seen: TenseFeatures
}

export interface TrainingText {
  /** Province or city; texts of one place are never on both sides of a test. */
  readonly place: string
  readonly year: number
  /** In reading order. */
  readonly samples: readonly Sample[]
}

const PLANS = '五年规划'
const TARGETS = /预期目标[^。]{0,10}[是为:]/
const AHEAD = /今后|未来|目标|安排|部署|任务|展望|重点|主要工作|总体要求|努力方向|打算|下一步/
const GOALS = /目标|今后|未来/
const BACK = /回顾|回望|完成|成就|总结|成效|成绩/
const NOTES = /^[^\p{Script=Han}]{0,6}(?:名词解释|注释|注:|附)/u
/** A paragraph shorter than this says too little. */
const SHORTEST = 25
/** An analysis that is watched reads every sentence. */
const READ_ALL = (): void => undefined
/** Where in a report, as a share of its text, the sentence of expected targets may stand. */
const TURN = { from: 0.2, to: 0.65 }

/** The labelled paragraphs with quantities of all corpus texts that can be told apart; empty without ../shared. */
export function trainingTexts(): TrainingText[] {
  const root = join(SHARED, 'corpus')
  if (!existsSync(root)) return []
  const rules = readRuleset()
  const pipeline = new Pipeline(rules, createSegmenter(loadCutter([]), readTagTable()), readManifest().version)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\d{4}[^/]*\.md$/.test(path))
  return files.toSorted().flatMap((path): TrainingText[] => {
    const { text } = normalize(readFileSync(join(root, path), 'utf8'), rules.repair, { converter: loadConverter })
    const plan = outline(text, rules.outline, { name: path })
    const samples = labelled(path, text, plan.blocks).map(({ block, back }): Sample => {
      const sentences = pipeline.analyse(text, { ...plan, blocks: [block] }, READ_ALL)
      const whole = sentences.map((sentence) => ({ ...sentence, silent: null }))
      return {
        back,
        features: tenseFeatures(whole, pipeline.classes),
        seen: tenseFeatures(sentences, pipeline.classes),
      }
    })
    const place = path.split('/').at(-2) ?? path
    return [
      { place, year: Number(/\d{4}/.exec(path)?.[0]), samples: samples.filter(({ features }) => features.measures) },
    ]
  })
}

interface Labelled {
  readonly block: Block
  readonly back: boolean
}

function labelled(path: string, text: string, blocks: readonly Block[]): Labelled[] {
  const ranges = path.startsWith(PLANS) ? planRange(text, blocks) : reportRanges(text, blocks)
  if (ranges === null) return []
  return blocks.flatMap((block, index): Labelled[] => {
    const written = text.slice(block.start, block.end)
    const doubtful = !isProse(block) || written.length < SHORTEST || written.includes('各位代表')
    if (doubtful || index >= ranges.end) return []
    if (index > 1 && index < ranges.back) return [{ block, back: true }]
    return index >= ranges.ahead ? [{ block, back: false }] : []
  })
}

/** Blocks before `back` look back, those from `ahead` to `end` promise. */
interface Ranges {
  readonly back: number
  readonly ahead: number
  readonly end: number
}

/** A five-year plan promises from its goals on, once it has said where things stand. */
function planRange(text: string, blocks: readonly Block[]): Ranges {
  const goals = blocks.findIndex((block) => !isProse(block) && GOALS.test(text.slice(block.start, block.end)))
  return { back: 0, ahead: goals < 0 ? blocks.length : goals, end: blocks.length }
}

/**
 * A report looks back until its first heading that looks ahead, and promises from its expected targets on, or already
 * from that heading where it speaks of goals.
 */
function reportRanges(text: string, blocks: readonly Block[]): Ranges | null {
  const written = (block: Block): string => text.slice(block.start, block.end)
  const share = (index: number): number => (blocks[index] as Block).start / text.length
  const ahead = blocks.findIndex((block) => isProse(block) && TARGETS.test(written(block)))
  if (ahead < 0 || share(ahead) < TURN.from || share(ahead) > TURN.to) return null
  const heading = blocks.findIndex(
    (block, index) =>
      index > 3 &&
      !isProse(block) &&
      share(index) > TURN.from / 2 &&
      AHEAD.test(written(block)) &&
      !BACK.test(written(block)),
  )
  const notes = blocks.findIndex((block, index) => index > blocks.length / 2 && NOTES.test(written(block)))
  const headed = heading >= 0 && heading < ahead
  return {
    back: headed ? heading : ahead - 4,
    ahead: headed && GOALS.test(written(blocks[heading] as Block)) ? heading : ahead,
    end: notes < 0 ? blocks.length - 3 : notes,
  }
}

function isProse({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'item'
}
