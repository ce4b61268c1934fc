/**
 * Writes `rules/repair/bigrams.txt` from real policy texts. Every tenth document of the corpus is left out: the damage
 * tests run on those. Run by `npm run bigrams`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { bigramTable } from './bigram-table.ts'
import { BIGRAMS, corpusFiles, simplifiedSeeds } from './corpus.ts'

const files = [...corpusFiles().filter(({ heldOut }) => !heldOut), ...simplifiedSeeds()].map(({ path }) => path)
if (!files.every((path) => existsSync(path)) || files.length === 0) {
  console.error('No corpus beside the repository (../shared): the bigrams stay as they are.')
  process.exit(1)
}
const { rows, total } = bigramTable(files.map((path) => readFileSync(path, 'utf8')))
const text = `# Which character follows which in ${files.length} public policy texts; made by npm run bigrams.\n${rows.join('')}`
writeFileSync(BIGRAMS, text)
console.log(
  `${rows.length} rows, ${Math.round(Buffer.byteLength(text) / 1024)} KiB, from ${total} pairs in ${files.length} texts`,
)
