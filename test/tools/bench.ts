/**
 * `npm run bench`: prints what a run costs, as ratios to something measured beside it, and at the end a table of the marks in
 * Markdown; `npm run bench -- cold memory` only those sections. It fails at nothing. Over `dist/` as it was built last for whole processes, over the sources for the rest.
 */
import { cpus } from 'node:os'
import { cold } from './bench/cold.ts'
import { growth } from './bench/growth.ts'
import { marksTable, type Mark, type Section } from './bench/marks.ts'
import { memory } from './bench/memory.ts'
import { parallel } from './bench/parallel.ts'
import { recognizers } from './bench/recognizers.ts'
import { benchTexts } from './bench/texts.ts'
import { warm } from './bench/warm.ts'

const SECTIONS: Readonly<Record<string, (texts: readonly string[]) => Section | Promise<Section>>> = {
  tag: warm,
  recognizers,
  parallel,
  cold,
  memory,
  growth,
}

const asked = process.argv.slice(2)
const stranger = asked.find((name) => !(name in SECTIONS))
if (stranger !== undefined) {
  console.error(`there is no section '${stranger}'; sections: ${Object.keys(SECTIONS).join(', ')}`)
  process.exit(2)
}

const { about, texts } = benchTexts()
const machine = `node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown processor'}`
const marks: Mark[] = []
console.log(`${machine}; ${about}\n`)
if (process.env['NODE_EXTRA_CA_CERTS'] !== undefined) {
  console.log('NODE_EXTRA_CA_CERTS is set: every start of node reads it, on both sides of the ratio of a cold start.\n')
}
for (const [name, section] of Object.entries(SECTIONS)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const answer = await section(texts)
  console.log(answer.report)
  marks.push(...answer.marks)
}
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}:\n\n${marksTable(marks)}`)
