/** What follows an atom: `?`, `*`, `+` or `{2,5}`. */
const QUANTIFIER = /[?*+]|\{(?<least>\d{1,6})(?<range>,(?<most>\d{0,6}))?\}/uy
/** What a group begins with besides its bracket. */
const GROUP = /\(\?(?:[:=!]|<[=!]|<[^>]{1,40}>)|\(/uy
/** One character, an escape or a class. */
const ATOM = /\\p\{[^}]{0,40}\}|\\u\{[^}]{0,10}\}|\\.|\[(?:\\.|[^\]\\])*\]|[^()|]/suy
/** Stands for repetition without a bound. */
const ENDLESS = 1000
const MOST = 1e15

/**
 * In how many ways a regular expression may divide what it matches among its repetitions: the most steps back that the
 * engine can be brought to take from one place. Repetitions beside each other multiply, a repetition in a repetition is a
 * power. An upper bound: it does not see that neighbours exclude each other.
 * @param source of an expression that compiles
 */
export function waysOf(source: string): number {
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at = pattern.lastIndex
    return found
  }

  function alternatives(): number {
    let most = 1
    for (;;) {
      most = Math.max(most, sequence())
      if (source[at] !== '|') return most
      at++
    }
  }

  function sequence(): number {
    let ways = 1
    while (at < source.length && source[at] !== '|' && source[at] !== ')') ways = Math.min(MOST, ways * repeated())
    return ways
  }

  function repeated(): number {
    let inner = 1
    if (take(GROUP) !== null) {
      inner = alternatives()
      at++
    } else if (take(ATOM) === null) at++
    const found = take(QUANTIFIER)
    if (found === null) return inner
    if (source[at] === '?') at++
    const { least, range, most } = found.groups ?? {}
    const lowest = least === undefined ? (found[0] === '+' ? 1 : 0) : Number(least)
    const open = found[0] === '?' ? 1 : ENDLESS
    const highest = least === undefined ? open : range === undefined ? lowest : most === '' ? ENDLESS : Number(most)
    const times = Math.max(1, highest - lowest + 1)
    return Math.min(MOST, inner > 1 && highest > 1 ? inner ** highest : times * inner)
  }

  return alternatives()
}
