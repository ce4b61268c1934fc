import { sha256 } from '../core/hash.ts'

/** The longest name of a file that all usual file systems take, in bytes, less what is put behind it. */
const LONGEST = 200

/** The longest path below the format's folder, in bytes: Linux takes 4,096 for all of it. */
const LONGEST_PATH = 2000

/** Controls, what Windows refuses in names, and the mark of an escape. */
// oxlint-disable-next-line no-control-regex -- these are the characters meant
const UNSAFE = /[\u0000-\u001F\u007F<>:"|?*\\%]/g

/**
 * Path of a document's own file, below the format's folder: the id with its folders, each part made safe, no two ids the
 * same. An id cannot lead out of the folder.
 */
export function treePath(id: string, extension: string): string {
  const parts = id.split('/').map(safe)
  const folders = parts.slice(0, -1).map((part) => (part.endsWith(`.${extension}`) ? escapeDot(part) : part))
  const path = [...folders, parts.at(-1)].join('/')
  return `${Buffer.byteLength(path) > LONGEST_PATH ? `~${digestOf(id)}` : path}.${extension}`
}

/** A folder may not be called as another document's file is. */
function escapeDot(part: string): string {
  const at = part.lastIndexOf('.')
  return `${part.slice(0, at)}${escape('.')}${part.slice(at + 1)}`
}

function digestOf(text: string): string {
  return sha256(text).slice(0, 16)
}

/** Names that are devices on Windows, whatever stands behind a dot. */
const DEVICE = /^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))./i

function safe(part: string): string {
  // A bare % stands for no name at all: one that was in the id has become %25.
  const escaped =
    part
      .toWellFormed()
      .replace(UNSAFE, escape)
      .replace(/^\.|[. ]$/g, escape)
      .replace(DEVICE, escape) || '%'
  // Some file systems take composed and decomposed letters for the same.
  if (Buffer.byteLength(escaped) <= LONGEST && escaped.normalize() === escaped) return escaped
  const digest = digestOf(part)
  let end = LONGEST - digest.length
  while (Buffer.byteLength(escaped.slice(0, end)) > LONGEST - digest.length - 1) end--
  return `${escaped.slice(0, end).toWellFormed()}~${digest}`
}

function escape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
}
