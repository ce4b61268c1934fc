import type { TableKnowledge } from '../../core/table-knowledge.ts'
import type { Indicator } from '../../core/extraction.ts'
import type { Span } from '../../core/span.ts'
import type { Fields } from '../../core/token.ts'
import { valueOf } from '../values.ts'
import { type Grid, type GridCell, isOneCell } from './grid.ts'
import type { Column, Head } from './head.ts'
import type { CellReader, CellValue, NamedUnit } from './values.ts'

/** A value of a table of indicators on its way to a record. */
export interface TableIndicator {
  readonly name: string
  readonly quantity: Fields
  readonly change: Indicator['change']
  readonly per: string | null
  readonly baseline: Indicator['baseline']
  readonly nature: Indicator['nature']
  readonly reported: boolean
  /** The year it is for, as the head of its column says. */
  readonly year: { readonly year: number; readonly text: string } | null
  /** The cell of its name. */
  readonly named: GridCell
  readonly span: Span
}

export interface IndicatorTable {
  readonly indicators: readonly TableIndicator[]
  /** Cells that hold values none of which could be read. */
  readonly unread: readonly GridCell[]
  /** Columns that are understood. */
  readonly columns: readonly Column[]
}

interface ValueColumn extends Column {
  readonly year: TableIndicator['year']
  readonly unit: string | null
  readonly reported: boolean
}

/** Reads a table whose rows are indicators and whose columns are their values in several years. */
export class IndicatorTableReader {
  readonly #cells: CellReader
  readonly #patterns: Record<'actual' | 'target' | 'yearly' | 'binding' | 'expected', RegExp>
  readonly #rate: string
  /** What lies before it is past. */
  readonly #now: number | null

