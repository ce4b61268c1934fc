import { SaxesParser } from 'saxes'
import { XinjijianError } from '../core/errors.ts'
import type { Guard } from './guard.ts'

/** An element with its attributes; names carry the prefix that the reader gave their namespace. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** Text is kept as it stands, white space and all. */
export type XmlNode = XmlElement | string

/** Namespace → prefix to call its names by. Names of other namespaces are called `?:name`. */
export type Prefixes = Readonly<Record<string, string>>

const PIECE = 64 * 1024

/**
 * Parses XML strictly. Document types, and with them entities of one's own, are refused; nothing outside is ever read.
 * @param part what to call the XML in messages
 * @throws XinjijianError `xml-damaged`, `xml-doctype`, `limit-nesting`, `limit-seconds`
 */
export function parseXml(bytes: Uint8Array, part: string, prefixes: Prefixes, guard: Guard): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const top: XmlNode[] = []
  const open: XmlNode[][] = [top]
  const nameOf = ({ uri, local }: { uri: string; local: string }): string =>
    uri === '' ? local : `${prefixes[uri] ?? '?'}:${local}`

  parser.on('opentag', (tag) => {
    guard.check('nesting', open.length)
    const attributes: Record<string, string> = Object.create(null)
    for (const attribute of Object.values(tag.attributes)) attributes[nameOf(attribute)] = attribute.value
    const children: XmlNode[] = []
    open.at(-1)?.push({ name: nameOf(tag), attributes, children })
    open.push(children)
  })
  parser.on('closetag', () => open.pop())
  const text = (characters: string): unknown => open.at(-1)?.push(characters)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('doctype', () => {
    const hint = 'Office programs write no such thing; do not trust the file'
    throw new XinjijianError('xml-doctype', `has a document type in ${part}`, { hint, path: guard.path })
  })

  try {
    const characters = decodeXml(bytes)
    for (let at = 0; at < characters.length; at += PIECE) {
      guard.tick()
      parser.write(characters.slice(at, at + PIECE))
    }
    parser.close()
  } catch (cause) {
    throw cause instanceof XinjijianError ? cause : damaged(cause, part, guard.path)
  }
  const root = top.find((node) => typeof node !== 'string')
  if (root === undefined) throw damaged('there is no element', part, guard.path)
  return root
}

/** Office writes UTF-8, or UTF-16 with a byte order mark; a declaration of anything else is not obeyed. */
function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

function damaged(cause: unknown, part: string, path: string): XinjijianError {
  const why = cause instanceof Error ? cause.message : String(cause)
  const hint = 'open it in a word processor and save it again'
  return new XinjijianError('xml-damaged', `is damaged in ${part}: ${why}`, { hint, path, cause })
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((node): node is XmlElement => typeof node !== 'string' && node.name === name)
}

/** All children of that name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((node): node is XmlElement => typeof node !== 'string' && node.name === name)
}
