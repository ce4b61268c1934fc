import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import type { Extraction } from '../../src/core/extraction.ts'
import { FORMAT_NAMES, loadFormat } from '../../src/render/formats.ts'
import { rendered } from './rendered.ts'
import { sampleExtraction } from './sample.ts'

const several = { several: true }

/** Characters a terminal would act on: CSI (C1), a bidi override, a line separator, ESC. */
const AWKWARD = 'a\u009B31m\u202Eb\u2028c\u001B[2Jd\uFEFF"\\\n'

function awkward(): Extraction {
  const extraction = sampleExtraction()
  return { ...extraction, document: { ...extraction.document, title: AWKWARD } }
}

test.each(FORMAT_NAMES.filter((name) => name !== 'xlsx'))(
  '%s ends with one line end and is the same twice',
  async (name) => {
    const text = await rendered(name, [sampleExtraction()])
    expect(text).toMatch(/[^\n]\n$/)
    expect(await rendered(name, [sampleExtraction()])).toBe(text)
  },
)

test('every format has a file of its own that is loaded when it is asked for', async () => {
  for (const name of FORMAT_NAMES) expect(await loadFormat(name)).toBeTypeOf('function')
})

describe.each(['json', 'yaml'] as const)('%s', (name) => {
  test('keeps the key order of the object', async () => {
    const text = await rendered(name, [sampleExtraction()])
    const keys = Object.keys(sampleExtraction())
    const places = keys.map((key) => text.search(new RegExp(`^ {0,2}"?${key}"?:`, 'm')))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('lets no control character through, and loses none', async () => {
    const text = await rendered(name, [awkward()])
    expect(text.split('\n').join('')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
    expect(parse(text)).toEqual(awkward())
  })
})

test('json: one object, an array, or one line', async () => {
  const name = 'json'
  expect(JSON.parse(await rendered(name, [sampleExtraction()]))).toEqual(sampleExtraction())
  expect(JSON.parse(await rendered(name, [sampleExtraction('a'), sampleExtraction('b')], several))).toHaveLength(2)
  expect(JSON.parse(await rendered(name, [sampleExtraction()], several))).toHaveLength(1)
  expect((await rendered(name, [sampleExtraction()], { compact: true })).split('\n')).toHaveLength(2)
})

test('yaml: documents separated by ---', async () => {
  const name = 'yaml'
  const text = await rendered(name, [sampleExtraction('a'), sampleExtraction('b')], several)
  expect(text.match(/^---$/gm)).toHaveLength(1)
  expect(parseAllDocuments(text).map((document) => document.toJS())).toEqual([
    sampleExtraction('a'),
    sampleExtraction('b'),
  ])
})

test('yaml: a changed value is one changed line, however long', async () => {
  const name = 'yaml'
  const changed = sampleExtraction()
  const long = { ...changed, goals: changed.goals.map((goal) => ({ ...goal, statement: '甲 乙\n'.repeat(200) })) }
  const [before, after] = [await rendered(name, [changed]), await rendered(name, [long])].map((text) =>
    text.split('\n'),
  )
  expect(after?.filter((line, index) => line !== before?.[index])).toHaveLength(changed.goals.length)
})

test('yaml: reads the same under YAML 1.1, where = and dates are not text', async () => {
  const name = 'yaml'
  expect(parse(await rendered(name, [sampleExtraction()]), { version: '1.1' })).toEqual(sampleExtraction())
})
