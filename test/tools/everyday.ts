/**
 * Counts the characters of real policy texts and writes the everyday ones, with their traditional forms, into
 * `rules/encoding/everyday.txt`: what tells one reading of some bytes from another. Run by `npm run everyday`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Converter } from 'opencc-js/cn2t'
import { corpusFiles, simplifiedSeeds } from './corpus.ts'

const EVERYDAY = fileURLToPath(new URL('../../rules/encoding/everyday.txt', import.meta.url))
const MOST = 800
const PER_LINE = 60
/** Han characters and the marks that go with them. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

const files = [...corpusFiles().filter(({ heldOut }) => !heldOut), ...simplifiedSeeds()]
if (files.length === 0) {
  console.error('No corpus beside the repository (../shared): the everyday characters stay as they are.')
  process.exit(1)
}
const counts = new Map<string, number>()
for (const { path } of files) {
  for (const character of readFileSync(path, 'utf8')) {
    if (CHINESE.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
}
const toTraditional = Converter({ from: 'cn', to: 't' })
const common = [...counts]
  .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  .slice(0, MOST)
  .map(([character]) => character)
const characters = [...new Set(common.flatMap((character) => [character, ...toTraditional(character)]))]
const lines: string[] = []
for (let at = 0; at < characters.length; at += PER_LINE) lines.push(characters.slice(at, at + PER_LINE).join(''))
const about = `# The ${MOST} commonest characters of ${files.length} public policy texts, with their traditional forms; made by npm run everyday.`
writeFileSync(EVERYDAY, `${about}\n${lines.join('\n')}\n`)
console.log(`${characters.length} characters`)
