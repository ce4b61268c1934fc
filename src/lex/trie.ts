/** A set of strings for longest-match lookup at a position of a text. */
export interface Trie {
  /** Length of the longest entry that stands at `at`, or 0. */
  longest(text: string, at: number, end: number): number
  /** Whether an entry begins with this UTF-16 code unit. */
  begins(unit: number): boolean
}

interface Node {
  final: boolean
  next: Map<number, Node> | null
}

const UNITS = 0x10000

/** Builds a trie; lookup costs one map access per character of the longest partial match, and none where nothing begins. */
export function buildTrie(entries: Iterable<string>): Trie {
  const root: Node = { final: false, next: null }
  /** UTF-16 code unit → 1 where an entry begins with it. */
  const first = new Uint8Array(UNITS)
  for (const entry of entries) {
    let node = root
    if (entry !== '') first[entry.charCodeAt(0)] = 1
    for (let i = 0; i < entry.length; i++) {
      const unit = entry.charCodeAt(i)
      node.next ??= new Map()
      let child = node.next.get(unit)
      if (child === undefined) {
        child = { final: false, next: null }
        node.next.set(unit, child)
      }
      node = child
    }
    if (node !== root) node.final = true
  }
  return {
    longest(text, at, end) {
      if (at >= end || first[text.charCodeAt(at)] !== 1) return 0
      let node: Node | undefined = root
      let best = 0
      for (let i = at; i < end; i++) {
        node = node.next?.get(text.charCodeAt(i))
        if (node === undefined) break
        if (node.final) best = i + 1 - at
      }
      return best
    },
    begins: (unit) => first[unit] === 1,
  }
}
