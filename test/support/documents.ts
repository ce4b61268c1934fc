/** Real and own documents to try properties on. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface Document {
  readonly name: string
  readonly text: string
}

const PROJECT = resolve(import.meta.dirname, '../..')
const SHARED = resolve(PROJECT, '../shared')

function textsBelow(root: string, folder: string): Document[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(txt|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({ name: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }))
}

/** The project's own seeds and the inputs of its fixtures. */
export const OWN: readonly Document[] = ['seeds', 'fixtures'].flatMap((folder) => textsBelow(PROJECT, folder))

/** Every `step`th document of the shared folders, the same ones each time. */
export function sharedDocuments(folders: readonly string[], step = 1): readonly Document[] {
  return folders.flatMap((folder) => textsBelow(SHARED, folder)).filter((_, index) => index % step === 0)
}
