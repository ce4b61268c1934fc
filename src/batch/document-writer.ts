import { join } from 'node:path'
import type { Extraction } from '../core/extraction.ts'
import { PARTS_FOLDER } from '../read/output-folder.ts'
import { PartWriter, type Part } from '../read/parts.ts'
import { writeBelow } from '../read/write.ts'
import { loadFormat } from '../render/formats.ts'
import { render as renderJson } from '../render/json.ts'
import { tidyTables } from '../render/tables/tables.ts'
import { EXTRACTIONS, needsRows, treesOf, type BatchFormat, type TreeFormat } from './formats.ts'
import type { Counts } from './manifest.ts'
import { treePath } from './tree.ts'
import type { Failure } from './worker-process.ts'

/** What a document gave, and where it lies now. */
export interface WrittenDocument {
  readonly characters: number
  readonly records: Counts
  readonly part: Part | null
  readonly files: Readonly<Partial<Record<TreeFormat, number>>>
  /** Why a part of the document could not be read. */
  readonly partial: Failure | null
}

/** Writes what documents gave into an output folder: files of their own, and the pieces that all of them share. */
export class DocumentWriter {
  readonly #folder: string
  readonly #formats: readonly BatchFormat[]
  readonly #parts: PartWriter

  constructor(folder: string, formats: readonly BatchFormat[]) {
    this.#folder = folder
    this.#formats = formats
    this.#parts = new PartWriter(join(folder, PARTS_FOLDER))
  }

  /** @param path the file it came from, if any @throws XinjijianError the writing errors of a file */
  async write(id: string, path: string | null, extraction: Extraction): Promise<WrittenDocument> {
    return {
      characters: extraction.document.characters,
      records: countsOf(extraction),
      files: await this.#writeFiles(id, extraction),
      part: this.#writePart(id, path, extraction),
      partial: partialOf(extraction),
    }
  }

  async #writeFiles(id: string, extraction: Extraction): Promise<Partial<Record<TreeFormat, number>>> {
    const sizes: Partial<Record<TreeFormat, number>> = {}
    for (const format of treesOf(this.#formats)) {
      const text = (await loadFormat(format))([extraction], { several: false, compact: false })
      await writeBelow(join(this.#folder, format), treePath(id, format), text)
      sizes[format] = Buffer.byteLength(text, 'utf8')
    }
    return sizes
  }

  #writePart(id: string, source: string | null, extraction: Extraction): Part | null {
    const pieces: Record<string, string> = {}
    if (needsRows(this.#formats)) {
      for (const table of tidyTables) pieces[table.name] = JSON.stringify(table.rows(extraction, { id, source }))
    }
    if (this.#formats.includes('jsonl'))
      pieces[EXTRACTIONS] = renderJson([extraction], { several: false, compact: true })
    return Object.keys(pieces).length === 0 ? null : this.#parts.append(pieces)
  }
}

function countsOf({ indicators, goals, assignments, residue }: Extraction): Counts {
  return {
    indicators: indicators.length,
    goals: goals.length,
    assignments: assignments.length,
    residue: residue.length,
    quantities: residue.filter(({ kind }) => kind === 'quantity').length,
  }
}

function partialOf({ diagnostics }: Extraction): Failure | null {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  return error === undefined ? null : { code: error.code, message: error.message }
}
