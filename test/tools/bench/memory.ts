/** Memory of one process that extracts document after document, as a worker of a batch does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../cases.ts'
import { corpusFiles } from '../corpus.ts'
import { median, megabytes, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'

const DOCUMENTS = 3000
/** Where the memory is compared with that at the end. */
const SETTLED = 1000
/** Memory that grows by less is steady: it differs by as much from one hundred documents to the next. */
const STEADY = 1.05
/** Documents over which memory is looked at, for it goes up and down with the garbage. */
const WINDOW = 100

/** Extracts what it is sent and answers with its resident memory, in bytes. */
const SCRIPT = `
  import { createExtractor } from ${JSON.stringify(join(PROJECT, 'dist/index.js'))}
  const extractor = await createExtractor()
  process.on('message', (text) => {
    extractor.extract(text)
    process.send(process.memoryUsage.rss())
  })
  process.send(process.memoryUsage.rss())`

export async function memory(texts: readonly string[]): Promise<Section> {
  const corpus = corpusFiles().map(({ path }) => readFileSync(path, 'utf8'))
  const documents = corpus.length > 0 ? corpus : texts
  const worker = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const answer = async (): Promise<number> => ((await once(worker, 'message')) as [number])[0]
  const loaded = await answer()
  const resident: number[] = []
  for (let index = 0; index < DOCUMENTS; index++) {
    worker.send(documents[index % documents.length] as string)
    resident.push(await answer())
  }
  worker.disconnect()
  const around = (end: number): number => median(resident.slice(end - WINDOW, end))
  const row = (name: string, bytes: number): string[] => [name, megabytes(bytes)]
  const peak = Math.max(...resident.slice(0, documents.length))
  const growth = around(DOCUMENTS) / around(SETTLED)
  const report = table(`Memory of a worker, document ${DOCUMENTS} ÷ document ${SETTLED}: ${ratio(growth)}`, [
    row('loaded', loaded),
    row(`peak over the corpus (${documents.length} documents)`, peak),
    row(`at document ${SETTLED} (median of ${WINDOW})`, around(SETTLED)),
    row(`at document ${DOCUMENTS}`, around(DOCUMENTS)),
    row('peak', Math.max(...resident)),
  ])
  return {
    report,
    marks: [
      mark('memory of a worker over the corpus, peak', peak, { most: 250e6 }, megabytes),
      mark('memory at document 3,000 ÷ at document 1,000', growth, { most: STEADY }),
    ],
  }
}
