import { append } from '../core/append.ts'
import type { LanguageStatistics } from '../core/language.ts'
import type { LayoutMark } from '../core/layout.ts'
import type { RepairKnowledge } from '../core/repair.ts'
import type { DoubtfulRepair, Edit, NormalizedText, Script } from '../core/text.ts'
import type { Converter } from './converter.ts'
import { loadConverter, simplifierFor } from './converter.ts'
import { applyEdits, countEdits } from './edits.ts'
import { foldTransform } from './fold.ts'
import type { LanguageModel } from './language.ts'
import { languageModel } from './language.ts'
import { composed, layerOf } from './layers.ts'
import type { Layer } from './layers.ts'
import { letterSpacing } from './letter-spacing.ts'
import { offsetMap } from './offset-map.ts'
import { pinyinTransform } from './pinyin.ts'
import type { Readings } from './readings.ts'
import { readingsOf } from './readings.ts'
import { referenceTransform } from './references.ts'
import { scriptTools } from './script.ts'
import type { ScriptTools } from './script.ts'
import { shiftRepairs } from './shift.ts'
import { unwrap } from './unwrap.ts'
import type { WordTest } from './unwrap.ts'
import type { Transform } from './transform.ts'
import { vocabularyTransform } from './vocabulary.ts'

export interface NormalizeOptions {
  /** Supplies the conversion dictionary; called for traditional texts only. */
  readonly converter?: () => Converter
  /** Takes the script as known instead of finding it out: for an excerpt too short to show it. */
  readonly script?: Script
  /** Marks of the source that are no part of its words. */
  readonly marks?: readonly LayoutMark[] | undefined
  /** Supplies the statistics that damaged places are read by; called when one is found. Without it they stay. */
  readonly statistics?: () => LanguageStatistics
}

/** What is built once for a ruleset. */
interface Tools {
  readonly readings: Readings
  readonly script: ScriptTools
  readonly references: Transform
  readonly fold: Transform
  readonly pinyin: Transform
  traditional(script: Script, converter: Converter): readonly Transform[]
}

const built = new WeakMap<RepairKnowledge, Tools>()
const models = new WeakMap<() => LanguageStatistics, LanguageModel>()
/** A repair can bring another damaged place to light; more than a few rounds never happen. */
const ROUNDS = 4

/**
 * Source text → the text the later stages work on: damaged bytes put together again (before anything else touches their
 * traces), folded, without readings in brackets, simplified. A text that is simplified already and undamaged is folded,
 * nothing else. Idempotent.
 */
export function normalize(source: string, knowledge: RepairKnowledge, options: NormalizeOptions = {}): NormalizedText {
  const tools = toolsOf(knowledge)
  const converter = options.converter ?? loadConverter
  const model = (): LanguageModel | null => modelOf(options.statistics)
  const detect = (found: string): Script => options.script ?? tools.script.detect(found)
  const tally = new Map<string, number>()
  let way: Layer | null = null
  const doubtful: DoubtfulRepair[] = []
  let text = source

  function run(transform: Transform): boolean {
    const edits = transform(text)
    if (edits.length === 0) return false
    countEdits(edits, tally)
    append(doubtful, doubtfulOf(edits, way))
    const layer = layerOf(edits)
    if (layer !== null) way = way === null ? layer : composed(way, layer)
    text = applyEdits(text, edits)
    return true
  }

  const wordTest = (): WordTest | null => {
    const words = model()
    if (words === null) return null
    const simplify = simplifierFor(detect(text), converter)
    return (characters) =>
      words.isWord(String.fromCharCode(...Array.from(characters, (one) => simplify(one.charCodeAt(0)))))
  }
  const unwrapping: Transform = (wrapped) => unwrap(wrapped, knowledge.layout, wordTest)
  const spacing: Transform = (spaced) => letterSpacing(spaced, knowledge.layout.numerals, model)
  const shift: Transform = (damaged) =>
    shiftRepairs(damaged, knowledge, { readings: tools.readings, model, script: detect, converter })
  function pass(): Script {
    for (let round = 0; round < ROUNDS && run(shift); round++);
    // by the widths that were wrapped: before references and readings go and marks get narrow
    run(unwrapping)
    run(tools.references)
    run(tools.fold)
    for (let round = 0; round < ROUNDS && run(tools.pinyin); round++);
    const found = detect(text)
    if (found !== 'Hans') for (const transform of tools.traditional(found, converter())) run(transform)
    for (let round = 0; round < ROUNDS && run(unwrapping); round++);
    for (let round = 0; round < ROUNDS && run(spacing); round++);
    return found
  }

  const { marks = [] } = options
  run(() => marks.map((mark) => ({ ...mark, kind: 'markup' })))
  const script = pass()
  // a damaged place may be read only when all else is in simplified characters
  for (let round = 0, before = source; round < ROUNDS && before !== text && mayHoldDamage(text); round++) {
    before = text
    pass()
  }
  const repairs = Object.fromEntries([...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { text, script, repairs, doubtful: doubtful.toSorted((a, b) => a.start - b.start), map: offsetMap(way) }
}

/** Cheap and often right: marks that a damaged place begins with. */
function mayHoldDamage(text: string): boolean {
  return text.includes('?') || text.includes('\uFFFD')
}

function doubtfulOf(edits: readonly Edit[], way: Layer | null): DoubtfulRepair[] {
  if (edits.every(({ tier }) => tier === undefined)) return []
  const map = offsetMap(way)
  return edits.flatMap(({ start, end, text, kind, tier, margin }) =>
    tier === undefined ? [] : [{ ...map.toSource({ start, end }), kind, tier, text, margin: margin ?? null }],
  )
}

function modelOf(statistics: (() => LanguageStatistics) | undefined): LanguageModel | null {
  if (statistics === undefined) return null
  let model = models.get(statistics)
  if (model === undefined) models.set(statistics, (model = languageModel(statistics())))
  return model
}

function toolsOf(knowledge: RepairKnowledge): Tools {
  const known = built.get(knowledge)
  if (known !== undefined) return known
  const script = scriptTools(knowledge.script)
  const readings = readingsOf(knowledge.pinyin)
  let vocabulary: Transform | undefined
  const tools: Tools = {
    readings,
    script,
    references: referenceTransform(knowledge.references),
    fold: foldTransform(knowledge.fold),
    pinyin: pinyinTransform(knowledge.pinyin, readings, script.isTraditional),
    traditional(found, converter) {
      vocabulary ??= vocabularyTransform(knowledge.vocabularies)
      return [script.transform(found, converter), vocabulary]
    },
  }
  built.set(knowledge, tools)
  return tools
}
