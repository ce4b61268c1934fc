import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge } from './knowledge.ts'

describe('folding', () => {
  test.each([
    ['５Ｇ基站６．７万个', '5G基站6.7万个', { width: 5 }],
    ['（一）提高到６０％以上；', '(一)提高到60%以上;', { width: 6 }],
    ['比例：１０～２０，！？＋－／', '比例:10~20,!?+-/', { width: 12 }],
    ['津政发［2021］23号', '津政发[2021]23号', { width: 2 }],
    ['。、《》〈〉“”‘’——…·【】〔〕▷●"', '。、《》〈〉“”‘’——…·【】〔〕▷●"', {}],
    ['\u3000\u3000总体\u00A0要求\u2003', '  总体 要求 ', { space: 4 }],
    ['\uFEFF基\u200B础\u00AD设\uFE0F施', '基础设施', { invisible: 4 }],
    ['\u2F08\u6C11\uF93D\u8272', '人民綠色', { compatibility: 2 }],
    ['⻓期⻔类', '长期门类', { compatibility: 2 }],
    ['一行\r\n二行\n\t三', '一行\r\n二行\n\t三', {}],
  ])('%j → %j', (source, text, repairs) => {
    const normalized = normalize(source, knowledge, { script: 'Hans' })
    expect(normalized.text).toBe(text)
    expect(normalized.repairs).toEqual(repairs)
  })
})
