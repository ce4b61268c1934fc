import { statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { readFileBytes } from './bytes.ts'
import { decodeUtf8 } from './decode.ts'
import type { RuleFileText } from './rule-files.ts'

/** The settings file's name. */
export const CONFIG_NAME = 'xinjijian.config.yaml'

const LARGEST = 1024 * 1024

/**
 * The nearest settings file in a folder or one above it; null when there is none. Its path is relative to the folder.
 * @throws XinjijianError `not-readable`, `file-binary`, `encoding-invalid`, `file-too-large`, `read-failed`
 */
export async function findConfig(folder: string): Promise<RuleFileText | null> {
  const start = resolve(folder)
  for (let at = start; ; at = dirname(at)) {
    const found = join(at, CONFIG_NAME)
    if (isFile(found)) {
      const path = relative(start, found)
      const bytes = await readFileBytes(found, LARGEST)
      return { path, text: decodeUtf8(bytes, path) }
    }
    if (dirname(at) === at) return null
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true
  } catch {
    return false
  }
}
