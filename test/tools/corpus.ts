/** The shared real texts beside the repository, for statistics and tests; each list is empty where they are absent. */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface CorpusFile {
  readonly path: string
  /** Left out of the statistics, so that tests can try them on a text they have not seen. */
  readonly heldOut: boolean
}

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** Where `npm run bigrams` writes. */
export const BIGRAMS = fileURLToPath(new URL('../../rules/repair/bigrams.txt', import.meta.url))
export const TRIGRAMS = fileURLToPath(new URL('../../rules/repair/trigrams.txt', import.meta.url))

export const hasShared: boolean = existsSync(shared)

/** The corpus in order; every tenth document is held out. */
export function corpusFiles(): CorpusFile[] {
  return filesIn('corpus', /^(?!README).*\.md$/).map((path, index) => ({ path, heldOut: index % 10 === 0 }))
}

/** The real pages that came in simplified script, undamaged. */
export function simplifiedSeeds(): CorpusFile[] {
  return filesIn('seeds', /^00[234]_.*\.txt$/).map((path) => ({ path, heldOut: false }))
}

function filesIn(folder: string, name: RegExp): string[] {
  if (!hasShared) return []
  return readdirSync(shared + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .toSorted()
}
