/**
 * Character maps that PDF programs refer to by name instead of embedding them. Theirs lead to glyph numbers, and from
 * there to characters; ours take the number of the character for the glyph number, so that the second step is none.
 * That serves reading, not drawing.
 */

/** Names of maps whose codes are those of an encoding. */
const ENCODINGS: readonly (readonly [name: RegExp, encoding: string])[] = [
  [/^GB(?:K|Kp|K2K|pc)?-(?:EUC-)?[HV]$/, 'gbk'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, 'big5'],
]
/** Names of maps whose codes are UTF-16. */
const UNICODE = /^Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)-[HV]$/
/** Names of maps that lead from glyph numbers to characters. */
const COLLECTION = /^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/

const FIRST_LEAD = 0x81
const LAST_LEAD = 0xfe
const FIRST_TRAIL = 0x40

/** The source of a map, or null for one that is not known. */
export function characterMap(name: string): string | null {
  const all = section('codespacerange', ['<0000> <FFFF>'])
  if (UNICODE.test(name)) return program(name, all + section('cidrange', ['<0000> <FFFF> 0']))
  if (COLLECTION.test(name)) return program(name, all + section('bfrange', ['<0000> <FFFF> <0000>']))
  const encoding = ENCODINGS.find(([pattern]) => pattern.test(name))?.[1]
  if (encoding === undefined) return null
  const spaces = section('codespacerange', ['<00> <80>', '<8140> <FEFE>'])
  const single = section('cidrange', ['<20> <7E> 32'])
  return program(name, spaces + single + section('cidchar', doubleBytes(encoding)))
}

function doubleBytes(encoding: string): string[] {
  const decoder = new TextDecoder(encoding)
  const lines: string[] = []
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_LEAD; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length !== 1 || character === '\uFFFD') continue
      lines.push(`<${((lead << 8) | trail).toString(16)}> ${character.charCodeAt(0)}`)
    }
  }
  return lines
}

function section(what: string, lines: readonly string[]): string {
  return `${lines.length} begin${what}\n${lines.join('\n')}\nend${what}\n`
}

function program(name: string, sections: string): string {
  return `begincmap\n/CMapName /${name} def\n${sections}endcmap\n`
}
