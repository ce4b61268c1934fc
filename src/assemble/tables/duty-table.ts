import type { SentenceAnalysis } from '../../core/analysis.ts'
import type { Token } from '../../core/token.ts'
import type { BodyReader } from '../agencies.ts'
import type { AgencyRole, AssignmentDraft, AssignmentReader, MentionDraft } from '../assignments.ts'
import { type Grid, type GridCell, isOneCell } from './grid.ts'
import type { Column, Head } from './head.ts'

/** A row of a division of work: who answers for it and by when. */
export interface DutyRow {
  readonly draft: AssignmentDraft | null
  /** Cells of the row that are read as text. */
  readonly tasks: readonly GridCell[]
  readonly deadline: GridCell | null
}

export interface DutyTable {
  readonly rows: readonly DutyRow[]
  readonly columns: readonly Column[]
}

const BODIES = ['lead', 'support', 'responsible'] as const satisfies readonly AgencyRole[]
const RULE = 'table.duties'

/** Reads a table whose rows are tasks, with columns of the bodies that lead and support. */
export class DutyTableReader {
  readonly #bodies: BodyReader
  readonly #prose: AssignmentReader
  readonly #text: string

  /** @param prose reads cells that say in words who does what */
  constructor(bodies: BodyReader, prose: AssignmentReader, text: string) {
    this.#bodies = bodies
    this.#prose = prose
    this.#text = text
  }

  /**
   * Null for a table without a column of bodies, or with nothing else.
   * @param linesOf the sentences of each line of a cell
   */
  read(
    grid: Grid,
    { columns, body }: Head,
    linesOf: (cell: GridCell) => readonly (readonly SentenceAnalysis[])[],
  ): DutyTable | null {
    const bodies = columns.filter(({ role }) => BODIES.some((known) => known === role))
    const tasks = columns.filter(({ role }) => role === null || role === 'task' || role === 'name')
    const due = columns.find(({ role }) => role === 'deadline')
    if (bodies.length === 0 || tasks.length === 0) return null
    const rows: DutyRow[] = []
    for (let row = body; row < grid.rows; row++) {
      if (isOneCell(grid, row)) continue
      const cellsOf = (some: readonly Column[]): GridCell[] => [
        ...new Set(some.flatMap(({ at }) => grid.at(row, at) ?? [])),
      ]
      const mentions = bodies.flatMap((column) => {
        const cell = grid.at(row, column.at)
        return cell === null ? [] : linesOf(cell).flatMap((line) => this.#mentions(line, column.role as AgencyRole))
      })
      const section = cellsOf(bodies).flatMap(linesOf)[0]?.[0]?.block.section ?? null
      const task = cellsOf(tasks)
      const draft =
        mentions.length === 0
          ? null
          : { span: hullOf(mentions), section, mentions, rule: RULE, about: task[0]?.text ?? '' }
      rows.push({ draft, tasks: task, deadline: due === undefined ? null : grid.at(row, due.at) })
    }
    if (rows.every(({ draft }) => draft === null)) return null
    const keys = columns.filter(({ role }) => role === 'index' || role === 'deadline')
    return { rows, columns: [...bodies, ...keys] }
  }

  #mentions(line: readonly SentenceAnalysis[], role: AgencyRole): MentionDraft[] {
    const told = line.flatMap((sentence) => this.#prose.of(sentence))
    if (told.length > 0) return told.flatMap(({ mentions }) => mentions)
    const tokens = line.flatMap((sentence) => sentence.tokens)
    return this.#listed(tokens).flatMap((part) =>
      this.#bodies.split(part, this.#text).map(({ name, kind, span }) => ({ name, kind, role, span })),
    )
  }

  /** Bodies in a cell may have but a space between them. */
  #listed(tokens: readonly Token[]): Token[][] {
    const parts: Token[][] = [[]]
    for (const token of tokens) {
      const part = parts.at(-1)!
      const last = part.at(-1)
      const known =
        last !== undefined &&
        last.end < token.start &&
        this.#bodies.kindOf(this.#text.slice(part[0]!.start, last.end).replaceAll(/\s/g, '')) !== null
      if (known) parts.push([token])
      else part.push(token)
    }
    return parts
  }
}

function hullOf(mentions: readonly MentionDraft[]): { start: number; end: number } {
  return {
    start: Math.min(...mentions.map(({ span }) => span.start)),
    end: Math.max(...mentions.map(({ span }) => span.end)),
  }
}
