import type { ColumnRole, TableKnowledge } from '../../core/table-knowledge.ts'
import { type Grid, isOneCell } from './grid.ts'

export interface Column {
  readonly at: number
  readonly role: ColumnRole | null
  /** The words that head it, those of several levels joined. */
  readonly head: string
}

export interface Head {
  readonly columns: readonly Column[]
  /** Index of the first row below it. */
  readonly body: number
}

/** No head has more levels. */
const MOST_LEVELS = 3

/** Tells what columns hold by the words that head them. */
export class HeadReader {
  readonly #columns: readonly { readonly role: ColumnRole; readonly pattern: RegExp }[]
  readonly #value: RegExp
  readonly #isYear: (head: string) => boolean

  /** @param isYear whether a head says a year */
  constructor({ columns, values }: TableKnowledge, isYear: (head: string) => boolean) {
    this.#columns = columns.map(({ role, pattern }) => ({ role, pattern: new RegExp(pattern, 'u') }))
    this.#value = new RegExp(`${values.actual}|${values.target}`, 'u')
    this.#isYear = isYear
  }

  read(grid: Grid): Head {
    let first = 0
    while (first < grid.rows - 1 && isOneCell(grid, first)) first++
    let levels = 1
    while (levels < MOST_LEVELS && first + levels < grid.rows && this.#goesOn(grid, first + levels - 1)) levels++
    const columns = Array.from({ length: grid.columns }, (_, at): Column => {
      const cells = new Set(Array.from({ length: levels }, (_level, level) => grid.at(first + level, at)))
      const words = [...cells].map((cell) => cell?.text ?? '')
      const head = words.join('')
      return { at, head, role: this.#roleOf(head) ?? this.#roleOf(words.at(-1) ?? '') }
    })
    return { columns, body: first + levels }
  }

  #roleOf(head: string): ColumnRole | null {
    const found = this.#columns.find(({ pattern }) => pattern.test(head))?.role
    if (found !== undefined) return found
    return head !== '' && (this.#isYear(head) || this.#value.test(head)) ? 'value' : null
  }

  /** Some cell reaches down into the next row, or what stands below a wide cell are heads of its columns. */
  #goesOn(grid: Grid, row: number): boolean {
    if (isOneCell(grid, row + 1)) return false
    const columns = Array.from({ length: grid.columns }, (_, at) => at)
    if (columns.some((at) => grid.at(row, at) !== null && grid.at(row, at) === grid.at(row + 1, at))) return true
    const wide = columns.filter((at) => {
      const cell = grid.at(row, at)
      return cell !== null && (cell === grid.at(row, at + 1) || (at > 0 && cell === grid.at(row, at - 1)))
    })
    return wide.length > 0 && wide.every((at) => this.#roleOf(grid.at(row + 1, at)?.text ?? '') !== null)
  }
}
