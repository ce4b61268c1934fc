import { promises as fileSystem } from 'node:fs'
import { join, relative } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import { sha256 } from '../core/hash.ts'
import type { PreparedRules } from '../core/rule-file.ts'
import { readFileBytes } from './bytes.ts'
import { decodeUtf8 } from './decode.ts'
import { readFailure } from './failures.ts'
import { packageRoot, PREPARED_RULES, readJsonResource, readManifest } from './resources.ts'
import { filesBelow } from './walk.ts'

/** A rule file as it stands on disk, unread by any parser. */
export interface RuleFileText {
  /** As the user would type it: the folder given and what lies below. */
  readonly path: string
  readonly text: string
  /** Built-in ones: what the text says. */
  readonly prepared?: PreparedRules | undefined
}

const LARGEST_RULE_FILE = 8 * 1024 * 1024

/**
 * All `*.yaml` (and `*.yml`) files below a folder, sorted by path. Names that begin with a dot are left out.
 * @throws XinjijianError `file-missing`, `rules-not-a-directory`, `rules-none`, and the reading errors of a file
 */
export async function readRuleFiles(folder: string): Promise<RuleFileText[]> {
  await refuseNoFolder(folder)
  const below = await filesBelow(folder, { accept: (name) => /\.ya?ml$/.test(name) })
  const paths = below.map((path) => join(folder, path))
  if (paths.length === 0) {
    const hint = 'rule files end in .yaml; the rules/ folder of the project shows what they look like'
    throw new XinjijianError('rules-none', 'holds no rule files', { hint, path: folder })
  }
  const sorted = paths.toSorted((a, b) => (a < b ? -1 : 1))
  return Promise.all(
    sorted.map(async (path) => ({ path, text: decodeUtf8(await readFileBytes(path, LARGEST_RULE_FILE), path) })),
  )
}

/**
 * The built-in rule files. `nameOf` tells what messages call one, by its path below the package; what is computed from
 * the names (a ruleset's hash) should not depend on where the package lies.
 */
export async function readBuiltInRules(
  nameOf = (path: string): string => `xinjijian/${path}`,
): Promise<RuleFileText[]> {
  const files = await readRuleFiles(join(packageRoot, 'rules'))
  const prepared = preparedRules()
  return files.map(({ path, text }) => ({
    path: nameOf(relative(packageRoot, path)),
    text,
    prepared: prepared[sha256(text)],
  }))
}

/** What the build prepared; without it, rule files are parsed when they are used. */
function preparedRules(): Readonly<Record<string, PreparedRules>> {
  try {
    return readJsonResource(PREPARED_RULES, readManifest()) as Record<string, PreparedRules>
  } catch (error) {
    if (error instanceof XinjijianError) return {}
    throw error
  }
}

async function refuseNoFolder(path: string): Promise<void> {
  const found = await fileSystem.stat(path).catch((error: unknown) => {
    throw readFailure(error, path)
  })
  if (found.isDirectory()) return
  throw new XinjijianError('rules-not-a-directory', 'is not a directory', {
    hint: 'name the folder of the rules',
    path,
  })
}
