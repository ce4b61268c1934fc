import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { treePath } from '../../src/batch/tree.ts'
import { visible } from '../../src/render/visible.ts'
import { extractionSchema } from '../../src/core/extraction.ts'
import { createExtractor } from '../../src/extractor.ts'
import { decode } from '../../src/read/decode.ts'
import { formatNumber } from '../../src/read/docx/list-number.ts'
import { createGuard } from '../../src/read/guard.ts'
import { createLayoutWriter } from '../../src/read/layout-writer.ts'
import { readRuleset } from '../../src/read/resources.ts'
import { readSource } from '../../src/read/source.ts'
import { parseXml } from '../../src/read/xml.ts'
import { render as renderJson } from '../../src/render/json.ts'
import { render as renderYaml } from '../../src/render/yaml.ts'
import { waysOf } from '../../src/rules/regex-cost.ts'
import { broken } from '../pipeline/invariants.ts'
import { docx, p, table } from '../support/docx.ts'
import { pdf, typeset } from '../support/pdf.ts'
import { RUNS, SETTINGS } from './runs.ts'

const extractor = await createExtractor()
const systems = readRuleset().outline.listNumbers

/** What sets off every stage, beside ordinary and broken characters. */
const pieces = fc.oneof(
  fc.constantFrom(
    '到2025年',
    '建成',
    '充电桩',
    '2.4万',
    '个',
    '以上',
    '。',
    '，',
    '、',
    '\n',
    '一、',
    '（一）',
    '1.',
    '市财政局',
    '牵头',
    '（责任单位：',
    '）',
    '%',
    '分别',
    '亿元',
    '《',
    '》',
    '|',
    '#',
    '**',
    ' ',
    '同比增长',
    '不低于',
    '第一章',
  ),
  fc.constantFrom(
    '\u2028',
    '\u202E',
    '\uFEFF',
    '\u0000',
    '\u001B',
    '\uFFFD',
    '\uD800',
    '\uDC00',
    '\u{20000}',
    '\uE000',
    '\r',
    '(lián)',
    '確??',
    '发展',
    '發展',
    '⼈',
    '１２',
    '0',
    '9',
    '-',
    '~',
    '—',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))
