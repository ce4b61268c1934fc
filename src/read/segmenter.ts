import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { TagTable } from '../core/tag-table.ts'
import type { WordGroups } from '../core/word-groups.ts'
import { relevantWords } from './relevant-words.ts'
import { readJsonResource, readManifest, readResource, resourcePath } from './resources.ts'

/** Well-formed text of moderate length → its words; joined they are the text. */
export interface NativeCutter {
  (text: string): string[]
  /** Tells the text of which parts are cut next; while there is but one, only the words it can have are loaded. */
  expect(text: string): void
}

interface Native {
  load(files: Readonly<Record<string, string>>): void
  cut(text: string, model: boolean): string[]
  insertWord(word: string): boolean
}

/** What the native segmenter wants to be told → file below `dist/`. */
const FILES = {
  dict: 'dict/jieba.dict.utf8',
  hmmDict: 'dict/hmm_model.utf8',
  userDict: 'dict/user.dict.utf8',
  idfDict: 'dict/idf.utf8',
  stopWordDict: 'dict/stop_words.utf8',
} as const

const CHINESE = /^\p{Script=Han}{2,32}$/u

/** Longest text, in UTF-16 code units, for which the words it can have are looked out. */
const SHORT = 50_000
const GROUPS = 'dict/groups.json'

const require = createRequire(import.meta.url)

/** The native segmenter is one for the process: loading again replaces what it knows. */
let native: Native | undefined
/** What it has loaded: all words, those of one text, or nothing. */
let knows: 'all' | { readonly text: string } | null = null

/**
 * The native segmenter with the project's dictionary, which is loaded when something is cut and then shared by the whole
 * process. Every file is checked first: a bad one would end the process, not throw.
 * @param words words of the user's own rules, to be kept whole from now on
 * @throws XinjijianError `not-built`, `installation-damaged`, `segmenter-missing`, `segmenter-path`
 */
export function loadCutter(words: Iterable<string> = []): NativeCutter {
  const segmenter = (native ??= prepare())
  for (const word of words) {
    if (!CHINESE.test(word)) continue
    loadAll(segmenter)
    if (segmenter.cut(word, true).length > 1) segmenter.insertWord(word)
  }
  const expect = (text: string): void => {
    if (knows === 'all' || knows?.text === text) return
    if (knows !== null || text.length > SHORT || !loadFor(segmenter, text)) loadAll(segmenter)
  }
  const cut = (text: string): string[] => {
    if (knows === null) loadAll(segmenter)
    return segmenter.cut(text, true)
  }
  return Object.assign(cut, { expect })
}

/** The part-of-speech table of the dictionary. Errors as {@link loadCutter}. */
export function readTagTable(): TagTable {
  return readJsonResource('dict/pos.json', readManifest()) as TagTable
}

function prepare(): Native {
  const manifest = readManifest()
  for (const name of Object.values(FILES)) readResource(name, manifest)
  refuseSeparators(resourcePath(FILES.userDict))
  try {
    return require('nodejieba') as Native
  } catch (cause) {
    const hint = 'its install script did not run or failed: npm rebuild nodejieba'
    throw new XinjijianError('segmenter-missing', 'the word segmenter nodejieba is not installed', { hint, cause })
  }
}

function loadAll(segmenter: Native): void {
  if (knows === 'all') return
  segmenter.load(paths())
  knows = 'all'
}

/**
 * Loads the words that one text can have: it is cut as with all of them, in a third of the time. False when the list
 * cannot be handed over.
 */
function loadFor(segmenter: Native, text: string): boolean {
  const manifest = readManifest()
  const groups = readJsonResource(GROUPS, manifest) as WordGroups
  const words = relevantWords(text, readResource(FILES.userDict, manifest), groups)
  return withTemporaryFile(words, (userDict) => {
    if (SEPARATORS.test(userDict)) return false
    segmenter.load({ ...paths(), userDict })
    knows = { text }
    return true
  })
}

function paths(): Record<string, string> {
  return Object.fromEntries(Object.entries(FILES).map(([role, name]) => [role, resourcePath(name)]))
}

/** False when no file can be written. */
function withTemporaryFile(text: string, use: (path: string) => boolean): boolean {
  let folder: string
  try {
    folder = mkdtempSync(join(tmpdir(), 'xinjijian-'))
  } catch {
    return false
  }
  try {
    const path = join(folder, 'words.utf8')
    writeFileSync(path, text)
    return use(path)
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const SEPARATORS = /[|;]/

/** The native side takes a list of user dictionaries and would look for the halves of such a path. */
function refuseSeparators(path: string): void {
  if (!SEPARATORS.test(path)) return
  const hint = 'install the package in a folder without | and ; in its path'
  throw new XinjijianError('segmenter-path', 'the word segmenter cannot read from this folder', { hint, path })
}
