import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeDuckDb } from '../../src/read/duckdb.ts'
import { tidyTables } from '../../src/render/tables/tables.ts'
import { pipeline } from '../support/real.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-query-'))
afterAll(() => rmSync(folder, { recursive: true }))

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const query = /^```sql\n(WITH stated [^`]*)```$/m.exec(readme)?.[1] ?? ''

/** Short work reports: file → its sentences. */
const REPORTS = {
  '昆明市 2024.md': '去年,地区生产总值增长9.1%。\n\n今年的主要预期目标是:地区生产总值增长5%左右。',
  '成都市 2024.md': '今年的主要预期目标是:地区生产总值增长6%—7%。\n\n今后五年,地区生产总值年均增长8%。',
  '甘肃省 2024.md': '今年的主要预期目标是:生产总值增长4%,城镇新增就业30万人。',
  '甘肃省 2023.md': '今年的主要预期目标是:生产总值增长3%以上。',
}

test('the query of the README gives the median target of growth by year and level', async () => {
  const documents = Object.entries(REPORTS).map(([name, body]) => {
    const text = `政府工作报告\n\n各位代表:现在,我代表市人民政府作工作报告。\n\n${body}\n`
    return pipeline.extract({ name, text, encoding: 'utf-8', format: 'text' })
  })
  const path = join(folder, 'reports.duckdb')
  await writeDuckDb(
    path,
    tidyTables.map((shape) => ({
      shape,
      rows: documents.map((document) => shape.rows(document, { id: document.document.name, source: null })),
    })),
  )
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const result = await connection.runAndReadAll(query)
  expect(result.columnNames()).toEqual(['year', 'provinces', 'of_provinces', 'prefectures', 'of_prefectures'])
  expect(result.getRowsJson()).toEqual([
    [2023, 3, '1', null, '0'],
    [2024, 4, '1', 5.75, '2'],
  ])
})
