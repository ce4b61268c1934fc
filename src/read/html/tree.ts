import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'
import { append } from '../../core/append.ts'
import type { Span } from '../../core/span.ts'
import type { Guard } from '../guard.ts'

export type Element = DefaultTreeAdapterTypes.Element
export type TextNode = DefaultTreeAdapterTypes.TextNode
type Node = DefaultTreeAdapterTypes.Node

/** Elements that hold no text of the page. */
const WITHOUT_TEXT = new Set(
  'audio button canvas datalist embed iframe link map math meta noscript object option rp rt script select style svg template textarea title video'.split(
    ' ',
  ),
)

/** The root element of a page; every element and text knows its place in the file. @throws XinjijianError `limit-seconds` */
export function parsePage(html: string, guard: Guard): Element {
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...given) {
      guard.tick()
      return defaultTreeAdapter.createElement(...given)
    },
  }
  const document = parse(html, { sourceCodeLocationInfo: true, treeAdapter })
  return document.childNodes.find(isElement) as Element
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function isText(node: Node): node is TextNode {
  return node.nodeName === '#text'
}

/** Elements and texts in an element that can hold text of the page. */
export function contentOf(element: Element): (Element | TextNode)[] {
  return element.childNodes.filter(
    (node): node is Element | TextNode => isText(node) || (isElement(node) && !WITHOUT_TEXT.has(node.tagName)),
  )
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value
}

/** Its id and its classes. */
export function namesOf(element: Element): string[] {
  return [attribute(element, 'id') ?? '', ...(attribute(element, 'class') ?? '').split(/\s+/)].filter(
    (name) => name !== '',
  )
}

/** Where an element or text stands in the file; null for what the parser put in. */
export function placeOf({ sourceCodeLocation }: Element | TextNode): Span | null {
  if (sourceCodeLocation == null) return null
  return { start: sourceCodeLocation.startOffset, end: sourceCodeLocation.endOffset }
}

/** All elements below, outer ones first, in order of the page. */
export function* elementsIn(root: Element): Generator<Element> {
  const stack: Element[] = [root]
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    yield element
    append(stack, element.childNodes.filter(isElement).toReversed())
  }
}

/** The characters below, white space collapsed. */
export function textOf(root: Element): string {
  const parts: string[] = []
  const stack: (Element | TextNode)[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) parts.push(node.value)
    else append(stack, contentOf(node).toReversed())
  }
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim()
}
