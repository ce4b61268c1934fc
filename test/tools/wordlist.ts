/**
 * Counts the words of real policy texts: the full default dictionary segments the shared corpus and seeds, and every Chinese
 * word found but those of `left-out.txt` goes into `rules/segmenter/words.txt`, from which the build prunes the dictionary. Run by `npm run wordlist`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Converter } from 'opencc-js/t2cn'

interface InstalledSegmenter {
  readonly DEFAULT_DICT: string
  cut(text: string, model: boolean): string[]
}

/** A dictionary word counts from its first sighting; one the model glued together must have been seen this often. */
const GLUED_AT_LEAST = 5
/** Share of characters that conversion changes above which a text is traditional. */
const TRADITIONAL_SHARE = 0.01

const SHARED = new URL('../../../shared/', import.meta.url)
const WORDS = new URL('../../rules/segmenter/words.txt', import.meta.url)
const LEFT_OUT = new URL('../../rules/segmenter/left-out.txt', import.meta.url)
const CHINESE = /^\p{Script=Han}+$/u

const require = createRequire(import.meta.url)
const segmenter = require('nodejieba') as InstalledSegmenter
const simplify = Converter({ from: 't', to: 'cn' })

if (!existsSync(SHARED)) {
  console.error('No corpus beside the repository (../shared): the word list stays as it is.')
  process.exit(1)
}
const texts = [...documents('corpus/', /^(?!README).*\.md$/), ...documents('seeds/', /\.txt$/)]
const known = dictionaryWords()
const leftOut = new Set(readFileSync(LEFT_OUT, 'utf8').split(/\r?\n/))
const rows = [...countWords(texts)]
  .filter(([word]) => !leftOut.has(word))
  .filter(([word, count]) => known.has(word) || count >= GLUED_AT_LEAST)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
const glued = rows.filter(([word]) => !known.has(word)).length
mkdirSync(new URL('.', WORDS), { recursive: true })
writeFileSync(
  WORDS,
  `# Words of ${texts.length} public policy texts and how often each was seen; made by npm run wordlist.\n` +
    rows.map(([word, count]) => `${word} ${count}\n`).join(''),
)
console.log(`${rows.length} words, ${glued} of them not in the default dictionary, from ${texts.length} texts`)

function documents(folder: string, name: RegExp): string[] {
  const root = new URL(folder, SHARED)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted()
    .map((path) => toSimplified(readFileSync(path, 'utf8').toWellFormed()))
}

function toSimplified(text: string): string {
  const converted = simplify(text)
  let changed = 0
  for (let i = 0; i < text.length; i++) if (text[i] !== converted[i]) changed++
  return changed > text.length * TRADITIONAL_SHARE ? converted : text
}

function countWords(sources: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of sources) {
    for (const line of text.split(/\r?\n/)) {
      for (const word of segmenter.cut(line, true)) {
        if (CHINESE.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
      }
    }
  }
  return counts
}

function dictionaryWords(): Set<string> {
  const lines = readFileSync(segmenter.DEFAULT_DICT, 'utf8').split('\n')
  return new Set(lines.map((line) => line.slice(0, line.indexOf(' '))))
}