  constructor(cells: CellReader, { values }: TableKnowledge, now: number | null) {
    this.#cells = cells
    this.#rate = values.rate
    this.#now = now
    const { actual, target, yearly, binding, expected } = values
    this.#patterns = {
      actual: new RegExp(actual, 'u'),
      target: new RegExp(target, 'u'),
      yearly: new RegExp(yearly, 'u'),
      binding: new RegExp(binding, 'u'),
      expected: new RegExp(expected, 'u'),
    }
  }

  /** Null for a table that is none of indicators. */
  read(grid: Grid, { columns, body }: Head): IndicatorTable | null {
    const of = (role: Column['role']): Column | undefined => columns.find((column) => column.role === role)
    const values = this.#valueColumns(columns)
    const growth = of('growth')
    const given = columns.findLast(({ role }) => role === 'name')
    if (values.length === 0 && (growth === undefined || given === undefined)) return null
    const sure = given !== undefined || values.length > 1 || of('unit') !== undefined || of('nature') !== undefined
    const first = values[0]?.at ?? growth?.at ?? 0
    const name =
      given ??
      columns.findLast(({ role, at }) => at < first && (role === 'task' || role === null || role === 'category'))
    if (!sure || name === undefined) return null
    const found: TableIndicator[] = []
    const unread: GridCell[] = []
    const parts = { name, unit: of('unit'), nature: of('nature'), growth, values }
    for (let row = body; row < grid.rows; row++) {
      if (isOneCell(grid, row)) continue
      const read = this.#row((column) => (column === undefined ? null : grid.at(row, column.at)), parts)
      found.push(...read.indicators)
      unread.push(...read.unread)
    }
    if (found.length === 0) return null
    const understood = [...values, name, ...columns.filter(({ role }) => role !== null && KEYS.has(role))]
    return { indicators: found, unread, columns: understood }
  }

  /** Columns of values with their years; a column that says neither past nor future is told by its year. */
  #valueColumns(columns: readonly Column[]): ValueColumn[] {
    const found = columns
      .filter(({ role }) => role === 'value')
      .map((column) => ({ ...column, year: this.#cells.year(column.head), unit: this.#cells.headUnit(column.head) }))
    const years = found.flatMap(({ year }) => (year === null ? [] : [year.year]))
    const last = Math.max(...years)
    return found.map((column) => {
      const { head, year } = column
      if (this.#patterns.target.test(head)) return { ...column, reported: false }
      if (this.#patterns.actual.test(head)) return { ...column, reported: true }
      if (year === null) return { ...column, reported: false }
      if (this.#now !== null) return { ...column, reported: year.year < this.#now }
      return { ...column, reported: found.length > 1 && year.year < last }
    })
  }

  #row(
    at: (column: Column | undefined) => GridCell | null,
    parts: {
      name: Column
      unit: Column | undefined
      nature: Column | undefined
      growth: Column | undefined
      values: readonly ValueColumn[]
    },
  ): { indicators: TableIndicator[]; unread: GridCell[] } {
    const named = at(parts.name)
    if (named === null || this.#cells.isEmpty(named.text)) return { indicators: [], unread: [] }
    const unitCell = at(parts.unit)?.text ?? ''
    const name = this.#cells.name(named.text, this.#cells.isEmpty(unitCell) ? null : unitCell)
    const unread: GridCell[] = []
    const read = parts.values.flatMap((column) => {
      const cell = at(column)
      if (cell === null) return []
      const value = this.#cells.value(cell.text, name.unit ?? column.unit)
      if (value === null && /\d/.test(cell.text)) unread.push(cell)
      return value === null ? [] : [{ column, cell, value }]
    })
    const growth = this.#growth(at(parts.growth), parts.growth, name)
    const targets = read.filter(({ column }) => !column.reported)
    const reported = read.filter(({ column }) => column.reported)
    const base = targets.length > 0 || growth !== null ? reported.pop() : undefined
    const common = { name: name.name, named, nature: this.#nature(at(parts.nature)?.text ?? ''), per: null }
    const last = targets.at(-1)?.column.year ?? parts.values.findLast(({ reported: past }) => !past)?.year ?? null
    const indicators = [...reported, ...targets].map(({ column, cell, value }): TableIndicator => ({
      ...common,
      quantity: value.quantity,
      change: changeOf(name.change),
      baseline: column.reported || base === undefined ? null : baselineOf(base.value, base.column),
      reported: column.reported,
      year: column.year,
      span: hull(named.span, cell.span),
    }))
    if (growth !== null) {
      const { cell, value, ...rest } = growth
      const baseline = targets.length > 0 || base === undefined ? null : baselineOf(base.value, base.column)
      indicators.push({
        ...common,
        ...rest,
        quantity: value.quantity,
        baseline,
        reported: false,
        year: last,
        span: hull(named.span, cell.span),
      })
    }
    return { indicators, unread }
  }

  /** 年均/累计: a rate per year, or in brackets the sum of the years. */
  #growth(
    cell: GridCell | null,
    column: Column | undefined,
    name: NamedUnit,
  ): { cell: GridCell; value: CellValue; change: Indicator['change']; per: string | null } | null {
    if (cell === null || column === undefined) return null
    const sum = this.#cells.value(cell.text, name.unit)
    if (sum === null) return null
    const yearly = this.#patterns.yearly.test(column.head) && !sum.cumulative
    if (!yearly) return { cell, value: sum, change: changeOf(name.change ?? 'increase'), per: null }
    const value = this.#cells.value(cell.text, this.#rate) ?? sum
    return { cell, value, change: changeOf(name.change ?? 'increase'), per: 'year' }
  }

  #nature(text: string): Indicator['nature'] {
    if (this.#patterns.binding.test(text)) return 'binding'
    return this.#patterns.expected.test(text) ? 'expected' : null
  }
}

/** Roles of columns that are read with the rows, whatever stands in them. */
const KEYS = new Set<Column['role']>(['index', 'category', 'name', 'unit', 'nature', 'growth'])

function changeOf(change: string | null): Indicator['change'] {
  return change === 'increase' || change === 'decrease' ? change : 'level'
}

function baselineOf({ quantity }: CellValue, column: ValueColumn): Indicator['baseline'] {
  const { amount, unit } = valueOf(quantity)
  return { amount, unit, year: column.year?.year ?? null }
}

function hull(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}
