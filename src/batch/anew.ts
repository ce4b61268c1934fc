import { clear, MANIFEST_FILE, PARTS_FOLDER } from '../read/output-folder.ts'
import { OUTPUT_NAMES } from './formats.ts'

/** Removes what a run left in its output folder, finished or not; files of other names stay. */
export async function beginAnew(folder: string): Promise<void> {
  await clear(folder, [MANIFEST_FILE, PARTS_FOLDER, ...OUTPUT_NAMES])
}
