import { createRequire } from 'node:module'

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
