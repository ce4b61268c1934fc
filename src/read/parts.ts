import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { XinjijianError } from '../core/errors.ts'
import type { Extent } from './bytes.ts'
import { writeFully } from './descriptor.ts'
import { readFailure, systemCode, writeFailure } from './failures.ts'
import { makeFolder } from './folders.ts'

/** Where the finished pieces of one document lie: a segment (the files of one writer), and for each stream its stretch. */
export interface Part {
  readonly segment: string
  readonly extents: Readonly<Record<string, Extent>>
}

/**
 * Writes pieces of finished documents, each stream of them to a file of its own that only grows. Every writer has files of
 * its own, so that several write at once and one that is killed spoils nothing.
 */
export class PartWriter {
  readonly #folder: string
  readonly #segment = randomBytes(6).toString('hex')
  readonly #files = new Map<string, { readonly descriptor: number; end: number }>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** @throws XinjijianError `output-full`, `output-not-writable`, `write-failed` */
  append(pieces: Readonly<Record<string, string>>): Part {
    const extents: Record<string, Extent> = {}
    for (const [stream, text] of Object.entries(pieces)) extents[stream] = this.#appendTo(stream, text)
    return { segment: this.#segment, extents }
  }

  #appendTo(stream: string, text: string): Extent {
    const path = pathOf(this.#folder, this.#segment, stream)
    try {
      const file = this.#files.get(stream) ?? { descriptor: openNew(this.#folder, path), end: 0 }
      this.#files.set(stream, file)
      const extent = { offset: file.end, length: Buffer.byteLength(text, 'utf8') }
      writeFully(file.descriptor, text)
      file.end += extent.length
      return extent
    } catch (error) {
      throw writeFailure(error, path)
    }
  }
}

/** Reads pieces that {@link PartWriter}s wrote into a folder. */
export class PartReader {
  readonly #folder: string
  readonly #sizes = new Map<string, number>()
  #open: { readonly path: string; readonly descriptor: number } | undefined

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Is all of a part there, to judge by the sizes of the files? */
  holds({ segment, extents }: Part): boolean {
    return Object.entries(extents).every(([stream, { offset, length }]) => {
      const path = pathOf(this.#folder, segment, stream)
      const size = this.#sizes.get(path) ?? statSync(path, { throwIfNoEntry: false })?.size ?? 0
      this.#sizes.set(path, size)
      return offset + length <= size
    })
  }

  /** @throws XinjijianError `part-missing`, and the reading errors of a file */
  read({ segment, extents }: Part, stream: string): string {
    const path = pathOf(this.#folder, segment, stream)
    const extent = extents[stream]
    if (extent === undefined) throw missing(path)
    const bytes = Buffer.allocUnsafe(extent.length)
    try {
      const descriptor = this.#descriptorOf(path)
      for (let done = 0; done < bytes.length;) {
        const taken = readSync(descriptor, bytes, done, bytes.length - done, extent.offset + done)
        if (taken === 0) throw missing(path)
        done += taken
      }
    } catch (error) {
      throw systemCode(error) === 'ENOENT' ? missing(path) : readFailure(error, path)
    }
    return bytes.toString('utf8')
  }

  close(): void {
    if (this.#open !== undefined) closeSync(this.#open.descriptor)
    this.#open = undefined
  }

  /** One file is open at a time: a long corpus may have been written by hundreds of writers. */
  #descriptorOf(path: string): number {
    if (this.#open?.path === path) return this.#open.descriptor
    this.close()
    const descriptor = openSync(path, 'r')
    this.#open = { path, descriptor }
    return descriptor
  }
}

function pathOf(folder: string, segment: string, stream: string): string {
  return join(folder, `${segment}.${stream}.jsonl`)
}

function openNew(folder: string, path: string): number {
  makeFolder(folder)
  return openSync(path, 'wx')
}

function missing(path: string): XinjijianError {
  const hint = 'it belongs to the output folder; begin anew in another one, or with --restart'
  return new XinjijianError('part-missing', 'was removed or cut off', { hint, path })
}
