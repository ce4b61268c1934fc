import type { Extractor } from '../extractor.ts'
import type { Line } from '../read/lines.ts'
import { failureOf } from './failure.ts'
import type { PipeSetup } from './protocol.ts'
import { failedWith, recordOf, resultOf } from './record.ts'
import { parseRequest } from './request.ts'
import { bytesOf, sourceOf } from './source.ts'

/** What a worker of a pipe does: a line that asks, a line that answers. */
export class PipeWorker {
  readonly #setup: PipeSetup
  readonly #extractor: Extractor

  constructor(setup: PipeSetup, extractor: Extractor) {
    this.#setup = setup
    this.#extractor = extractor
  }

  /** The record for a line, as bytes with their line end. Never rejects. */
  async do(line: Line): Promise<Uint8Array> {
    const { published, input, limits, format, fingerprint } = this.#setup
    const request = parseRequest({ ...line, bytes: Buffer.from(line.bytes) }, limits.bytes)
    if ('failure' in request) return recordOf(request.id, failedWith(request.failure), fingerprint)
    const item = { path: null, ...request, id: String(request.id) }
    try {
      const source = await sourceOf(item, await bytesOf(item, limits.bytes), input, limits)
      const extraction = this.#extractor.extract(source, published === null ? {} : { published })
      return recordOf(request.id, resultOf(extraction, format, item.id), fingerprint)
    } catch (error) {
      return recordOf(request.id, failedWith(failureOf(error)), fingerprint)
    }
  }
}
