/**
 * `npm run bench`: prints what a run costs, as ratios to something measured beside it: a cold extract to a process that does
 * nothing, a whole extraction to the tagging of its words, long documents to short ones. It judges nothing. Over `dist/`
 * as it was built last for cold starts, over the sources for the rest.
 */
import { cpus } from 'node:os'
import { cold } from './bench/cold.ts'
import { growth } from './bench/growth.ts'
import { benchTexts } from './bench/texts.ts'
import { warm } from './bench/warm.ts'

const { about, texts } = benchTexts()
console.log(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}; ${about}\n`)
if (process.env['NODE_EXTRA_CA_CERTS'] !== undefined) {
  console.log('NODE_EXTRA_CA_CERTS is set: every start of node reads it, on both sides of the first ratio.\n')
}
console.log(cold(texts))
console.log(await warm(texts))
console.log(await growth(texts))
