import type { XmlElement, XmlNode } from '../xml.ts'
import { childOf, childrenOf } from '../xml.ts'
import { isHidden, type Styles, valueOf } from './styles.ts'

/** What stands in a paragraph. */
export interface Runs {
  readonly text: string
  /** Contents of text boxes anchored in it, in order. */
  readonly boxes: readonly XmlElement[]
  /** Footnotes and endnotes it refers to, in order. */
  readonly notes: readonly NoteReference[]
  /** Text that is marked as deleted. */
  readonly deleted: string
  /** Text that Word does not show. */
  readonly hidden: string
}

export interface NoteReference {
  readonly kind: 'footnotes' | 'endnotes'
  readonly id: string
}

/** Elements around runs that are nothing by themselves. */
const CONTAINERS = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'w:rubyBase',
  'm:oMathPara',
  'm:oMath',
])

const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

const SOFT_HYPHEN = /\u00AD/g
const PRIVATE_USE = /^[\uE000-\uF8FF]$/

/** Takes a paragraph apart: insertions are kept, deletions left out, fields give what they show. */
export function readRuns(paragraph: XmlElement, styles: Styles): Runs {
  const found = { text: '', boxes: [] as XmlElement[], notes: [] as NoteReference[], deleted: '', hidden: '' }
  const all = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) if (typeof node !== 'string') inline(node)
  }

  function inline(element: XmlElement): void {
    const { name, children } = element
    if (name === 'w:r') run(element)
    else if (name === 'w:del') found.deleted += textOf(element, 'w:delText')
    else if (name === 'mc:AlternateContent') alternatives(element, inline)
    else if (name.startsWith('m:') && name !== 'm:oMath' && name !== 'm:oMathPara') {
      found.text += textOf(element, 'm:t')
    } else if (CONTAINERS.has(name)) all(children)
  }

  function run(element: XmlElement): void {
    const properties = childOf(element, 'w:rPr')
    const style = valueOf(properties, 'w:rStyle')
    const hidden = isHidden(properties) ?? (style === undefined ? false : styles.of(style).hidden)
    if (hidden === true) found.hidden += textOf(element, 'w:t')
    else for (const node of element.children) if (typeof node !== 'string') content(node)
  }

  function content(element: XmlElement): void {
    const { name, attributes } = element
    if (name === 'w:t') found.text += textOf(element, 'w:t').replaceAll(SOFT_HYPHEN, '')
    else if (name === 'w:sym') found.text += symbol(attributes['w:char'] ?? '')
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const kind = name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
      found.notes.push({ kind, id: attributes['w:id'] ?? '' })
    } else if (name === 'w:ruby') all(element.children)
    else if (name === 'mc:AlternateContent') alternatives(element, content)
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') boxes(element)
    else found.text += CHARACTERS[name] ?? ''
  }

  /** The same thing for newer and older readers: the first that holds anything is taken. */
  function alternatives(element: XmlElement, take: (node: XmlElement) => void): void {
    for (const choice of [...childrenOf(element, 'mc:Choice'), ...childrenOf(element, 'mc:Fallback')]) {
      const before = found.text.length + found.boxes.length
      for (const node of choice.children) if (typeof node !== 'string') take(node)
      if (found.text.length + found.boxes.length > before) return
    }
  }

  function boxes(element: XmlElement): void {
    if (element.name === 'w:txbxContent') found.boxes.push(element)
    else if (element.name === 'mc:AlternateContent') alternatives(element, boxes)
    else for (const node of element.children) if (typeof node !== 'string') boxes(node)
  }

  all(paragraph.children)
  return found
}

/** All characters in elements of that name, however deep. */
export function textOf(element: XmlElement, name: string): string {
  if (element.name === name) return element.children.filter((node) => typeof node === 'string').join('')
  return element.children.map((node) => (typeof node === 'string' ? '' : textOf(node, name))).join('')
}

/** Characters of symbol fonts mean what their font draws, which nobody can tell; they are left out. */
function symbol(code: string): string {
  if (!/^[0-9a-f]{1,4}$/i.test(code)) return ''
  const character = String.fromCharCode(Number.parseInt(code, 16))
  return PRIVATE_USE.test(character) || !character.isWellFormed() ? '' : character
}
