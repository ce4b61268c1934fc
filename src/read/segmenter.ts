import { createRequire } from 'node:module'
import { XinjijianError } from '../core/errors.ts'
import type { TagTable } from '../core/tag-table.ts'
import { readJsonResource, readManifest, readResource, resourcePath } from './resources.ts'

/** Well-formed text of moderate length → its words; joined they are the text. */
export type NativeCutter = (text: string) => string[]

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

const require = createRequire(import.meta.url)
let native: Native | undefined

/**
 * The native segmenter with the project's dictionary, loaded at the first call and then shared by the whole process
 * (an instance is never freed). Every file is checked first: a bad one would end the process, not throw.
 * @param words words of the user's own rules, to be kept whole from now on
 * @throws XinjijianError `not-built`, `installation-damaged`, `segmenter-missing`, `segmenter-path`
 */
export function loadCutter(words: Iterable<string> = []): NativeCutter {
  const segmenter = (native ??= load())
  for (const word of words) {
    if (CHINESE.test(word) && segmenter.cut(word, true).length > 1) segmenter.insertWord(word)
  }
  return (text) => segmenter.cut(text, true)
}

/** The part-of-speech table of the dictionary. Errors as {@link loadCutter}. */
export function readTagTable(): TagTable {
  return readJsonResource('dict/pos.json', readManifest()) as TagTable
}

function load(): Native {
  const manifest = readManifest()
  for (const name of Object.values(FILES)) readResource(name, manifest)
  const paths = Object.fromEntries(Object.entries(FILES).map(([role, name]) => [role, resourcePath(name)]))
  refuseSeparators(paths.userDict ?? '')
  try {
    const segmenter = require('nodejieba') as Native
    segmenter.load(paths)
    return segmenter
  } catch (cause) {
    const hint = 'its install script did not run or failed: npm rebuild nodejieba'
    throw new XinjijianError('segmenter-missing', 'the word segmenter nodejieba is not installed', { hint, cause })
  }
}

/** The native side takes a list of user dictionaries and would look for the halves of such a path. */
function refuseSeparators(path: string): void {
  if (!/[|;]/.test(path)) return
  const hint = 'install the package in a folder without | and ; in its path'
  throw new XinjijianError('segmenter-path', 'the word segmenter cannot read from this folder', { hint, path })
}
