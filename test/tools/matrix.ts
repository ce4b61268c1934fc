/** Runs the tests against hostile input and prints one line a group: cases tried and passed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RUNS } from '../matrix/runs.ts'

interface Group {
  readonly name: string
  readonly file: string
  /** How many cases each test tries. */
  readonly each?: number
}

const GROUPS: readonly Group[] = [
  { name: 'encodings, invalid and truncated sequences, odd characters', file: 'test/read/encodings.test.ts' },
  { name: 'DOCX and PDF cut off; bits turned over in DOCX, PDF, HTML', file: 'test/matrix/damaged.test.ts' },
  { name: 'zip bombs, XML entities, paths; PDF loops, passwords, scans', file: 'test/matrix/bombs.test.ts' },
  { name: '100 MB on a line, a million lines, a sentence of 10 million', file: 'test/matrix/size.test.ts' },
  { name: 'catastrophic patterns in rules', file: 'test/matrix/rule-patterns.test.ts' },
  { name: 'YAML: aliases, depth, repeated keys, tags, 50 MB', file: 'test/matrix/yaml.test.ts' },
  { name: 'names of outputs', file: 'test/matrix/names.test.ts' },
  { name: 'links, FIFOs, devices, files that change', file: 'test/matrix/files.test.ts' },
  { name: 'terminal escapes in texts, file names, rule names', file: 'test/matrix/terminal.test.ts' },
  { name: 'readers that go away, full disks', file: 'test/matrix/streams.test.ts' },
  { name: 'properties of any text', file: 'test/matrix/properties.test.ts', each: RUNS },
]

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-matrix-'))
const output = join(folder, 'report.json')
const files = GROUPS.map(({ file }) => file)
const { status } = spawnSync('npx', ['vitest', 'run', ...files, '--reporter=json', `--outputFile=${output}`], {
  stdio: ['ignore', 'ignore', 'inherit'],
})
const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Report
rmSync(folder, { recursive: true })

const rows = GROUPS.map(({ name, file, each = 1 }) => {
  const results = testResults.filter((result) => result.name.endsWith(file)).flatMap((one) => one.assertionResults)
  const tried = results.filter((result) => result.status !== 'pending' && result.status !== 'skipped')
  const passed = tried.filter((result) => result.status === 'passed')
  return { name, tried: tried.length * each, passed: passed.length * each }
})
const total = rows.reduce(
  (sum, { tried, passed }) => ({ name: 'all', tried: sum.tried + tried, passed: sum.passed + passed }),
  { name: 'all', tried: 0, passed: 0 },
)
const width = Math.max(...rows.map(({ name }) => name.length))
for (const { name, tried, passed } of [...rows, total]) {
  console.log(`${name.padEnd(width)}  ${String(tried).padStart(6)} tried  ${String(passed).padStart(6)} passed`)
}
process.exitCode = status ?? 1
