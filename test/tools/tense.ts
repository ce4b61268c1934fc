/**
 * `npm run tense [-- --check]`: learns from the shared corpus which words tell a look-back from a promise, prints how well
 * they do on places they were not learnt from, and writes `rules/context/tense.yaml` (not with `--check`).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { partOfSpeech } from '../../src/lex/part-of-speech.ts'
import { readTagTable } from '../../src/read/segmenter.ts'
import { PROJECT } from './cases.ts'
import { trainingTexts } from './tense-corpus.ts'
import { SETTINGS, accuracy, choose, scoreOf, weigh } from './tense-training.ts'
import type { Weighed } from './tense-training.ts'

const FOLDS = 5
/** Lengths of excerpts to try, in paragraphs. */
const RUNS = [1, 2, 4, 8, 1000]
/** Verbs, adverbs, prepositions, conjunctions, particles, pronouns, locatives, adjectives, set phrases; no topics. */
const GENERAL = /^(?:t|v|vd|vi|vq|d|df|p|c|u[a-z]*|r[a-z]*|f|a|ad|y|zg|l)$/
/** Only what acts or happens is worth knowing by its place in the clause. */
const ACTS = /^v[dgiq]?$/
/** Words that the tags call general and that are the subject of their paragraph all the same. */
const TOPICS = /治安|信访|脱贫|退休|廉政|反腐|除恶|污染|审计|巡视|提案|审批|就业|高考|支出|讲话|视察|本级|及其/
const HAN = /^\p{Script=Han}+$/u
/** Classes that say something about tense and nothing about a topic. */
const CLASSES = /^(?:bound\.[a-z.-]+|time\.past|time\.ahead|verb\.reach)$/

const partsOfSpeech = partOfSpeech(readTagTable())

function admits(key: string): boolean {
  const [table, word] = key.split('/') as [string, string | undefined]
  if (word === undefined) return true
  if (table === 'classes') return CLASSES.test(word)
  return HAN.test(word) && !TOPICS.test(word) && (table === 'words' ? GENERAL : ACTS).test(partsOfSpeech(word))
}

const texts = trainingTexts()
if (texts.length === 0) throw new Error('the shared corpus is not here')
const samples = texts.flatMap((text) => text.samples)
const backs = samples.filter(({ back }) => back).length
const size = `${samples.length} paragraphs with quantities (${backs} look back) of ${texts.filter((text) => text.samples.length > 0).length} texts`
console.log(size)

const places = [...new Set(texts.map(({ place }) => place))].toSorted()
const scores = new Map(
  Array.from({ length: FOLDS }, (_, fold) => {
    const held = new Set(places.filter((_place, index) => index % FOLDS === fold))
    const rest = texts.filter(({ place }) => !held.has(place))
    const learnt = weigh(
      rest.flatMap((text) => text.samples),
      choose(rest, admits),
    )
    return texts
      .filter(({ place }) => held.has(place))
      .map((text) => [text, text.samples.map((sample) => scoreOf(sample, learnt))] as const)
  }).flat(),
)
for (const length of RUNS) {
  const share = accuracy(
    texts,
    texts.map((text) => scores.get(text) ?? []),
    length,
  )
  console.log(`told right in runs of ${length} paragraphs: ${(100 * share).toFixed(1)}%`)
}

if (!process.argv.includes('--check')) {
  const keys = choose(texts, admits)
  writeFileSync(join(PROJECT, 'rules/context/tense.yaml'), ruleFile(weigh(samples, keys)))
  console.log(`${keys.length} weights written`)
}

function ruleFile({ prior, weights }: Weighed): string {
  const { opening, cap, cues, switch: costs } = SETTINGS
  const table = (name: string): string[] => {
    const own = [...weights].filter(([key, weight]) => key.startsWith(`${name}/`) && weight !== 0)
    const rows = own.map(([key, weight]) => ({ word: key.slice(name.length + 1), weight }))
    const sorted = rows.toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    return [`  ${name}:`, ...sorted.map(({ word, weight }) => `    ${word}: ${weight.toFixed(2)}`)]
  }
  return [
    '# yaml-language-server: $schema=../schema.json',
    '# Written by `npm run tense`; do not edit by hand. Learnt from public government work reports and five-year plans',
    `# (the collection lawtext/gov): ${size}.`,
    'topic: tense',
    'about: Words that tell a look-back (above zero) from a promise (below zero), as log-odds, where no cue says which it is.',
    `prior: ${prior.toFixed(2)}`,
    `opening: ${opening}`,
    `switch: { forward: ${costs.forward}, back: ${costs.back} }`,
    `cues: { own: ${cues.own}, reach: ${cues.reach}, certain: ${cues.certain} }`,
    `cap: ${cap}`,
    'weights:',
    `  decimal: ${(weights.get('decimal') ?? 0).toFixed(2)}`,
    ...['classes', 'words', 'first', 'last'].flatMap(table),
    '',
  ].join('\n')
}
