/** The two-byte half of GBK, both ways; taken from the platform's decoder at the first use. */
export interface Gbk {
  /** The UTF-16 code unit for two bytes, private use for what the standard leaves to users; 0 where there is none. */
  decode(lead: number, trail: number): number
  /** `lead << 8 | trail` of a UTF-16 code unit, 0 when it has no two-byte form. */
  encode(code: number): number
}

const FIRST_LEAD = 0x81
const LAST_LEAD = 0xfe
const FIRST_TRAIL = 0x40
const LAST_TRAIL = 0xfe
/** The one value within the trail bytes that never is one. */
const NO_TRAIL = 0x7f
const NEWLINE = 10

export const ALL_LEADS: readonly number[] = Array.from(
  { length: LAST_LEAD - FIRST_LEAD + 1 },
  (_, index) => FIRST_LEAD + index,
)
export const ALL_TRAILS: readonly number[] = Array.from(
  { length: LAST_TRAIL - FIRST_TRAIL + 1 },
  (_, index) => FIRST_TRAIL + index,
).filter((byte) => byte !== NO_TRAIL)

let loaded: Gbk | undefined

export function gbk(): Gbk {
  loaded ??= readTables()
  return loaded
}

let lost: ReadonlyMap<number, readonly number[]> | undefined

/** Lead byte of private-use characters → those of their trail bytes that can be a lead byte. */
export function lostPairs(): ReadonlyMap<number, readonly number[]> {
  lost ??= new Map(
    ALL_LEADS.map(
      (lead) => [lead, ALL_TRAILS.filter((trail) => isLead(trail) && isPrivate(gbk().decode(lead, trail)))] as const,
    ).filter(([, trails]) => trails.length > 0),
  )
  return lost
}

/** Whether a UTF-16 code unit is for private use. */
export function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff
}

export function isLead(byte: number): boolean {
  return byte >= FIRST_LEAD && byte <= LAST_LEAD
}

export function isTrail(byte: number): boolean {
  return byte >= FIRST_TRAIL && byte <= LAST_TRAIL && byte !== NO_TRAIL
}

function readTables(): Gbk {
  const pairs: number[] = []
  const bytes: number[] = []
  for (const lead of ALL_LEADS) {
    for (const trail of ALL_TRAILS) {
      pairs.push((lead << 8) | trail)
      bytes.push(lead, trail, NEWLINE)
    }
  }
  const decoded = new TextDecoder('gbk').decode(Uint8Array.from(bytes)).split('\n')
  const units = new Uint16Array(0x10000)
  const encoded = new Uint16Array(0x10000)
  pairs.forEach((pair, index) => {
    const character = decoded[index] ?? ''
    if (character.length !== 1 || character === '\uFFFD') return
    units[pair] = character.charCodeAt(0)
    encoded[character.charCodeAt(0)] = pair
  })
  return { decode: (lead, trail) => units[(lead << 8) | trail]!, encode: (code) => encoded[code]! }
}
