import { describe, expect, it } from 'vitest'
import { renderColumns, renderDataPackage } from '../../../src/render/tables/describe.ts'
import { regionLevel } from '../../../src/render/tables/shared-columns.ts'
import type { Cell } from '../../../src/core/table.ts'
import { TABLE_NAMES, type TableName } from '../../../src/render/tables/names.ts'
import { tableNamed, tidyTables } from '../../../src/render/tables/tables.ts'
import { OWN } from '../../support/documents.ts'
import { pipeline } from '../../support/real.ts'
import { sampleExtraction } from '../sample.ts'

const context = { id: 'd1', source: 'plans/plan.txt' }
const sample = sampleExtraction()

/** The rows of a table as records by column name. */
function records(name: TableName, extraction = sample): Record<string, Cell | undefined>[] {
  const table = tableNamed(name)
  return table
    .rows(extraction, context)
    .map((row) => Object.fromEntries(table.columns.map((column, index) => [column.name, row[index]])))
}

describe('the tidy tables', () => {
  it('have a row for every record, and for every body of an assignment', () => {
    const counts = Object.fromEntries(TABLE_NAMES.map((name) => [name, records(name).length]))
    expect(counts).toEqual({ documents: 1, indicators: 3, goals: 2, assignments: 2, residue: 2 })
  })

  it('put each part of an indicator into a column of its own', () => {
    expect(records('indicators')[0]).toMatchObject({
      document_id: 'd1',
      source_file: 'plans/plan.txt',
      region_code: '120000',
      region_level: 'province',
      document_year: 2021,
      indicator_id: 'i1',
      name: '5G基站',
      comparator: 'eq',
      amount: 50000,
      min: null,
      unit: '个',
      base_amount: 50000,
      base_unit: '个',
      change: 'level',
      role: 'target',
      implied: false,
      year: 2023,
      deadline_year: 2023,
      as_of_year: null,
      baseline_amount: null,
      goal_id: 'g1',
      agencies: '天津市通信管理局',
      section_path: '一、',
      section_title: '目标',
      start_offset: 0,
      end_offset: 4,
      line: 1,
      line_column: 1,
    })
  })

  it('have no empty text: what is not there is null', () => {
    const empty = { ...sample, indicators: sample.indicators.map((one) => ({ ...one, text: '', agencies: [] })) }
    expect(records('indicators', empty)[0]).toMatchObject({ text: null, agencies: null })
  })

  it('give a reported value the year reported on', () => {
    const [first] = sample.indicators
    const reported = { ...sample, indicators: [{ ...first!, role: 'status' as const, deadline: null, asOf: 2020 }] }
    expect(records('indicators', reported)[0]).toMatchObject({ year: 2020, deadline_year: null, as_of_year: 2020 })
  })

  it('name a document by its publication, or by the beginning of its period', () => {
    const undated = { ...sample, document: { ...sample.document, publishedOn: null } }
    expect(records('documents', undated)[0]).toMatchObject({ document_year: 2021, published_on: null })
    const neither = { ...sample, document: { ...sample.document, publishedOn: null, period: null, region: null } }
    expect(records('documents', neither)[0]).toMatchObject({
      document_year: null,
      region_code: null,
      region_level: null,
      province_code: null,
    })
  })

  it('list the bodies of an assignment in order, each with its own part', () => {
    expect(records('assignments')).toMatchObject([
      { assignment_id: 't1', position: 1, agency: '市通信管理局', agency_role: 'lead', section_id: 's1' },
      { assignment_id: 't1', position: 2, agency: '市教委', agency_full_name: '天津市教委', agency_role: 'support' },
    ])
  })

  it.each([
    ['120000', 'province'],
    ['510100', 'prefecture'],
    ['510107', 'county'],
  ])('read the level of %s from its digits', (code, level) => {
    expect(regionLevel(code)).toBe(level)
  })
})

describe('the columns', () => {
  it.each(tidyTables.map((table) => [table.name, table] as const))(
    'of %s are documented and well named',
    (_, table) => {
      const names = table.columns.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const { name, about } of table.columns) {
        expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
        expect(about.length).toBeGreaterThan(5)
      }
      expect(names).toEqual(expect.arrayContaining([...table.key]))
    },
  )

  it('hold values of their type for every record of real texts, and keys name a row', () => {
    const fits = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' }
    for (const { name, text } of OWN.slice(0, 40)) {
      const extraction = pipeline.extract({ name, text, encoding: 'utf-8', format: 'text' })
      for (const table of tidyTables) {
        const keys = new Set<string>()
        for (const row of table.rows(extraction, context)) {
          expect(row.length).toBe(table.columns.length)
          table.columns.forEach((column, index) => {
            const cell = row[index] as Cell
            if (cell === null) return
            expect(typeof cell, `${table.name}.${column.name}`).toBe(fits[column.type])
            if (column.type === 'integer') expect(Number.isInteger(cell)).toBe(true)
            expect(cell).not.toBe('')
          })
          const key = JSON.stringify(
            table.columns.flatMap(({ name: of }, at) => (table.key.includes(of) ? [row[at]] : [])),
          )
          expect(keys.has(key), `${name}: ${table.name} ${key}`).toBe(false)
          keys.add(key)
        }
      }
    }
  })

  it('are described in words and as a data package', () => {
    const words = renderColumns()
    const descriptor = JSON.parse(renderDataPackage()) as {
      resources: { name: string; schema: { fields: { name: string }[]; foreignKeys: { reference: unknown }[] } }[]
    }
    expect(descriptor.resources.map(({ name }) => name)).toEqual(TABLE_NAMES)
    for (const { schema } of descriptor.resources) {
      for (const { name } of schema.fields) expect(words).toContain(`  ${name} `)
    }
    expect(descriptor.resources[1]?.schema.foreignKeys.map(({ reference }) => reference)).toEqual([
      { resource: 'documents', fields: ['document_id'] },
      { resource: 'goals', fields: ['document_id', 'goal_id'] },
    ])
  })
})
