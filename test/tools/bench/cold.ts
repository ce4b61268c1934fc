/** Cold starts: the wall time of whole processes, against a process that does nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../cases.ts'
import { median, medianRatio, milliseconds, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'
import { document } from './texts.ts'

const RUNS = 15
const CHARACTERS = 10_000

const dist = (name: string): string => JSON.stringify(join(PROJECT, 'dist', name))

/** What the parts of a start cost when done alone; each is a script for `node -e`. */
const PARTS = {
  dictionary: `require(${JSON.stringify(join(PROJECT, 'node_modules/nodejieba'))}).load({
    dict: ${dist('dict/jieba.dict.utf8')}, hmmDict: ${dist('dict/hmm_model.utf8')}, userDict: ${dist('dict/user.dict.utf8')},
    idfDict: ${dist('dict/idf.utf8')}, stopWordDict: ${dist('dict/stop_words.utf8')} })`,
  rules: `JSON.parse(require('node:fs').readFileSync(${dist('ruleset.json')}, 'latin1'))`,
}

/** Prints cold `extract` ÷ `node -e 0`, with the parts. */
export function cold(texts: readonly string[]): Section {
  const folder = mkdtempSync(join(tmpdir(), 'xinjijian-bench-'))
  try {
    const file = join(folder, 'text.txt')
    writeFileSync(file, document(texts, CHARACTERS))
    return measured(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function measured(file: string): Section {
  const bin = join(PROJECT, 'bin/xinjijian.js')
  const commands = {
    nothing: ['-e', '0'],
    extract: [bin, 'extract', file],
    imports: [bin, '--version'],
    dictionary: ['-e', PARTS.dictionary],
    rules: ['-e', PARTS.rules],
  }
  const times = interleaved(commands)
  const bare = median(times.nothing)
  const own = (name: keyof typeof commands): number => median(times[name]) - bare
  const whole = own('extract')
  const rest = whole - own('imports') - own('rules')
  const share = (value: number): string => `${((100 * value) / whole).toFixed(0)} %`
  const row = (name: string, value: number): string[] => [name, `+${milliseconds(value)}`, share(value)]
  const toNothing = medianRatio(times.extract, times.nothing)
  const title = `Cold extract of ${CHARACTERS.toLocaleString('en')} characters ÷ node -e 0: ${ratio(toNothing)} (median of ${RUNS} pairs)`
  const report = table(title, [
    ['node -e 0', milliseconds(bare), ''],
    row('imports', own('imports')),
    row('rules', own('rules')),
    row('part of the dictionary, stages, output', rest),
    ['whole', milliseconds(median(times.extract)), ''],
    ['(all of the dictionary', `+${milliseconds(own('dictionary'))})`, ''],
  ])
  return { report, marks: [mark('cold `extract` of 10,000 characters ÷ `node -e 0`', toNothing, { most: 3.5 })] }
}

/** Wall times of commands run in turn. */
function interleaved<Name extends string>(commands: Readonly<Record<Name, readonly string[]>>): Record<Name, number[]> {
  const names = Object.keys(commands) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let run = -1; run < RUNS; run++) {
    for (const name of names) {
      const begun = performance.now()
      const { status, stderr } = spawnSync(process.execPath, commands[name], { stdio: ['ignore', 'pipe', 'pipe'] })
      const took = performance.now() - begun
      if (status !== 0) throw new Error(`${name} failed: ${String(stderr)}`)
      // The first run of each warms the file cache.
      if (run >= 0) times[name].push(took)
    }
  }
  return times
}
