import { childOf, childrenOf, type XmlElement } from '../xml.ts'

/** Which list a paragraph belongs to. */
export interface ListReference {
  /** Null where a list is switched off; undefined where only the level is named. */
  readonly list: string | null | undefined
  /** 0 = outermost; undefined where only the list is named. */
  readonly level: number | undefined
}

/** What a paragraph or run inherits from its style. */
export interface Style {
  readonly id: string
  /** Lower case. */
  readonly name: string
  /** 0 = highest; 9 = body text. */
  readonly outlineLevel: number | undefined
  readonly list: ListReference | undefined
  readonly hidden: boolean | undefined
}

export interface Styles {
  /** The style of that id with all it is based on; that of ordinary paragraphs for undefined. */
  of(id: string | undefined): Style
}

const NONE: Style = { id: '', name: '', outlineLevel: undefined, list: undefined, hidden: undefined }
/** Styles based on each other in a longer row (or a circle) are a mistake. */
const LONGEST_ROW = 32

export function readStyles(part: XmlElement | undefined): Styles {
  const elements = childrenOf(part, 'w:style')
  const byId = new Map(elements.map((element) => [element.attributes['w:styleId'] ?? '', element]))
  const usual = elements.find(
    ({ attributes }) => attributes['w:type'] === 'paragraph' && isOn(attributes['w:default'] ?? 'false'),
  )
  const known = new Map<string, Style>()

  function resolve(id: string, left: number): Style {
    const element = byId.get(id)
    if (element === undefined || left === 0) return NONE
    const before = known.get(id)
    if (before !== undefined) return before
    const base = valueOf(element, 'w:basedOn')
    const inherited = base === undefined ? NONE : resolve(base, left - 1)
    const style: Style = {
      id,
      name: (valueOf(element, 'w:name') ?? '').toLowerCase(),
      outlineLevel: outlineLevel(childOf(element, 'w:pPr')) ?? inherited.outlineLevel,
      list: listReference(childOf(element, 'w:pPr')) ?? inherited.list,
      hidden: isHidden(childOf(element, 'w:rPr')) ?? inherited.hidden,
    }
    known.set(id, style)
    return style
  }

  return { of: (id) => resolve(id ?? usual?.attributes['w:styleId'] ?? '', LONGEST_ROW) }
}

/** The `w:val` of a child. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val']
}

/** Is a switch like `<w:vanish/>` on? Undefined when it is not there. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | undefined {
  const found = childOf(element, name)
  return found && isOn(found.attributes['w:val'] ?? 'true')
}

/** `0` = highest heading; undefined when the properties do not say. */
export function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const value = valueOf(properties, 'w:outlineLvl')
  return value !== undefined && /^\d$/.test(value) ? Number(value) : undefined
}

export function listReference(properties: XmlElement | undefined): ListReference | undefined {
  const numbering = childOf(properties, 'w:numPr')
  if (numbering === undefined) return undefined
  const list = valueOf(numbering, 'w:numId')
  const level = Number(valueOf(numbering, 'w:ilvl') ?? Number.NaN)
  return { list: list === '0' ? null : list, level: Number.isInteger(level) ? level : undefined }
}

export function isHidden(properties: XmlElement | undefined): boolean | undefined {
  return switchOf(properties, 'w:vanish')
}

function isOn(value: string): boolean {
  return !['0', 'false', 'off'].includes(value)
}
