import type { SentenceAnalysis } from '../../core/analysis.ts'
import type { Horizon } from '../../core/extraction.ts'
import type { Block, CellAddress } from '../../core/outline.ts'
import type { AssignmentDraft, AssignmentReader } from '../assignments.ts'
import type { BodyReader } from '../agencies.ts'
import { type Assembling, keyOf } from '../context.ts'
import type { YearReader } from '../years.ts'
import { DutyTableReader, type DutyTable } from './duty-table.ts'
import { gridOf, type Grid, type GridCell, transposed } from './grid.ts'
import { type Head, HeadReader } from './head.ts'
import { type IndicatorTable, IndicatorTableReader } from './indicator-table.ts'
import { CellReader } from './values.ts'

/** A table of indicators, in normalized offsets. */
export interface FoundTable extends IndicatorTable {
  readonly table: number
  readonly start: number
  readonly section: number | null
}

/** What the tables of a document say by their form. */
export class TableReading {
  readonly #read = new Set<string>()
  readonly #deadlines = new Map<string, Horizon>()
  readonly assignments: AssignmentDraft[] = []
  readonly indicators: FoundTable[] = []

  /** Is this a line of a cell that the table's form explains, so that it is not read as text? */
  isRead({ cell }: Block): boolean {
    return cell !== undefined && this.#read.has(keyOf(cell))
  }

  /** The deadline that the row of a cell states. */
  deadlineOf({ cell }: Block): Horizon | null {
    return cell === undefined ? null : (this.#deadlines.get(keyOf(cell)) ?? null)
  }

  addDuties(table: number, { rows }: DutyTable, horizonIn: (cell: GridCell) => Horizon | null): void {
    for (const { draft, tasks, deadline } of rows) {
      const cells = tasks.map(({ index }) => ({ table, index }))
      if (draft !== null) this.assignments.push({ ...draft, cells })
      const due = deadline === null ? null : horizonIn(deadline)
      if (due !== null) for (const cell of cells) this.#deadlines.set(keyOf(cell), due)
    }
  }

  markRead(cell: CellAddress): void {
    this.#read.add(keyOf(cell))
  }
}

/** Reads the tables of a document that divide work or list indicators; all others are left to be read cell by cell. */
export function readTables(
  world: Assembling,
  years: YearReader,
  bodies: BodyReader,
  prose: AssignmentReader,
): TableReading {
  const reading = new TableReading()
  const { tables } = world.outline
  if (tables.length === 0) return reading
  const lines = linesByCell(world.sentences)
  const cells = new CellReader(world, world.tables.values)
  const heads = new HeadReader(world.tables, (head) => cells.year(head) !== null)
  const duties = new DutyTableReader(bodies, prose, world.text)
  const values = new IndicatorTableReader(cells, world.tables, years.now)
  for (const [at, table] of tables.entries()) {
    const linesOf = ({ index, text }: GridCell): readonly (readonly SentenceAnalysis[])[] =>
      cells.isEmpty(text) ? [] : (lines.get(keyOf({ table: at, index })) ?? [])
    const upright = gridOf(table, world.text)
    const head = heads.read(upright)
    const found = duties.read(upright, head, linesOf)
    if (found !== null) {
      reading.addDuties(at, found, (cell) => dueIn(linesOf(cell).flat(), years))
      markColumns(reading, at, upright, head, found.columns)
    }
    for (const grid of found === null ? [upright, transposed(upright)] : [upright]) {
      const itsHead = grid === upright ? head : heads.read(grid)
      const listed = values.read(grid, itsHead)
      if (listed === null) continue
      const section = linesIn(lines, at, table.cells.length)[0]?.block.section ?? null
      reading.indicators.push({ ...listed, table: at, start: table.start, section })
      markColumns(reading, at, grid, itsHead, listed.columns)
      break
    }
  }
  return reading
}

/** Heads of all columns, and all of the columns that are understood. */
function markColumns(
  reading: TableReading,
  table: number,
  grid: Grid,
  { columns, body }: Head,
  understood: readonly Head['columns'][number][],
): void {
  const mark = (row: number, column: number): void => {
    const cell = grid.at(row, column)
    if (cell !== null) reading.markRead({ table, index: cell.index })
  }
  for (const { at } of columns) for (let row = 0; row < body; row++) mark(row, at)
  for (const { at } of understood) for (let row = body; row < grid.rows; row++) mark(row, at)
}

function dueIn(sentences: readonly SentenceAnalysis[], years: YearReader): Horizon | null {
  for (const sentence of sentences) {
    const stated = years.statedIn(sentence).at(-1)
    if (stated !== undefined) return { year: stated.year, from: 'sentence', text: stated.text }
  }
  return null
}

type Lines = ReadonlyMap<string, readonly (readonly SentenceAnalysis[])[]>

function linesByCell(sentences: readonly SentenceAnalysis[]): Lines {
  const cells = new Map<string, SentenceAnalysis[][]>()
  for (const sentence of sentences) {
    const { cell } = sentence.block
    if (cell === undefined) continue
    const lines = cells.get(keyOf(cell)) ?? []
    cells.set(keyOf(cell), lines)
    if (lines.at(-1)?.[0]?.block === sentence.block) lines.at(-1)!.push(sentence)
    else lines.push([sentence])
  }
  return cells
}

function linesIn(lines: Lines, table: number, count: number): SentenceAnalysis[] {
  for (let index = 0; index < count; index++) {
    const found = lines.get(keyOf({ table, index }))
    if (found !== undefined) return found.flat()
  }
  return []
}
