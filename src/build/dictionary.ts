/** Composes the segmenter's dictionary files from our word statistic, the installed package's dictionary and the project's words. */
import { FIRST_CODE, type TagTable } from '../core/tag-table.ts'
import { UNKNOWN } from '../lex/part-of-speech.ts'
import { indexCharacters, indexModel, indexWords } from './dictionary-index.ts'
import { frequencyToStayWhole } from './frequency.ts'

/** A line of the package's dictionary. */
export interface DictionaryWord {
  readonly frequency: number
  /** Part-of-speech tag as the package writes it: `n`, `v`, `ns`, `uj` … */
  readonly tag: string
}

export interface DictionaryInput {
  /** Word → how often the corpus has it. */
  readonly seen: ReadonlyMap<string, number>
  readonly installed: ReadonlyMap<string, DictionaryWord>
  /** Words of the rules; those that are not wholly Chinese are left out, the lexer reads them by characters. */
  readonly project: Iterable<string>
  /** Text of the package's hidden Markov model. */
  readonly model: string
}

/** File name → content: the files the segmenter loads, indexes of those that take long, and the part-of-speech table. */
export type DictionaryFiles = Readonly<Record<Indexed | 'idf.utf8' | 'stop_words.utf8', string>> &
  Readonly<Record<`${Indexed}.index` | typeof TAGS, Uint8Array>>
type Indexed = 'jieba.dict.utf8' | 'user.dict.utf8' | 'hmm_model.utf8'

/** Read in UTF-16. */
const TAGS = 'pos.utf16.json'

const CHINESE = /^\p{Script=Han}+$/u
/** Conjunctions, particles and pronouns: the model must not glue such a character to its neighbours. */
const NEVER_GLUED = /^(c|r|u[a-z]?)$/
/** Foreign persons' names: rare in plans, and they tear what stands beside them. */
const FOREIGN_NAME = 'nrt'
/** A private-use character that no text has: it carries the frequency of all words left out. */
const FILLER = '\uE000'
/** Decimals kept of the model's logarithms. */
const PRECISION = 3

/**
 * The main file holds single characters only and the user file all longer words, because the package sorts a copy of the
 * main file and not of the user file (a third of its loading time). Single characters in the user file are those that the
 * model leaves alone. The filler keeps the sum of frequencies, hence every word's weight, as in the whole dictionary.
 */
export function composeDictionary({ seen, installed, project, model }: DictionaryInput): DictionaryFiles {
  const projectWords = [...new Set(project)].filter((word) => CHINESE.test(word))
  const alone = new Set(projectWords.filter((word) => !isLong(word)))
  const words = new Map<string, DictionaryWord>()
  for (const word of seen.keys()) {
    const entry = installed.get(word)
    if (!entry || entry.tag === FOREIGN_NAME) continue
    words.set(word, entry)
    if (!isLong(word) && NEVER_GLUED.test(entry.tag)) alone.add(word)
  }
  const total = sum(installed.values())
  const scale = total / [...seen.values()].reduce((all, count) => all + count, 0)
  for (const [word, count] of seen) {
    if (installed.has(word) || !isLong(word) || [...word].some((character) => alone.has(character))) continue
    words.set(word, { frequency: Math.round(count * scale), tag: UNKNOWN })
  }
  for (const word of projectWords) words.set(word, { tag: UNKNOWN, frequency: 1, ...installed.get(word) })
  for (const word of projectWords.filter(isLong)) {
    const { frequency, tag } = words.get(word)!
    words.set(word, { frequency: Math.max(frequency, frequencyToStayWhole(word, words, total)), tag })
  }
  const sorted = [...words].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const single = sorted.filter(([word]) => !isLong(word))
  const rest = Math.max(1, total - sum(single.map(([, entry]) => entry)))
  const characterFile = lines([...single, [FILLER, { frequency: rest, tag: UNKNOWN }]])
  const wordFile = lines(sorted.filter(([word]) => isLong(word) || alone.has(word)))
  const modelFile = pruneModel(model, new Set([...words.keys()].join('')))
  return {
    'jieba.dict.utf8': characterFile,
    'jieba.dict.utf8.index': indexCharacters(characterFile),
    'user.dict.utf8': wordFile,
    'user.dict.utf8.index': indexWords(wordFile),
    'hmm_model.utf8': modelFile,
    'hmm_model.utf8.index': indexModel(modelFile),
    'idf.utf8': `${FILLER} 1\n`,
    'stop_words.utf8': `${FILLER}\n`,
    [TAGS]: Buffer.from(JSON.stringify(tagTable(sorted)), 'utf16le'),
  }
}

/** Parses `word frequency tag` lines as the package ships them; CRLF, tabs and malformed lines do no harm. */
export function parseDictionary(text: string): Map<string, DictionaryWord> {
  const words = new Map<string, DictionaryWord>()
  for (const line of text.split('\n')) {
    const [word, frequency, tag] = line.trim().split(/[ \t]/)
    if (word && tag && Number(frequency) > 0) words.set(word, { frequency: Number(frequency), tag })
  }
  return words
}

/** Parses our `word count` lines; `#` begins a remark. */
export function parseStatistic(text: string): Map<string, number> {
  const seen = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [word, count] = line.trim().split(' ')
    if (word && Number(count) > 0) seen.set(word, Number(count))
  }
  return seen
}

/** Keeps the start and transition lines, and of the four emission lines the characters that our words use. */
function pruneModel(model: string, characters: ReadonlySet<string>): string {
  const rows = model.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith('#'))
  const pruned = rows.map((row, index) => (index < 5 ? row.trim() : pruneEmissions(row, characters)))
  return `${pruned.join('\n')}\n`
}

function pruneEmissions(row: string, characters: ReadonlySet<string>): string {
  return row
    .trim()
    .split(',')
    .map((pair) => pair.split(':') as [string, string])
    .filter(([character]) => characters.has(character))
    .map(([character, weight]) => `${character}:${Number(weight).toFixed(PRECISION)}`)
    .join(',')
}

/** @param words sorted */
function tagTable(words: readonly (readonly [string, DictionaryWord])[]): TagTable {
  const tagged = words.filter(([, { tag }]) => tag !== UNKNOWN)
  const tags = [...new Set(tagged.map(([, { tag }]) => tag))]
  const byLength: Record<number, { words: string; codes: string }> = {}
  for (const [word, { tag }] of tagged) {
    const list = (byLength[word.length] ??= { words: '', codes: '' })
    list.words += word
    list.codes += String.fromCharCode(FIRST_CODE + tags.indexOf(tag))
  }
  return { byLength, tags }
}

function lines(words: Iterable<readonly [string, DictionaryWord]>): string {
  return [...words].map(([word, { frequency, tag }]) => `${word} ${frequency} ${tag}\n`).join('')
}

function sum(words: Iterable<DictionaryWord>): number {
  let total = 0
  for (const { frequency } of words) total += frequency
  return total
}

/** More than one code point. */
function isLong(word: string): boolean {
  return word.length > String.fromCodePoint(word.codePointAt(0)!).length
}
