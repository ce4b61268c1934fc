import { Converter } from 'opencc-js/cn2t'

/** Ways in which the same words are written elsewhere: name → the text so written. */
export type Spelling = readonly [name: string, spell: (text: string) => string]

const FULL_WIDTH = 0xff10

/** In traditional characters, and with digits of full width. */
export function spellings(): readonly Spelling[] {
  return [
    ['traditional', Converter({ from: 'cn', to: 't' })],
    ['full width', (text) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(FULL_WIDTH + Number(digit)))],
  ]
}
