/**
 * Writes `rules/repair/bigrams.txt` and `trigrams.txt` from real policy texts. Every tenth document of the corpus is left
 * out: the damage tests run on those. Run by `npm run bigrams`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { BIGRAMS, TRIGRAMS, corpusFiles, simplifiedSeeds } from './corpus.ts'
import { bigramTable, trigramTable } from './sequence-table.ts'
import type { SequenceTable } from './sequence-table.ts'

const files = [...corpusFiles().filter(({ heldOut }) => !heldOut), ...simplifiedSeeds()].map(({ path }) => path)
if (!files.every((path) => existsSync(path)) || files.length === 0) {
  console.error('No corpus beside the repository (../shared): the tables stay as they are.')
  process.exit(1)
}
const texts = files.map((path) => readFileSync(path, 'utf8'))
write(BIGRAMS, 'Which character follows which', bigramTable(texts))
write(TRIGRAMS, 'Which character follows which two', trigramTable(texts))

function write(path: string, what: string, { rows, total }: SequenceTable): void {
  const text = `# ${what} in ${files.length} public policy texts; made by npm run bigrams.\n${rows.join('')}`
  writeFileSync(path, text)
  const size = Math.round(Buffer.byteLength(text) / 1024)
  console.log(`${what}: ${rows.length} rows, ${size} KiB, from ${total} sequences in ${files.length} texts`)
}
