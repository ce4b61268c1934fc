/** Microsoft's recognizers over a text. */
import Recognizers from '@microsoft/recognizers-text-suite'
import type { FoundValue } from './protocol.ts'

const WITH_UNIT = [
  'recognizePercentage',
  'recognizeCurrency',
  'recognizeDimension',
  'recognizeAge',
  'recognizeTemperature',
] as const

const SENTENCE = /[^。；！？\n]+[。；！？]?/gu

const OTHERS = ['recognizeNumber', 'recognizeDateTime'] as const

/** All numbers, units and dates are looked for; what is given are the values with a unit. */
export function recognized(text: string): FoundValue[] {
  const found: FoundValue[] = []
  for (const { 0: sentence, index: start } of text.matchAll(SENTENCE)) {
    for (const kind of OTHERS) Recognizers[kind](sentence, Recognizers.Culture.Chinese)
    for (const kind of WITH_UNIT) {
      for (const one of Recognizers[kind](sentence, Recognizers.Culture.Chinese)) {
        const amount = Number.parseFloat(String(one.resolution?.['value']))
        found.push({ start: start + one.start, end: start + one.end + 1, amounts: [amount] })
      }
    }
  }
  return found
}
