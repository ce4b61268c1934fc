/** What the benchmark reads: real reports where the shared corpus is present, else the sample documents. Always the same. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../cases.ts'
import { pipeline } from '../../support/real.ts'
import { corpusFiles } from '../corpus.ts'

export interface Texts {
  readonly about: string
  readonly texts: readonly string[]
}

/** Every `EVERY`th document of the corpus: enough for steady figures in a minute. */
const EVERY = 8

export function benchTexts(): Texts {
  const corpus = corpusFiles().filter((_, index) => index % EVERY === 0)
  const paths = corpus.length > 0 ? corpus.map(({ path }) => path) : sampleFiles()
  const texts = paths.map((path) => readFileSync(path, 'utf8'))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const kind = corpus.length > 0 ? 'reports of the corpus' : 'sample documents (no corpus here)'
  return { about: `${texts.length} ${kind}, ${characters.toLocaleString('en')} characters`, texts }
}

/** All that {@link benchTexts} chooses from. */
export function allTexts(): string[] {
  const corpus = corpusFiles().map(({ path }) => path)
  return (corpus.length > 0 ? corpus : sampleFiles()).map((path) => readFileSync(path, 'utf8'))
}

/** Sample documents of the project, by name. */
export function sampleFiles(): string[] {
  const folder = join(PROJECT, 'seeds')
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.includes('hant'))
  return names.toSorted().map((name) => join(folder, name))
}

/** The texts without what the tool skips: put together, they would have a glossary or a page's frame skip all that follows. */
export function policyOnly(texts: readonly string[]): string[] {
  return texts.map((text) => {
    const { skipped } = pipeline.extract({ name: '-', text, encoding: 'utf-8', format: 'text' }).document
    return skipped.toReversed().reduce((rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end), text)
  })
}

/** One document of so many characters, put together from whole texts, over and over if need be; `from` is the first text. */
export function document(texts: readonly string[], characters: number, from = 0): string {
  const parts: string[] = []
  let length = 0
  for (let index = from; length < characters; index++) {
    const text = texts[index % texts.length] as string
    parts.push(text)
    length += text.length + 1
  }
  return parts.join('\n').slice(0, characters)
}
