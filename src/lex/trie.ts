/** A set of strings for longest-match lookup at a position of a text. */
export interface Trie {
  /** Length of the longest entry that stands at `at`, or 0. */
  longest(text: string, at: number, end: number): number
  /** Whether an entry begins with this UTF-16 code unit. */
  begins(unit: number): boolean
}

interface Node {
  final: boolean
  /** Entries that go on behind it. */
  readonly longer: string[]
  /** The same sorted by their next unit; made when a text comes so far, which few nodes see. */
  next: ReadonlyMap<number, Node> | null
}

const UNITS = 0x10000
const NOTHING: ReadonlyMap<number, Node> = new Map()

/** Builds a trie; lookup costs one map access per character of the longest partial match, and none where nothing begins. */
export function buildTrie(entries: Iterable<string>): Trie {
  const root: Node = { final: false, longer: [...entries], next: null }
  /** UTF-16 code unit → 1 where an entry begins with it. */
  const first = new Uint8Array(UNITS)
  for (const entry of root.longer) if (entry !== '') first[entry.charCodeAt(0)] = 1
  return {
    longest(text, at, end) {
      if (at >= end || first[text.charCodeAt(at)] !== 1) return 0
      let node: Node | undefined = root
      let best = 0
      for (let i = at; i < end; i++) {
        node = (node.next ?? sorted(node, i - at)).get(text.charCodeAt(i))
        if (node === undefined) break
        if (node.final) best = i + 1 - at
      }
      return best
    },
    begins: (unit) => first[unit] === 1,
  }
}

/** What comes behind a node that is so many units from the root. */
function sorted(node: Node, depth: number): ReadonlyMap<number, Node> {
  if (node.longer.length === 0) return (node.next = NOTHING)
  const next = new Map<number, Node>()
  for (const entry of node.longer) {
    const unit = entry.charCodeAt(depth)
    let child = next.get(unit)
    if (child === undefined) next.set(unit, (child = { final: false, longer: [], next: null }))
    if (entry.length === depth + 1) child.final = true
    else child.longer.push(entry)
  }
  return (node.next = next)
}
