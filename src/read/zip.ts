import type { Readable } from 'node:stream'
import crc32 from 'crc-32'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { XinjijianError } from '../core/errors.ts'
import type { Guard } from './guard.ts'

/** A zip archive in memory. Nothing of it ever reaches the disk, so that the names in it lead nowhere. */
export interface Archive {
  has(name: string): boolean
  /**
   * The unpacked bytes of a file, or null if there is none of that name.
   * @throws XinjijianError `archive-damaged`, `archive-encrypted`, `limit-ratio`
   */
  read(name: string): Promise<Uint8Array | null>
}

/** Archives smaller than this may unpack to more than the ratio: a small file packs well. */
const SMALLEST_BUDGET = 1024 * 1024

/**
 * Reads the directory of an archive. What the files come to together is bounded by the ratio, whatever sizes it claims.
 * @throws XinjijianError `archive-damaged`, `limit-entries`, `limit-seconds`
 */
export async function openArchive(bytes: Uint8Array, guard: Guard): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, Entry>()
  const zip = await reading(guard.path, () => fromBufferPromise(buffer, { lazyEntries: true }))
  guard.check('entries', zip.entryCount)
  await reading(guard.path, async () => {
    for await (const entry of zip.eachEntry()) {
      guard.tick()
      if (entries.has(entry.fileName)) throw new Error(`two files are called ${entry.fileName}`)
      entries.set(entry.fileName, entry)
    }
  })
  const most = Math.max(SMALLEST_BUDGET, bytes.length * guard.limits.ratio)
  let unpacked = 0
  return {
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return null
      if (entry.isEncrypted()) throw encrypted(guard.path)
      unpacked += entry.uncompressedSize
      if (unpacked > most) guard.check('ratio', Infinity)
      return reading(guard.path, () => unpack(zip, entry))
    },
  }
}

/** The archive library sees to it that a file has just the size it claims. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const content = await collect(await zip.openReadStreamPromise(entry))
  if (crc32.buf(content) >>> 0 !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`)
  return content
}

async function collect(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Runs a step whose errors all mean that the archive is not one, or not whole. */
async function reading<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (cause) {
    if (cause instanceof XinjijianError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    const hint = 'was it saved, or downloaded completely? open it in a word processor and save it again'
    throw new XinjijianError('archive-damaged', `is a damaged archive: ${why}`, { hint, path, cause })
  }
}

function encrypted(path: string): XinjijianError {
  const hint = 'remove the password in the program that set it'
  return new XinjijianError('archive-encrypted', 'is an archive protected by a password', { hint, path })
}
