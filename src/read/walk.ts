import { promises as fileSystem } from 'node:fs'
import { join } from 'node:path'
import { readFailure } from './failures.ts'

interface WalkOptions {
  /** Is a file of this name wanted? */
  readonly accept: (name: string) => boolean
  /** Real paths of folders not to enter. */
  readonly avoid?: readonly string[]
  /** Told of a folder or entry that cannot be looked at; without it that is thrown. */
  readonly failed?: (below: string, error: unknown) => void
}

/**
 * The files below a folder as paths relative to it, `/` between their parts, sorted by code units. Names that begin with
 * a dot are left out; links are followed, those that lead round in a circle once.
 * @throws XinjijianError the reading errors of a folder, unless `failed` takes them
 */
export async function filesBelow(root: string, { accept, avoid = [], failed }: WalkOptions): Promise<string[]> {
  const seen = new Set(avoid)
  const found: string[] = []
  const guarded = async (below: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      const failure = readFailure(error, join(root, below))
      if (failed === undefined) throw failure
      failed(below, failure)
    }
  }
  const enter = async (below: string): Promise<void> => {
    const here = join(root, below)
    const real = await fileSystem.realpath(here)
    if (seen.has(real)) return
    seen.add(real)
    const entries = (await fileSystem.readdir(here, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith('.'),
    )
    // In an order of ours, so that of two links to a folder it is always the same one that is followed.
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isFile()) {
        if (accept(entry.name)) found.push(path)
        continue
      }
      await guarded(path, async () => {
        const isFolder = entry.isDirectory() || (await fileSystem.stat(join(root, path))).isDirectory()
        if (isFolder) await enter(path)
        else if (accept(entry.name)) found.push(path)
      })
    }
  }
  await guarded('', () => enter(''))
  return found.toSorted()
}
