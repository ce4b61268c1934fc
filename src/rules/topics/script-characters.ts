import { ConverterFactory, Locale, type DictGroup } from 'opencc-js/t2cn'

/** What the conversion dictionary tells about scripts; computed when rules are compiled. */
export interface ScriptDictionary {
  /** Characters that only a traditional text contains, but for those in `outcomes`. */
  traditional(outcomes: readonly string[]): string
  /** Characters that only a simplified text contains. */
  simplified(): string
  /** Converts a word to simplified script. */
  simplify(word: string): string
}

/**
 * Reads OpenCC's `t → cn` dictionary against the two old national character sets: what GB 2312 lacks is not everyday
 * simplified, what Big5 lacks is not everyday traditional. A character that some conversion yields (or some rule of
 * ours, see `outcomes`) never counts as traditional: so a converted text has none, and is left alone the second time.
 */
export function scriptDictionary(): ScriptDictionary {
  const groups = Locale.to['cn'] as readonly DictGroup[]
  const entries = groups.flat().flatMap(entriesOf)
  const everydaySimplified = charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe])
  const everydayTraditional = charactersOf('big5', [0xa4, 0xf9], [0x40, 0xfe])
  const changed = entries.filter(([from, into]) => from.length === 1 && from !== into)

  return {
    traditional(outcomes) {
      const yielded = new Set([...entries.map(([, into]) => into), ...outcomes].join(''))
      return joined(changed.map(([from]) => from).filter((from) => !yielded.has(from) && !everydaySimplified.has(from)))
    },
    simplified() {
      const yielded = changed.flatMap(([, into]) => [...into])
      return joined(yielded.filter((one) => everydaySimplified.has(one) && !everydayTraditional.has(one)))
    },
    simplify: ConverterFactory(groups),
  }
}

function entriesOf(dictionary: string | readonly (readonly [string, string])[]): (readonly [string, string])[] {
  if (typeof dictionary !== 'string') return [...dictionary]
  return dictionary.split('|').map((line) => {
    const [from = '', into = ''] = line.split(' ')
    return [from, into]
  })
}

function joined(characters: readonly string[]): string {
  return [...new Set(characters)].toSorted().join('')
}

/** The ideographs of a two-byte encoding between the given lead and trail bytes. */
function charactersOf(encoding: string, leads: [number, number], trails: [number, number]): Set<string> {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = trails[0]; trail <= trails[1]; trail++) bytes.push(lead, trail)
  }
  return new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)).match(/\p{Script=Han}/gu))
}
