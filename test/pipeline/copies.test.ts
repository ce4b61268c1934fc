import { readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { OWN } from '../support/documents.ts'
import { pipeline } from '../support/real.ts'
import { paragraphsOf, wrap } from '../support/wrap.ts'
import { corpusFiles, hasShared } from '../tools/corpus.ts'
import { broken } from './invariants.ts'

const traditional = Converter({ from: 'cn', to: 't' })
const VARIANTS: Readonly<Record<string, string>> = {
  為: '爲',
  裡: '裏',
  裏: '裏',
  群: '羣',
  峰: '峯',
  衛: '衞',
  線: '綫',
}
/** Compatibility characters that PDF readers give for common ones. */
const COMPATIBLE: Readonly<Record<string, string>> = {
  力: '\u2F12',
  工: '\u2F2F',
  生: '\u2F63',
  行: '\u2F8F',
  長: '⻓',
  长: '⻓',
}

function replaced(text: string, table: Readonly<Record<string, string>>): string {
  return text.replaceAll(/[^]/gu, (one) => table[one] ?? one)
}

function every(text: string, step: number, put: (one: string, index: number) => string): string {
  let count = 0
  return text.replaceAll(/[\u4E00-\u9FFF](?=[\u4E00-\u9FFF])/g, (one) => (++count % step === 0 ? put(one, count) : one))
}

/** How a copy may differ from its text without saying anything else. */
const DRESSES: Readonly<Record<string, (text: string) => string>> = {
  'variant characters': (text) => replaced(traditional(text), VARIANTS),
  'compatibility characters': (text) => replaced(text, COMPATIBLE),
  'full-width digits and signs': (text) =>
    text.replaceAll(/[0-9%]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  'soft hyphens': (text) => every(text, 7, (one) => `${one}\u00AD`),
  'zero-width characters': (text) => every(text, 5, (one, index) => one + '\u200B\u200C\uFEFF\u2060'.charAt(index % 4)),
  'ideographic spaces in front': (text) => text.replaceAll(/^(?=.)/gm, '\u3000\u3000'),
  'lines of 40 characters': (text) => wrap(text, { width: 80, blank: true, indent: 0, style: 'plain' }),
  'lines of 30 characters with indents': (text) => wrap(text, { width: 60, blank: false, indent: 2, style: 'kinsoku' }),
  'lines of 28 characters': (text) => wrap(text, { width: 56, blank: true, indent: 2, style: 'whole' }),
  'CRLF and blank lines': (text) => text.replaceAll('\n', '\r\n\r\n'),
}

/** What an extraction says, wherever it says so. */
function saidIn({ indicators, goals, assignments }: Extraction): unknown {
  return {
    indicators: indicators.map(({ name, comparator, amount, min, max, unit, change, role, deadline }) =>
      [name, comparator, amount, min, max, unit, change, role, deadline?.year ?? null].join(' '),
    ),
    goals: goals.map(({ statement }) => statement),
    assignments: assignments.map(({ agencies }) => agencies.map(({ name, role }) => `${name} ${role}`)),
  }
}

const extract = (text: string): Extraction =>
  pipeline.extract({ name: 'copy', text, encoding: 'utf-8', format: 'text' })
const clean = (text: string): string => `${paragraphsOf(text).join('\n')}\n`

describe('a copy says what its text says', () => {
  const texts = OWN.filter(({ name }) => /^seeds\/(?!.*hant).*\.txt$/.test(name)).map(({ name, text }) => ({
    name,
    text: clean(text),
  }))

  test.each(Object.keys(DRESSES))('%s', (dress) => {
    expect(texts.length).toBeGreaterThan(3)
    for (const { name, text } of texts) {
      const copy = DRESSES[dress]!(text)
      expect(copy).not.toBe(text)
      const extraction = extract(copy)
      expect([name, saidIn(extraction)]).toEqual([name, saidIn(extract(text))])
      expect(broken(copy, extraction)).toEqual([])
    }
  })

  test('spaces that a recognizer put into words', () => {
    const text = '到2027年,新建新型基础设施基站5万个以上,数据中心机架总规模达到20万架,生产总值增长6%以上。\n'
    const spaced = text
      .replace('基础设施基站', '基础设施 基 站')
      .replace('数据中心', '数 据 中 心')
      .replace('增长', '增 长')
    expect(saidIn(extract(spaced))).toEqual(saidIn(extract(text)))
  })

  test('words of Hong Kong', () => {
    const there =
      '房委會、醫管局與食環署協助推展。\n到2027年,興建30 000個公營房屋單位,流動電話用戶達到500萬戶,空氣質素達標率提升至90%。\n'
    const here =
      '房委会、医管局与食环署协助推进。\n到2027年,兴建30000个公共住房,移动电话用户达到500万户,空气质量达标率提升至90%。\n'
    expect(saidIn(extract(there))).toEqual(saidIn(extract(here)))
  })
})

describe.skipIf(!hasShared)('copies of real texts (skipped without the shared documents)', () => {
  const texts = corpusFiles()
    .filter((_, index) => index % 40 === 7)
    .map(({ path }) => clean(readFileSync(path, 'utf8')))

  test.each(Object.keys(DRESSES).filter((dress) => dress !== 'variant characters'))(
    '%s',
    { timeout: 60_000 },
    (dress) => {
      let said = 0
      for (const text of texts) {
        const was = saidIn(extract(text)) as { indicators: string[] }
        said += was.indicators.length
        expect(saidIn(extract(DRESSES[dress]!(text)))).toEqual(was)
      }
      expect(said).toBeGreaterThan(500)
    },
  )
})
