import { readFileBytes } from './bytes.ts'
import { decodeUtf8 } from './decode.ts'
import { XinjijianError } from '../core/errors.ts'

const MOST_BYTES = 4 * 1024 * 1024

/**
 * A small text file that may be missing.
 * @param name what to call it in messages
 * @param required whether it is an error when there is none
 * @throws XinjijianError the reading errors of a file
 */
export async function readOptionalText(
  path: string,
  name: string,
  required: boolean,
): Promise<{ path: string; text: string } | null> {
  try {
    return { path: name, text: decodeUtf8(await readFileBytes(path, MOST_BYTES), name) }
  } catch (error) {
    if (!required && error instanceof XinjijianError && error.code === 'file-missing') return null
    throw error
  }
}
