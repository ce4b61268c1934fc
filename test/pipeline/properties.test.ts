import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { OWN, sharedDocuments, type Document } from '../support/documents.ts'
import { pipeline } from '../support/real.ts'
import { broken } from './invariants.ts'

const missing = !existsSync(resolve(import.meta.dirname, '../../../shared'))
/** Two documents of three are left out of each run, to keep it short; with XINJIJIAN_ALL set none is. */
const STEP = process.env['XINJIJIAN_ALL'] === undefined ? 3 : 1

function extract({ name, text }: Document): Extraction {
  return pipeline.extract({ name, text, encoding: 'utf-8', format: 'text' })
}

function complaints(documents: readonly Document[]): string[] {
  return documents.flatMap((document) =>
    broken(document.text, extract(document)).map((complaint) => `${document.name}: ${complaint}`),
  )
}

/** Everything but places in the source. */
function recordsOf(text: string): unknown {
  const { document, ...records } = extract({ name: 'text', text })
  const { sha256: _, characters: __, skipped, ...facts } = document
  return JSON.parse(
    JSON.stringify({ ...records, facts, skipped: skipped.map(({ reason }) => reason) }, (key, value: unknown) => {
      if (key === 'span') return undefined
      return key === 'text' || key === 'statement' ? String(value).replaceAll(/\s+/g, ' ') : value
    }),
  )
}

describe('spans, links and values', () => {
  test('of our own documents', () => {
    expect(OWN.length).toBeGreaterThan(20)
    expect(complaints(OWN)).toEqual([])
  })

  test.skipIf(missing)('of real ones (skipped without ../shared)', { timeout: 120_000 }, () => {
    expect(complaints(sharedDocuments(['seeds', 'passages']))).toEqual([])
    expect(complaints(sharedDocuments(['corpus'], STEP))).toEqual([])
  })
})

describe('the same text gives the same records', () => {
  test.each(OWN)('$name: twice, and with other line ends', (document) => {
    const { text } = document
    const unix = text.replaceAll(/\r\n?/g, '\n')
    expect(extract(document)).toEqual(extract(document))
    const records = recordsOf(unix)
    expect(recordsOf(unix.replaceAll('\n', '\r\n'))).toEqual(records)
    expect(recordsOf(unix.replaceAll('\n', '\r'))).toEqual(records)
  })

  test.skipIf(missing)('real pages with other line ends (skipped without ../shared)', { timeout: 60_000 }, () => {
    for (const { text } of [...sharedDocuments(['seeds', 'passages']), ...sharedDocuments(['corpus'], 40)]) {
      const unix = text.replaceAll(/\r\n?/g, '\n')
      const records = recordsOf(unix)
      expect(recordsOf(unix.replaceAll('\n', '\r\n'))).toEqual(records)
      expect(recordsOf(unix.replaceAll('\n', '\r'))).toEqual(records)
    }
  })
})
