import type { RepairKnowledge } from '../core/repair.ts'
import type { NormalizedText, Script } from '../core/text.ts'
import type { Converter } from './converter.ts'
import { loadConverter } from './converter.ts'
import { applyEdits, countEdits } from './edits.ts'
import { foldTransform } from './fold.ts'
import { composeLayers, layerOf } from './offset-map.ts'
import type { Layer } from './offset-map.ts'
import { pinyinTransform } from './pinyin.ts'
import { scriptTools } from './script.ts'
import type { Transform } from './transform.ts'
import { vocabularyTransform } from './vocabulary.ts'

interface NormalizeOptions {
  /** Supplies the conversion dictionary; called for traditional texts only. */
  readonly converter?: () => Converter
  /** Takes the script as known instead of finding it out: for an excerpt too short to show it. */
  readonly script?: Script
}

/** The transforms in their order, built once for a ruleset. Repairs of damaged bytes belong in front of `always`. */
interface Transforms {
  readonly always: readonly Transform[]
  detect(text: string): Script
  traditional(script: Script, converter: Converter): readonly Transform[]
}

const built = new WeakMap<RepairKnowledge, Transforms>()

/**
 * Source text → the text the later stages work on: folded, without readings in brackets, simplified. A text that is
 * simplified already is folded and stripped, nothing else. Idempotent.
 */
export function normalize(source: string, knowledge: RepairKnowledge, options: NormalizeOptions = {}): NormalizedText {
  const transforms = transformsOf(knowledge)
  const tally = new Map<string, number>()
  const layers: Layer[] = []
  let text = source

  function run(transform: Transform): void {
    const edits = transform(text)
    if (edits.length === 0) return
    countEdits(edits, tally)
    const layer = layerOf(edits)
    if (layer !== null) layers.push(layer)
    text = applyEdits(text, edits)
  }

  for (const transform of transforms.always) run(transform)
  const script = options.script ?? transforms.detect(text)
  if (script !== 'Hans') {
    const converter = (options.converter ?? loadConverter)()
    for (const transform of transforms.traditional(script, converter)) run(transform)
  }
  const repairs = Object.fromEntries([...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { text, script, repairs, map: composeLayers(layers) }
}

function transformsOf(knowledge: RepairKnowledge): Transforms {
  const known = built.get(knowledge)
  if (known !== undefined) return known
  const script = scriptTools(knowledge.script)
  let vocabulary: Transform | undefined
  const transforms: Transforms = {
    always: [foldTransform(knowledge.fold), pinyinTransform(knowledge.pinyin)],
    detect: script.detect,
    traditional(found, converter) {
      vocabulary ??= vocabularyTransform(knowledge.vocabulary)
      return [script.transform(found, converter), vocabulary]
    },
  }
  built.set(knowledge, transforms)
  return transforms
}
