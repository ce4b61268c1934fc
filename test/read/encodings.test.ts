import { describe, expect, test } from 'vitest'
import { XinjijianError } from '../../src/core/errors.ts'
import { decode } from '../../src/read/decode.ts'
import type { Encoding } from '../../src/read/encodings.ts'
import { ENCODERS, encode, type EncodingCase } from '../support/encode.ts'

const SIMPLIFIED =
  '为加快推进智慧城区建设，到2025年，全区建成充电桩2.4万个以上，新增停车泊位1.2万个，空气质量优良天数比例达到75%左右。' +
  '一是完善路网，新改建道路36公里；二是扩大绿地，人均公园绿地面积提高到15平方米。\r\n（责任单位：区发展改革委、区住房建设局）\n'
const TRADITIONAL =
  '為加快推進智慧城區建設，到2025年，全區建成充電樁2.4萬個以上，新增停車泊位1.2萬個，空氣質量優良天數比例達到75%左右。' +
  '一是完善路網，新改建道路36公里；二是擴大綠地，人均公園綠地面積提高到15平方米。\r\n（責任單位：區發展改革委、區住房建設局）\n'

const LENGTHS = [12, 60, 400, 2000]

function sampleFor({ traditional }: EncodingCase, length: number): string {
  const text = traditional ? TRADITIONAL : SIMPLIFIED
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

const cases = ENCODERS.flatMap((encoder) =>
  LENGTHS.flatMap((length) => [false, true].map((mark) => ({ encoder, length, mark }))),
).filter(({ encoder, mark }) => !mark || encoder.mark !== null)

function problemOf(bytes: Uint8Array, asked?: Encoding): XinjijianError {
  try {
    decode(bytes, 'plan.txt', asked)
  } catch (error) {
    if (error instanceof XinjijianError) return error
    throw error
  }
  throw new Error('was read')
}

describe('every encoding is found out', () => {
  test.each(cases.map((one) => [one.encoder.name, one.length, one.mark ? 'with' : 'without', one] as const))(
    '%s, %i characters, %s a mark',
    (_name, length, _mark, { encoder, mark }) => {
      const text = sampleFor(encoder, length)
      const found = decode(encode(text, encoder, mark), 'plan.txt')
      const reason = mark ? 'byte-order-mark' : encoder.encoding === 'utf-8' ? 'valid-utf-8' : 'everyday-characters'
      expect(found).toEqual({ text, encoding: encoder.encoding + (mark ? '-bom' : ''), encodingReason: reason })
    },
  )
})

const truncated = ENCODERS.flatMap((encoder) =>
  [1, 2, 3].flatMap((cut) => LENGTHS.slice(0, 2).map((length) => ({ encoder, cut, length }))),
)

describe('a file that was cut off', () => {
  test.each(truncated.map((one) => [one.encoder.name, one.length, one.cut, one] as const))(
    '%s, %i characters less %i bytes, is an error, or what is left where whole characters are',
    (_name, length, cut, { encoder }) => {
      const text = `${sampleFor(encoder, length - 1)}建`
      const bytes = encode(text, encoder, false)
      const kept = bytes.subarray(0, bytes.length - cut)
      const whole = [1, 2, 3].map((less) => text.slice(0, -less))
      const left = whole.find((start) => encode(start, encoder, false).length === kept.length)
      if (left !== undefined) expect(decode(kept, 'plan.txt').text).toBe(left)
      else {
        const problem = problemOf(kept)
        expect(problem).toMatchObject({ code: 'encoding-invalid', path: 'plan.txt' })
        expect(problem.hint).toMatch(/cut off/)
      }
    },
  )
})

describe('bytes that are not valid in the encoding the file is in', () => {
  const long = 400
  const invalid: readonly [name: string, at: number, bytes: readonly number[]][] = [
    ['utf-8', 60, [0xff]],
    ['utf-8', 60, [0xc0, 0x80]],
    ['utf-8', 60, [0xed, 0xa0, 0x80]],
    ['utf-8', 60, [0xf5, 0x80, 0x80, 0x80]],
    ['utf-8', 60, [0x80]],
    ['gb18030', 60, [0xff]],
    ['gb18030', 60, [0x81, 0x20]],
    ['gb18030 (traditional)', 60, [0x81, 0x30, 0x20]],
    ['big5', 60, [0xf9, 0x20]],
    ['big5', 60, [0xa4, 0x20]],
    ['utf-16le', 60, [0x00, 0xd8, 0x41, 0x00]],
    ['utf-16le', 60, [0x00, 0xdc]],
    ['utf-16be', 60, [0xd8, 0x00, 0x00, 0x41]],
    ['utf-16be', 60, [0xdc, 0x00]],
  ]
  test.each(invalid)('%s: after %i characters %j', (name, at, bytes) => {
    const encoder = ENCODERS.find((one) => one.name === name)!
    const text = sampleFor(encoder, long)
    const before = encode(text.slice(0, at), encoder, false)
    const content = Buffer.concat([before, Uint8Array.from(bytes), encode(text.slice(at), encoder, false)])
    const problem = problemOf(content)
    expect(problem.code).toBe('encoding-invalid')
    expect(problem.message).toContain(`at byte ${before.length}`)
    expect(problem.position).toEqual({ line: 1, column: at + 1 })
    expect(problem.hint).toMatch(/damaged/)
    expect(problemOf(content, encoder.encoding).message).toBe(problem.message)
  })
})

describe('what the user says', () => {
  test('goes before everything else', () => {
    const bytes = encode(
      SIMPLIFIED,
      ENCODERS.find(({ name }) => name === 'gb18030')!,
      false,
    )
    expect(decode(bytes, 'plan.txt', 'gb18030')).toMatchObject({ text: SIMPLIFIED, encodingReason: 'asked' })
    expect(problemOf(bytes, 'utf-8').hint).toMatch(/leave --encoding out/)
  })

  test('goes before a mark', () => {
    const bytes = Buffer.concat([Uint8Array.of(0xff, 0xfe), encode('建成', ENCODERS[1]!, false)])
    expect(problemOf(bytes, 'gb18030').code).toBe('encoding-invalid')
  })
})

describe('characters that are odd in a text', () => {
  const around = (odd: string): string => `到2025年，建成${odd}充电桩2.4万个以上。`
  const odd: readonly [string, string][] = [
    ['a tab', '\t'],
    ['BEL', '\u0007'],
    ['ESC', '\u001B[31m'],
    ['DEL', '\u007F'],
    ['C1', '\u0085\u009B'],
    ['a right-to-left override', '\u202E'],
    ['bidi isolates', '\u2066\u2069'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
    ['private use', '\uE7C7'],
    ['private use beyond the BMP', '\u{F0000}'],
    ['an astral character', '\u{20BB7}'],
    ['a noncharacter', '\uFFFF'],
    ['a replacement character', '\uFFFD'],
    ['a zero-width joiner', '\u200D'],
    ['a byte order mark inside', '\uFEFF'],
  ]
  test.each(odd)('%s is kept as it stands in UTF-8, UTF-16 and GB18030', (_what, character) => {
    const text = around(character)
    for (const name of ['utf-8', 'utf-16le', 'utf-16be']) {
      const encoder = ENCODERS.find((one) => one.name === name)!
      expect(decode(encode(text, encoder, false), 'plan.txt').text).toBe(text)
    }
  })

  test.each([
    ['UTF-8', Buffer.from(around('\0'))],
    ['UTF-16LE', Buffer.from(around('\0'), 'utf16le')],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${around('\0')}`, 'utf16le')],
  ])('NUL in %s is refused', (_name, bytes) => {
    expect(problemOf(bytes).code).toBe('file-binary')
  })

  test.each([
    ['high', [0xed, 0xa0, 0x80]],
    ['low', [0xed, 0xbf, 0xbf]],
  ])('a lone %s surrogate in UTF-8 is refused where it stands', (_name, bytes) => {
    const problem = problemOf(Buffer.concat([Buffer.from('建成'), Uint8Array.from(bytes), Buffer.from('个')]))
    expect(problem).toMatchObject({ code: 'encoding-invalid', position: { line: 1, column: 3 } })
  })
})

test.each([
  ['noise', Uint8Array.from({ length: 64 }, (_, at) => (at * 151 + 128) % 251 || 1)],
  ['Latin-1', Buffer.from('Un café très cher à Orléans, déjà payé.', 'latin1')],
])('%s is taken for none of them', (_what, bytes) => {
  expect(['encoding-invalid', 'file-binary']).toContain(problemOf(bytes).code)
})
