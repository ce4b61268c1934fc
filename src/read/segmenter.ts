import { createRequire } from 'node:module'
import { endianness } from 'node:os'
import { XinjijianError } from '../core/errors.ts'
import { decodeIndex } from '../core/dictionary-index.ts'
import type { TagTable } from '../core/tag-table.ts'
import { type Dictionary, type Indexed, partFor } from './dictionary-part.ts'
import { createNamelessFile } from './nameless-file.ts'
import { textOfUtf16 } from './quick-text.ts'
import { readJsonResource, readManifest, readResource, resourcePath } from './resources.ts'

/** Well-formed text of moderate length → its words; joined they are the text. `within` is the text whose pieces are cut. */
export type NativeCutter = (text: string, within: string) => string[]

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

/** For the words of a text up to this length a part of the dictionary is loaded; a longer one has use for most of it. */
const LONGEST_FOR_PART = 60_000

const require = createRequire(import.meta.url)
let shared: SharedSegmenter | undefined

/**
 * The native segmenter with the project's dictionary, shared by the whole process (an instance is never freed). It is loaded
 * at the first cut: for the first text only what that text can need, for a second one all. Every file is checked first: a bad
 * one would end the process, not throw.
 * @param words words of the user's own rules, to be kept whole from now on
 * @throws XinjijianError `not-built`, `installation-damaged`, `segmenter-missing`, `segmenter-path`
 */
export function loadCutter(words: Iterable<string> = []): NativeCutter {
  const segmenter = (shared ??= new SharedSegmenter())
  segmenter.keepWhole(words)
  return (text, within) => segmenter.cut(text, within)
}

/** What of the dictionary is loaded. */
type Loaded = 'nothing' | 'all' | { readonly for: string }

class SharedSegmenter {
  readonly #native: Native
  readonly #paths: Readonly<Record<keyof typeof FILES, string>>
  readonly #dictionary: () => Dictionary<Indexed>
  #loaded: Loaded = 'nothing'

  constructor() {
    const manifest = readManifest()
    const bytes = mapFiles((name) => readResource(name, manifest))
    const indexed = (role: 'dict' | 'userDict' | 'hmmDict'): Indexed => ({
      text: bytes[role].toString('latin1'),
      index: decodeIndex(readResource(`${FILES[role]}.index`, manifest), endianness() === 'BE'),
    })
    this.#dictionary = () => ({
      characters: indexed('dict'),
      words: indexed('userDict'),
      model: indexed('hmmDict'),
    })
    this.#paths = mapFiles(resourcePath)
    refuseSeparators(this.#paths.userDict)
    try {
      this.#native = require('nodejieba') as Native
    } catch (cause) {
      const hint = 'its install script did not run or failed: npm rebuild nodejieba'
      throw new XinjijianError('segmenter-missing', 'the word segmenter nodejieba is not installed', { hint, cause })
    }
  }

  keepWhole(words: Iterable<string>): void {
    for (const word of words) {
      if (!CHINESE.test(word)) continue
      this.#loadAll()
      if (this.#native.cut(word, true).length > 1) this.#native.insertWord(word)
    }
  }

  cut(text: string, within: string): string[] {
    if (this.#loaded !== 'all') this.#loadFor(within)
    return this.#native.cut(text, true)
  }

  #loadAll(): void {
    if (this.#loaded === 'all') return
    this.#native.load(this.#paths)
    this.#loaded = 'all'
  }

  #loadFor(text: string): void {
    if (typeof this.#loaded === 'object' && this.#loaded.for === text) return
    const isFirst = this.#loaded === 'nothing'
    if (isFirst && text.length <= LONGEST_FOR_PART && this.#loadPart(text)) this.#loaded = { for: text }
    else this.#loadAll()
  }

  /** False where the part cannot be handed over without leaving a file behind. */
  #loadPart(text: string): boolean {
    const part = partFor(text, this.#dictionary())
    const files = [part.characters, part.words, part.model].map((bytes) =>
      createNamelessFile(Buffer.from(bytes, 'latin1')),
    )
    const [dict, userDict, hmmDict] = files.map((file) => file?.path)
    const isHandedOver = dict !== undefined && userDict !== undefined && hmmDict !== undefined
    if (isHandedOver) this.#native.load({ ...this.#paths, dict, userDict, hmmDict })
    for (const file of files) file?.close()
    return isHandedOver
  }
}

function mapFiles<Value>(use: (name: string) => Value): Record<keyof typeof FILES, Value> {
  return Object.fromEntries(Object.entries(FILES).map(([role, name]) => [role, use(name)])) as Record<
    keyof typeof FILES,
    Value
  >
}

/** The part-of-speech table of the dictionary. Errors as {@link loadCutter}. */
export function readTagTable(): TagTable {
  return readJsonResource('dict/pos.utf16.json', readManifest(), textOfUtf16) as TagTable
}

/** The native side takes a list of user dictionaries and would look for the halves of such a path. */
function refuseSeparators(path: string): void {
  if (!/[|;]/.test(path)) return
  const hint = 'install the package in a folder without | and ; in its path'
  throw new XinjijianError('segmenter-path', 'the word segmenter cannot read from this folder', { hint, path })
}
