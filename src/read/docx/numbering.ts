import type { ListNumbers } from '../../core/list-numbers.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { formatNumber } from './list-number.ts'
import { type ListReference, type Style, type Styles, switchOf, valueOf } from './styles.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1` stands for the number of the outermost level. */
  readonly pattern: string
  readonly suffix: string
  /** How many of the outer levels begin this one anew; undefined = all. */
  readonly restart: number | undefined
  /** All numbers of the label are decimal. */
  readonly legal: boolean
  /** The paragraph style that is this level. */
  readonly style: string | undefined
}

interface List {
  /** Lists of one definition count on together. */
  readonly definition: string
  readonly levels: readonly Level[]
  /** Level → where this list begins counting, instead of going on. */
  readonly starts: ReadonlyMap<number, number>
}

/** Counts the lists of a document; to be asked for each paragraph in order. */
export interface ListCounter {
  /** The number of a paragraph as it is shown, with what parts it from the text; '' when it has none. */
  label(own: ListReference | undefined, style: Style): string
}

const LEVELS = 9
const BULLET = '\u2022'
const PRIVATE_USE = /\p{Co}/u
/** Marks that need no space behind them: ideographic and full-width ones. */
const FULL_WIDTH_END = /[\u3000-\u303F\uFF00-\uFF60\p{Script=Han}]$/u
const UNKNOWN_LEVEL: Level = {
  start: 1,
  format: 'none',
  pattern: '',
  suffix: 'nothing',
  restart: undefined,
  legal: false,
  style: undefined,
}

export function createListCounter(part: XmlElement | undefined, styles: Styles, systems: ListNumbers): ListCounter {
  const lists = readLists(part, styles)
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  function count(id: string, list: List, level: number): readonly (number | undefined)[] {
    const numbers = counts.get(list.definition) ?? Array<number | undefined>(LEVELS).fill(undefined)
    counts.set(list.definition, numbers)
    const start = list.starts.get(level)
    const anew = start !== undefined && !begun.has(`${id} ${level}`)
    begun.add(`${id} ${level}`)
    const before = numbers[level]
    if (anew) numbers[level] = start
    else numbers[level] = before === undefined ? (start ?? list.levels[level]?.start ?? 1) : before + 1
    for (let deeper = level + 1; deeper < LEVELS; deeper++) {
      if (level < (list.levels[deeper]?.restart ?? deeper)) numbers[deeper] = undefined
    }
    return numbers
  }

  return {
    label(own, style) {
      const id = own?.list === undefined ? style.list?.list : own.list
      const list = id == null ? undefined : lists.get(id)
      if (id == null || list === undefined) return ''
      const ofStyle = list.levels.findIndex((level) => level.style !== undefined && level.style === style.id)
      const inherited = ofStyle >= 0 ? ofStyle : style.list?.level
      const depth = Math.min(LEVELS - 1, Math.max(0, own?.level ?? inherited ?? 0))
      const level = list.levels[depth] ?? UNKNOWN_LEVEL
      const numbers = count(id, list, depth)
      if (level.format === 'bullet') return `${PRIVATE_USE.test(level.pattern) ? BULLET : level.pattern} `
      const text = level.pattern.replaceAll(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const { start, format } = list.levels[at] ?? UNKNOWN_LEVEL
        return formatNumber(numbers[at] ?? start, level.legal ? 'decimal' : format, systems)
      })
      return text === '' || level.suffix === 'nothing' || FULL_WIDTH_END.test(text) ? text : `${text} `
    },
  }
}

function readLists(part: XmlElement | undefined, styles: Styles): ReadonlyMap<string, List> {
  const definitions = new Map(
    childrenOf(part, 'w:abstractNum').map((element) => [element.attributes['w:abstractNumId'] ?? '', element]),
  )
  const elements = new Map(childrenOf(part, 'w:num').map((element) => [element.attributes['w:numId'] ?? '', element]))

  /** A definition may stand in a list style, which names a list that has it. */
  function definitionOf(element: XmlElement): string {
    const id = valueOf(element, 'w:abstractNumId') ?? ''
    const linked = valueOf(definitions.get(id), 'w:numStyleLink')
    const other = elements.get(linked === undefined ? '' : (styles.of(linked).list?.list ?? ''))
    return other === undefined ? id : (valueOf(other, 'w:abstractNumId') ?? id)
  }

  return new Map(
    [...elements].map(([id, element]) => {
      const definition = definitionOf(element)
      const levels: Level[] = []
      const starts = new Map<number, number>()
      for (const level of childrenOf(definitions.get(definition), 'w:lvl')) levels[indexOf(level)] = readLevel(level)
      for (const override of childrenOf(element, 'w:lvlOverride')) {
        const start = valueOf(override, 'w:startOverride')
        const level = childOf(override, 'w:lvl')
        if (level !== undefined) levels[indexOf(override)] = readLevel(level)
        if (start !== undefined) starts.set(indexOf(override), wholeNumber(start, 1))
      }
      return [id, { definition, levels, starts }]
    }),
  )
}

function readLevel(element: XmlElement): Level {
  const restart = valueOf(element, 'w:lvlRestart')
  const plain = childOf(childOf(element, 'mc:AlternateContent'), 'mc:Fallback')
  return {
    start: wholeNumber(valueOf(element, 'w:start'), 1),
    format: valueOf(element, 'w:numFmt') ?? valueOf(plain, 'w:numFmt') ?? 'decimal',
    pattern: valueOf(element, 'w:lvlText') ?? '',
    suffix: valueOf(element, 'w:suff') ?? 'tab',
    restart: restart === undefined ? undefined : wholeNumber(restart, 0),
    legal: switchOf(element, 'w:isLgl') ?? false,
    style: valueOf(element, 'w:pStyle'),
  }
}

function indexOf(level: XmlElement): number {
  return Math.min(LEVELS - 1, wholeNumber(level.attributes['w:ilvl'], 0))
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : otherwise
}
