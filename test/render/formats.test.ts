import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import type { Extraction } from '../../src/core/extraction.ts'
import { FORMAT_NAMES, loadFormat } from '../../src/render/formats.ts'
import { sampleExtraction } from './sample.ts'

const one = { several: false, compact: false }
const several = { several: true, compact: false }

/** Characters a terminal would act on: CSI (C1), a bidi override, a line separator, ESC. */
const AWKWARD = 'a\u009B31m\u202Eb\u2028c\u001B[2Jd\uFEFF"\\\n'

function awkward(): Extraction {
  const extraction = sampleExtraction()
  return { ...extraction, document: { ...extraction.document, title: AWKWARD } }
}

describe.each(FORMAT_NAMES)('%s', (name) => {
  test('ends with one line end and is the same twice', async () => {
    const render = await loadFormat(name)
    const text = render([sampleExtraction()], one)
    expect(text).toMatch(/[^\n]\n$/)
    expect(render([sampleExtraction()], one)).toBe(text)
  })

  test('keeps the key order of the object', async () => {
    const render = await loadFormat(name)
    const text = render([sampleExtraction()], one)
    const keys = Object.keys(sampleExtraction())
    const places = keys.map((key) => text.search(new RegExp(`^ {0,2}"?${key}"?:`, 'm')))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('lets no control character through, and loses none', async () => {
    const render = await loadFormat(name)
    const text = render([awkward()], one)
    expect(text.split('\n').join('')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
    expect(parse(text)).toEqual(awkward())
  })
})

test('json: one object, an array, or one line', async () => {
  const render = await loadFormat('json')
  expect(JSON.parse(render([sampleExtraction()], one))).toEqual(sampleExtraction())
  expect(JSON.parse(render([sampleExtraction('a'), sampleExtraction('b')], several))).toHaveLength(2)
  expect(JSON.parse(render([sampleExtraction()], several))).toHaveLength(1)
  expect(render([sampleExtraction()], { several: false, compact: true }).split('\n')).toHaveLength(2)
})

test('yaml: documents separated by ---', async () => {
  const render = await loadFormat('yaml')
  const text = render([sampleExtraction('a'), sampleExtraction('b')], several)
  expect(text.match(/^---$/gm)).toHaveLength(1)
  expect(parseAllDocuments(text).map((document) => document.toJS())).toEqual([
    sampleExtraction('a'),
    sampleExtraction('b'),
  ])
})

test('yaml: a changed value is one changed line, however long', async () => {
  const render = await loadFormat('yaml')
  const changed = sampleExtraction()
  const long = { ...changed, goals: changed.goals.map((goal) => ({ ...goal, statement: '甲 乙\n'.repeat(200) })) }
  const [before, after] = [changed, long].map((extraction) => render([extraction], one).split('\n'))
  expect(after?.filter((line, index) => line !== before?.[index])).toHaveLength(changed.goals.length)
})

test('yaml: reads the same under YAML 1.1, where = and dates are not text', async () => {
  const render = await loadFormat('yaml')
  expect(parse(render([sampleExtraction()], one), { version: '1.1' })).toEqual(sampleExtraction())
})
