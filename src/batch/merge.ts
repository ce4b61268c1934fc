/** Results of several processes, put together into what one run over all documents would have left. */
import { clear, PARTS_FOLDER } from '../read/output-folder.ts'
import { finish, type FinishedDocument, type FinishOptions } from './finish.ts'
import { treesOf } from './formats.ts'
import { Manifest, type DocumentRecord, type RunRecord } from './manifest.ts'

/** What was read and found to fit together. */
export interface Union {
  readonly run: RunRecord
  /**
   * All documents, the failed ones too, each with the folder its pieces lie in; those that have files of their own get
   * them in the output folder.
   * @throws XinjijianError when a file cannot be written
   */
  documentsInto(folder: string): AsyncIterable<{ readonly record: DocumentRecord; readonly parts: string }>
}

/**
 * Writes a union into a new folder.
 * @param settled is told of each document
 * @returns the names of the files and folders of the output
 * @throws XinjijianError when one of them cannot be written
 */
export async function mergeInto(
  folder: string,
  union: Union,
  { pool, bom, settled }: Pick<FinishOptions, 'pool' | 'bom'> & { readonly settled: (record: DocumentRecord) => void },
): Promise<string[]> {
  const { formats } = union.run
  const finished: FinishedDocument[] = []
  const manifest = new Manifest(folder)
  try {
    manifest.append(union.run)
    for await (const { record, parts } of union.documentsInto(folder)) {
      manifest.append({ ...record, part: null })
      settled(record)
      if (record.status !== 'failed') finished.push({ id: record.id, part: record.part, folder: parts })
    }
    const files = await finish(finished, { folder, formats, bom, manifest, pool, finished: null })
    await clear(folder, [PARTS_FOLDER])
    return [...files, ...treesOf(formats)]
  } finally {
    manifest.close()
  }
}
