import { createRequire } from 'node:module'
import type { Script } from '../core/text.ts'
import { isHan } from './han.ts'

/** A traditional-to-simplified dictionary. */
export interface Converter {
  /** The longest entry that starts at `at`: where it ends and what it becomes. */
  matchPrefix(text: string, at: number): { readonly end: number; readonly value: string } | null
}

const require = createRequire(import.meta.url)
let loaded: Converter | undefined

/**
 * OpenCC's `t → cn` dictionary, read at the first call (some 20 ms). Its own `convert` returns text without positions,
 * so the callers walk the dictionary themselves.
 */
export function loadConverter(): Converter {
  loaded ??= readDictionary()
  return loaded
}

function readDictionary(): Converter {
  const { Locale, Trie } = require('opencc-js/t2cn') as typeof import('opencc-js/t2cn')
  const trie = new Trie()
  trie.loadDictGroup(Locale.to['cn']![0])
  return trie
}

/** Simplifies single characters (UTF-16 code units) of a text in that script. */
export function simplifierFor(script: Script, converter: () => Converter): (code: number) => number {
  if (script === 'Hans') return (code) => code
  const known = new Map<number, number>()
  return (code) => {
    let simple = known.get(code)
    if (simple !== undefined) return simple
    const character = String.fromCharCode(code)
    simple = isHan(code) ? (converter().matchPrefix(character, 0)?.value ?? character).charCodeAt(0) : code
    known.set(code, simple)
    return simple
  }
}
