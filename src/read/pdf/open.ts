import { createRequire } from 'node:module'
import { XinjijianError } from '../../core/errors.ts'
import type { Guard } from '../guard.ts'
import { characterMap } from './character-maps.ts'

/** As much of PDF.js as is used; its own types name things of a browser. */
export interface PdfJs {
  readonly OPS: Readonly<Record<string, number>>
  getDocument(options: Readonly<Record<string, unknown>>): LoadingTask
}

interface LoadingTask {
  readonly promise: Promise<PdfDocument>
  destroy(): Promise<void>
}

interface PdfDocument {
  readonly numPages: number
  getPage(number: number): Promise<PdfPage>
}

export interface PdfPage {
  readonly commonObjs: { get(name: string): unknown }
  getViewport(options: { scale: number }): { width: number; height: number; transform: readonly number[] }
  getOperatorList(): Promise<OperatorList>
  cleanup(): void
}

export interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly (readonly unknown[] | null)[]
}

/** Where a reader looks for the end of the file; some programs write a little behind it. */
const TAIL = 2048
const REPAIR = 'was it saved, or downloaded completely? print it to PDF again'

/**
 * Runs `work` with the pages of a PDF and closes it afterwards. Pictures are never decoded, scripts never run, nothing
 * is fetched.
 * @throws XinjijianError `pdf-damaged`, `pdf-encrypted`, `limit-pages` and what `work` throws
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  guard: Guard,
  work: (document: PdfDocument, ops: PdfJs['OPS']) => Promise<T>,
): Promise<T> {
  const { path } = guard
  if (!Buffer.from(bytes.subarray(-TAIL)).includes('%%EOF')) throw damaged(path, 'its end is missing')
  const { getDocument, OPS } = await loadPdfJs()
  const task = getDocument({
    data: Uint8Array.from(bytes),
    BinaryDataFactory: CharacterMaps,
    cMapUrl: 'maps/',
    cMapPacked: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    guard.check('pages', document.numPages)
    return await work(document, OPS)
  } catch (cause) {
    if (cause instanceof XinjijianError) throw cause
    const name = cause instanceof Error ? cause.name : ''
    if (name === 'PasswordException') throw encrypted(path)
    throw damaged(path, cause instanceof Error ? cause.message : String(cause), cause)
  } finally {
    await task.destroy()
  }
}

/** Hands PDF.js the character maps it asks for, and nothing else. */
class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const map = kind === 'cMapUrl' ? characterMap(filename) : null
    if (map === null) throw new Error(`there is no ${filename}`)
    return new TextEncoder().encode(map)
  }
}

async function loadPdfJs(): Promise<PdfJs> {
  provideTransfer()
  const require = createRequire(import.meta.url)
  const { getResolvedPDFJS } = require('unpdf') as { getResolvedPDFJS: () => Promise<unknown> }
  return (await getResolvedPDFJS()) as PdfJs
}

/** PDF.js asks for this method of newer versions of JavaScript, which Node 20 has not. */
function provideTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return
  // oxlint-disable-next-line no-extend-native -- the standard's own method, where it is missing
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const copy = new Uint8Array(length)
      copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
      return copy.buffer
    },
  })
}

export function damaged(path: string, why: string, cause?: unknown): XinjijianError {
  return new XinjijianError('pdf-damaged', `is a damaged PDF: ${why}`, { hint: REPAIR, path, cause })
}

function encrypted(path: string): XinjijianError {
  const hint = 'remove the password, or print it to a new PDF'
  return new XinjijianError('pdf-encrypted', 'is a PDF protected by a password', { hint, path })
}
