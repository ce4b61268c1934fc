import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { OWN } from '../support/documents.ts'
import { paragraphsOf, wrap } from '../support/wrap.ts'
import type { WrapOptions } from '../support/wrap.ts'
import { corpusFiles, hasShared } from '../tools/corpus.ts'
import { knowledge, statistics } from './knowledge.ts'

const normalized = (text: string): string => normalize(text, knowledge, { statistics }).text
/** Offsets, not counting white space, at which a line ends. */
function ends(lines: readonly string[]): Set<number> {
  let at = 0
  return new Set(lines.map((line) => (at += line.replace(/\s/g, '').length)))
}

interface Outcome {
  exact: number
  texts: number
  breaks: number
  left: number
  wrong: number
}

/** Wraps each text and counts the line breaks that stay and those that should have stayed. */
function outcome(texts: readonly string[], options: WrapOptions): Outcome {
  const sum: Outcome = { exact: 0, texts: texts.length, breaks: 0, left: 0, wrong: 0 }
  for (const text of texts) {
    const wrapped = wrap(text, options)
    const clean = ends(paragraphsOf(normalized(paragraphsOf(text).join('\n'))))
    const got = ends(paragraphsOf(normalized(wrapped)))
    const left = [...got].filter((end) => !clean.has(end)).length
    const wrong = [...clean].filter((end) => !got.has(end)).length
    sum.breaks += paragraphsOf(wrapped).length - paragraphsOf(text).length
    sum.left += left
    sum.wrong += wrong
    if (left + wrong === 0) sum.exact++
  }
  return sum
}

function report(what: string, { exact, texts, breaks, left, wrong }: Outcome): void {
  console.log(`${what}: ${exact} of ${texts} texts exact; ${breaks} breaks, ${left} left, ${wrong} joined wrongly`)
}

const STYLES = ['plain', 'kinsoku', 'whole'] as const
const WIDTHS = [56, 60, 72, 80] as const

describe('texts wrapped at a width', () => {
  const long = OWN.filter(({ name, text }) => name.startsWith('seeds/') && name.endsWith('.txt') && text.length > 1000)

  test.each(WIDTHS.flatMap((columns) => STYLES.map((style) => [columns, style] as const)))(
    'read as before at %i columns, %s, where paragraphs are parted',
    (columns, style) => {
      expect(long.length).toBeGreaterThan(3)
      for (const { name, text } of long) {
        const clean = paragraphsOf(normalized(paragraphsOf(text).join('\n')))
        for (const options of [
          { blank: true, indent: 0 },
          { blank: true, indent: 2 },
          { blank: false, indent: 2 },
        ]) {
          const read = paragraphsOf(normalized(wrap(text, { width: columns, style, ...options })))
          expect([name, options, read]).toEqual([name, options, clean])
        }
      }
    },
  )
})

/** Texts taken apart into short lines, none of them wrapped. */
const LISTS: Readonly<Record<string, (text: string) => string>> = {
  'a sentence': (text) => text.replaceAll(/(?<=[。！？；])\n*/g, '\n'),
  'a clause': (text) => text.replaceAll(/(?<=[。！？；，：])\n*/g, '\n'),
  'a clause without its mark': (text) => text.replaceAll(/[。！？；，：,;:]+\n*/g, '\n'),
  'a member of a list': (text) => text.replaceAll(/[。！？；，：、“”（）()《》,;:]+\n*/g, '\n'),
}

describe.skipIf(!hasShared)('real texts wrapped at a width (skipped without the shared documents)', () => {
  const texts = corpusFiles()
    .filter((_, index) => index % 10 === 3)
    .map(({ path }) => readFileSync(path, 'utf8'))

  test.each(WIDTHS)('read as before at %i columns where blank lines or indents part the paragraphs', (columns) => {
    for (const style of STYLES) {
      for (const [blank, indent] of [
        [true, 0],
        [false, 2],
      ] as const) {
        const found = outcome(texts, { width: columns, blank, indent, style })
        report(`${columns} columns, ${style}, ${blank ? 'blank lines' : 'indents'}`, found)
        expect(found.wrong).toBe(0)
        expect(found.exact).toBeGreaterThanOrEqual(texts.length * 0.9)
      }
    }
  })

  test.each(WIDTHS)('lose hardly a break at %i columns where nothing parts the paragraphs', (columns) => {
    const found = outcome(texts, { width: columns, blank: false, indent: 0, style: 'plain' })
    report(`${columns} columns, plain, run together`, found)
    // of the filled lines that end with their sentence some end a paragraph: nothing tells which
    expect(found.wrong).toBeLessThan(found.breaks * 0.005)
    expect(found.left).toBeLessThan(found.breaks * 0.002)
  })

  test.each(Object.entries(LISTS))('stay where each line is %s', (_, split) => {
    let pages = 0
    for (const text of texts) {
      for (const page of split(text).match(/(?:.+\n){20}/g) ?? []) {
        expect([page, normalize(page, knowledge, { statistics }).repairs['wrap']]).toEqual([page, undefined])
        pages++
      }
    }
    expect(pages).toBeGreaterThan(300)
  })
})