const words = fc
  .array(fc.constantFrom('推进', '建设', '充电桩', '2万个', '市财政局', '，', '2025年', 'data'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => parts.join(''))
const bytes = fc.uint8Array({ maxLength: 200 })

/** Settled either way; the name of what it threw, if that is an expected failure. */
async function settled(work: () => unknown): Promise<string> {
  try {
    await work()
    return 'fine'
  } catch (error) {
    return error instanceof Error && error.name === 'XinjijianError' ? 'refused' : `a bug: ${String(error)}`
  }
}

const holds = (property: fc.IAsyncProperty<unknown> | fc.IProperty<unknown>): Promise<void> | void =>
  fc.assert(property as fc.IAsyncProperty<unknown>, SETTINGS)

describe(`in ${RUNS} random cases each`, { timeout: 180_000 }, () => {
  describe('any text', () => {
    test('keeps every promise about spans, links and values', () =>
      holds(
        fc.property(texts, (text) => {
          expect(broken(text, extractor.extract(text))).toEqual([])
        }),
      ))
    test('gives what the schema says', () =>
      holds(
        fc.property(texts, (text) => {
          expect(extractionSchema.safeParse(extractor.extract(text)).success).toBe(true)
        }),
      ))
    test('gives the same again', () =>
      holds(
        fc.property(texts, (text) => {
          expect(extractor.extract(text)).toEqual(extractor.extract(text))
        }),
      ))
    test('comes back from JSON', () =>
      holds(
        fc.property(texts, (text) => {
          const extraction = extractor.extract(text)
          expect(JSON.parse(renderJson([extraction], { several: false, compact: true }))).toEqual(
            JSON.parse(JSON.stringify(extraction)),
          )
        }),
      ))
    test('leaves nothing in JSON that steers a terminal', () =>
      holds(
        fc.property(texts, (text) => {
          expect(renderJson([extractor.extract(text)], { several: false, compact: true })).not.toMatch(
            /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
          )
        }),
      ))
    test('leaves nothing in YAML that steers a terminal', () =>
      holds(
        fc.property(texts, (text) => {
          expect(renderYaml([extractor.extract(text)], { several: false, compact: false })).not.toMatch(
            /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/,
          )
        }),
      ))
    test('has ids that no two records share', () =>
      holds(
        fc.property(texts, (text) => {
          const { indicators, goals, assignments, agencies, sections } = extractor.extract(text)
          const ids = [indicators, goals, assignments, agencies, sections].flatMap((records) =>
            records.map(({ id }) => id),
          )
          expect(new Set(ids).size).toBe(ids.length)
        }),
      ))
    test('is shown without anything that steers a terminal', () =>
      holds(
        fc.property(texts, (text) => {
          expect(visible(text)).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u)
        }),
      ))
  })

  describe('any bytes', () => {
    test('are read or refused', () =>
      holds(
        fc.asyncProperty(bytes, async (input) => {
          expect(await settled(() => readSource(input, 'x'))).not.toMatch(/bug/)
        }),
      ))
    test('after the first bytes of an archive', () =>
      holds(
        fc.asyncProperty(bytes, async (input) => {
          expect(await settled(() => readSource(Buffer.concat([Buffer.from('PK\u0003\u0004'), input]), 'x'))).toBe(
            'refused',
          )
        }),
      ))
    test('as XML are an element or refused', () =>
      holds(
        fc.asyncProperty(bytes, async (input) => {
          expect(await settled(() => parseXml(input, 'part', {}, createGuard('x')))).not.toMatch(/bug/)
        }),
      ))
    test('that are valid UTF-8 come back as they were', () =>
      holds(
        fc.property(texts, (text) => {
          const whole = text.toWellFormed().replaceAll(/[\u0000\uFEFF]/g, '')
          expect(decode(Buffer.from(whole), 'x').text).toBe(whole)
        }),
      ))
  })

  describe('any DOCX', () => {
    test('gives its paragraphs', () =>
      holds(
        fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (paragraphs) => {
          const { text } = await readSource(docx({ body: paragraphs.map((one) => p(one)).join('') }), 'x')
          expect(text).toBe(paragraphs.map((one) => `${one}\n`).join(''))
        }),
      ))
    test('has places that cover its paragraphs', () =>
      holds(
        fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (paragraphs) => {
          const { text, layout } = await readSource(docx({ body: paragraphs.map((one) => p(one)).join('') }), 'x')
          expect(layout?.places.map(({ start, end }) => text.slice(start, end))).toEqual(paragraphs)
        }),
      ))
    test('has cells where it says', () =>
      holds(
        fc.asyncProperty(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 }), async (rows) => {
          const { text, layout } = await readSource(docx({ body: table(rows) }), 'x')
          expect(layout?.tables[0]?.cells.map(({ start, end }) => text.slice(start, end))).toEqual(rows.flat())
        }),
      ))
  })

  test('any PDF gives its words in order', () =>
    holds(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 3 }), async (paragraphs) => {
        const { text } = await readSource(pdf(typeset(paragraphs)), 'x')
        expect(text.replaceAll(/\s/g, '')).toBe(paragraphs.join(''))
      }),
    ))

  test('a layout has lines and cells in order, and never over each other', () =>
    holds(
      fc.property(
        fc.array(fc.oneof(words, fc.array(words, { minLength: 2, maxLength: 3 })), { maxLength: 6 }),
        (blocks) => {
          const writer = createLayoutWriter()
          for (const [index, block] of blocks.entries()) {
            if (typeof block === 'string') writer.line(block, { paragraph: index }, 1)
            else
              writer.table(
                block.map((text, column) => ({
                  text,
                  row: 0,
                  column,
                  rowSpan: 1,
                  columnSpan: 1,
                  place: { paragraph: index },
                })),
              )
          }
          const { layout, text } = writer.finish()
          for (const spans of [
            layout.headings,
            layout.tables,
            layout.places,
            layout.tables.flatMap(({ cells }) => cells),
          ]) {
            for (const [index, { start, end }] of spans.entries()) {
              expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0)
              expect(end).toBeLessThanOrEqual(text.length)
            }
          }
        },
      ),
    ))

  test('any number of a list is written, and another number otherwise', () =>
    holds(
      fc.property(
        fc.constantFrom(...Object.keys(systems), 'decimal', 'upperRoman', 'lowerLetter'),
        fc.integer({ min: 1, max: 32_766 }),
        (format, value) => {
          const written = formatNumber(value, format, systems)
          expect(written).not.toBe('')
          expect(formatNumber(value + 1, format, systems)).not.toBe(written)
        },
      ),
    ))

  test('any id of a document is a path below the folder', () =>
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (id) => {
        const parts = treePath(id, 'json').split('/')
        expect(
          parts.every((part) => part !== '' && part !== '.' && part !== '..' && Buffer.byteLength(part) <= 255),
        ).toBe(true)
      }),
    ))

  test('any two ids of documents have two names', () =>
    holds(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        (one, other) => {
          fc.pre(one.toWellFormed() !== other.toWellFormed())
          expect(treePath(one, 'json')).not.toBe(treePath(other, 'json'))
        },
      ),
    ))

  test('the cost of an expression grows when it is repeated', () =>
    holds(
      fc.property(
        fc.constantFrom('a{0,5}', '[ab]{1,3}', 'a?', '(?:a|b?)'),
        fc.integer({ min: 2, max: 9 }),
        (atom, times) => {
          expect(waysOf(atom.repeat(times))).toBeGreaterThan(waysOf(atom))
          expect(waysOf(`(?:${atom}){1,${times}}`)).toBeGreaterThan(waysOf(atom))
        },
      ),
    ))
})
