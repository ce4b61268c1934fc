import { beforeAll, describe, expect, test } from 'vitest'
import { changesFrom, extract, inBrief, samples, type Sample } from './documents.ts'
import { breaksPutIn, wrap, type WrapOptions } from '../support/wrap.ts'

const PARTINGS = {
  'blank lines': { blank: true, indent: 0 },
  indents: { blank: false, indent: 2 },
  neither: { blank: false, indent: 0 },
} as const
const STYLES = { plain: 'cuts figures', whole: 'keeps figures whole', kinsoku: 'lets marks hang' } as const
const CELLS = (['columns', 'characters'] as const).flatMap((by) =>
  (Object.keys(STYLES) as (keyof typeof STYLES)[]).flatMap((style) =>
    Object.entries(PARTINGS).map(([parted, parting]) => ({ by, style, parted, parting })),
  ),
)
const WIDTHS = [30, 36, 40, 56, 72]
/** With fewer breaks a page can hardly prove that it was wrapped. */
const LEAST_BREAKS = 3

let texts: Sample[] = []
beforeAll(async () => {
  // rows of tables and tags are no lines of text
  texts = (await samples()).filter(({ text }) => !/^\||^\s*</m.test(text))
})

async function changesOf({ text, published, extraction }: Sample, options: WrapOptions): Promise<string[]> {
  return changesFrom(extraction, await extract(wrap(text, options), published)).map(inBrief)
}

describe('a copy wrapped at a width says what its text says', () => {
  test.each(CELLS)('by $by, $style, $parted', { timeout: 120_000 }, async ({ by, style, parted, parting }) => {
    let exact = 0
    let copies = 0
    const shares: string[] = []
    for (const width of WIDTHS) {
      const options = { width, by, style, ...parting }
      const long = texts.filter(({ text }) => breaksPutIn(text, options) >= LEAST_BREAKS)
      let same = 0
      for (const sample of long) if ((await changesOf(sample, options)).length === 0) same++
      shares.push(`${width}: ${same} of ${long.length}`)
      exact += same
      copies += long.length
    }
    console.log(`wrapped by ${by}, ${STYLES[style]}, ${parted}: ${exact} of ${copies} exact (${shares.join(', ')})`)
    expect(copies).toBeGreaterThan(80)
    expect(exact).toBeGreaterThanOrEqual(copies * (parted === 'neither' ? 0.9 : 0.96))
  })
})
