import { describe, expect, it } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { pipeline } from '../support/real.ts'
import { knowledge } from './knowledge.ts'

const read = (text: string): string => normalize(text, knowledge).text

describe('character references in text', () => {
  it.each([
    ['自然增长率控制在6&permil;以内', '自然增长率控制在6‰以内'],
    ['投资&nbsp;50&nbsp;亿元', '投资 50 亿元'],
    ['&ldquo;一带一路&rdquo;&mdash;&mdash;通道', '“一带一路”——通道'],
    ['R&amp;D经费', 'R&D经费'],
    ['&#8212;&#x2014;', '——'],
    ['PUE&lt;1.3', 'PUE<1.3'],
  ])('%s reads %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each(['AT&T;', 'R&D投入', '&unknown;', '&#7;', '&#xD800;', '&#xE000;', '&', '& lt;', '&amp;permil;'])(
    '%s stays',
    (text) => {
      expect(read(text)).toBe(text)
    },
  )

  it('is idempotent where a reference is spelled out', () => {
    expect(read(read('&amp;amp;lt;'))).toBe(read('&amp;amp;lt;'))
  })

  it('leaves the place of a record in the text as it was given', () => {
    const text = '到2025年,人口自然增长率控制在6&permil;以内,绿道总里程达到300公里。'
    const { indicators } = pipeline.extract({ name: '-', text, encoding: 'utf-8', format: 'text' })
    expect(indicators.map(({ amount, unit, span }) => [amount, unit, text.slice(span.start, span.end)])).toEqual([
      [6, '‰', expect.stringContaining('6&permil;以内')],
      [300, '公里', expect.stringContaining('300公里')],
    ])
  })
})
