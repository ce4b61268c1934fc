import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TABLE_NAMES } from '../../src/render/tables/names.ts'
import { PATIENCE } from './struck.ts'
import { DOCUMENTS, lacks, recipes, Workshop } from './support.ts'

const folder = join(recipes, 'spark')
const noPython = lacks('the part of the Spark recipes that needs no Spark', ['python3'], 'apt-get install python3')
const noSpark = noPython || spawnSync('python3', ['-c', 'import pyspark']).status !== 0
if (noSpark) console.warn('SKIPPED: the Spark recipes are not run in Spark: no PySpark here (pip install pyspark)')

const workshop = new Workshop()
let alone: readonly string[] = []
let tables: readonly Readonly<Record<string, readonly object[]>>[] = []
beforeAll(async () => {
  const command = workshop.command()
  const stdin = `${DOCUMENTS.join('\n')}\n`
  alone = linesOf((await workshop.run(command, ['pipe'], { stdin })).stdout)
  const records = linesOf((await workshop.run(command, ['pipe', '-f', 'tables'], { stdin })).stdout)
  tables = records.map((line) => (JSON.parse(line) as { tables: Record<string, object[]> }).tables)
}, PATIENCE)
afterAll(() => workshop.clear())

function linesOf(output: Buffer): string[] {
  return output.toString('utf8').split('\n').slice(0, -1)
}

/** Rows in an order of their own, as text: numbers as JSON has them. */
function sorted(rows: readonly object[]): string[] {
  const plain = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)
  return rows.map((row) => JSON.stringify(row, plain)).toSorted()
}

describe.skipIf(noPython)('without Spark', { timeout: PATIENCE }, () => {
  function python(code: string, stdin = ''): ReturnType<Workshop['run']> {
    const env = { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' }
    const argv = ['-c', `import json, sys\nfrom xinjijian_pipe import *\n${code}`, workshop.path('xinjijian')]
    return workshop.run('python3', argv, { env, stdin })
  }
  const LINES = '(line.rstrip("\\n") for line in open(0, encoding="utf-8", newline="\\n"))'

  test('a partition goes through one process: the records of a single one', async () => {
    const code = `for record in answers((request(*json.loads(line).values()) for line in ${LINES}), sys.argv[1] + " pipe"):
    print(json.dumps(record))`
    const { code: exit, stdout, stderr } = await python(code, `${DOCUMENTS.join('\n')}\n`)
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    const records = linesOf(stdout).map((line) => JSON.parse(line) as unknown)
    expect(records).toEqual(alone.map((line) => JSON.parse(line) as unknown))
  })

  test('far more than the pipes hold: nobody waits for ever', async () => {
    const code =
      'print(sum(not one["ok"] for one in answers(("x" * 50_000 for _ in range(400)), sys.argv[1] + " pipe")))'
    expect((await python(code)).stdout.toString()).toBe('400\n')
  })

  test.each([
    ['ends too early', 'head -n 1', /RuntimeError: head -n 1: exit code 0 after 1 of \d+ lines/],
    ['fails', 'false', /RuntimeError: false: exit code 1 after 0 of \d+ lines/],
  ])('a process that %s is an error, so that Spark tries again', async (_, command, message) => {
    const { code, stderr } = await python(`for one in answers(["{}"] * 5, "${command}"): pass`)
    expect(code).toBe(1)
    expect(stderr).toMatch(message)
  })

  test('rows of all tables, as tuples in the order of the columns', async () => {
    const code = `
tables = table_columns(sys.argv[1])
lines = (request(*json.loads(line).values()) for line in ${LINES})
for record in answers(lines, sys.argv[1] + " pipe --format tables"):
    print(json.dumps(flat(record, tables)))
print(json.dumps({table: [name for name, kind in columns] for table, columns in tables.items()}))`
    const poisoned = JSON.stringify({ id: 'empty', text: ' ' })
    const { stdout } = await python(code, `${DOCUMENTS.join('\n')}\n${poisoned}\n`)
    const lines = linesOf(stdout).map((line) => JSON.parse(line) as unknown)
    const columns = lines.pop() as Record<string, string[]>
    expect(Object.keys(columns)).toEqual(TABLE_NAMES)
    expect(lines.pop()).toEqual(['empty', 'file-empty', 'is empty', [], [], [], [], []])
    const flat = lines as [string, null, null, ...unknown[][]][]
    for (const [index, [, , , ...lists]] of flat.entries()) {
      const expected = TABLE_NAMES.map((name) => tables[index]?.[name]?.map((cells) => Object.values(cells)))
      expect(lists).toEqual(expected)
    }
    expect(flat).toHaveLength(DOCUMENTS.length)
  })
})

describe.skipIf(noSpark)('in Spark, in local-cluster mode', { timeout: 5 * PATIENCE }, () => {
  const master = '--master local-cluster[2,1,1024]'
  beforeAll(() => {
    const rows = DOCUMENTS.map((line) => JSON.parse(line) as { id: string; text: string })
    const columnData = (['id', 'text'] as const).map((name) => ({
      name,
      data: rows.map((row) => row[name]),
      type: 'STRING' as const,
    }))
    workshop.write('documents.parquet', new Uint8Array(parquetWriteBuffer({ columnData })))
  })

  function submit(recipe: string, out: string): ReturnType<Workshop['run']> {
    const argv = [
      join(folder, recipe),
      workshop.path('documents.parquet'),
      workshop.path(out),
      workshop.path('xinjijian'),
    ]
    const env = {
      PYSPARK_SUBMIT_ARGS: `${master} --py-files ${join(folder, 'xinjijian_pipe.py')} pyspark-shell`,
      PYTHONDONTWRITEBYTECODE: '1',
      SPARK_LOCAL_IP: '127.0.0.1',
    }
    return workshop.run('python3', argv, { env })
  }

  function parts(name: string): string[] {
    const files = readdirSync(workshop.path(name)).filter((file) => file.startsWith('part-'))
    return files.toSorted().map((file) => `${name}/${file}`)
  }

  test('RDD.pipe: the records of a single process', async () => {
    const { code, stderr } = await submit('to_jsonl.py', 'lines')
    expect(code, stderr).toBe(0)
    expect(
      parts('lines')
        .flatMap((name) => linesOf(workshop.read(name)))
        .toSorted(),
    ).toEqual(alone.toSorted())
  })

  test('mapPartitions: the tidy tables of a single process', async () => {
    const { code, stderr } = await submit('to_tables.py', 'tables')
    expect(code, stderr).toBe(0)
    for (const table of TABLE_NAMES) {
      const rows: object[] = []
      for (const name of parts(`tables/${table}`)) {
        const bytes = new Uint8Array(workshop.read(name))
        rows.push(...(await parquetReadObjects({ file: bytes.buffer })))
      }
      expect(sorted(rows), table).toEqual(sorted(tables.flatMap((one) => one[table] ?? [])))
    }
  })
})
