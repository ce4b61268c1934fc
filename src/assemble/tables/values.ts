import type { ValueKnowledge } from '../../core/table-knowledge.ts'
import type { Fields, Token } from '../../core/token.ts'
import { type Assembling, hasClass } from '../context.ts'

/** What a cell of values says. */
export interface CellValue {
  readonly quantity: Fields
  /** It sums up several years. */
  readonly cumulative: boolean
}

export interface NamedUnit {
  readonly name: string
  readonly unit: string | null
  /** The change that the end of the name says; it is not part of `name`. */
  readonly change: string | null
}

/** Classes of what may be the value. */
const VALUE_CLASSES = ['quantity', 'measure', 'number']
const BRACKETS = /[([]([^()[\]]{1,16})[)\]]/gu
/** A number with which a unit is tried. */
const SAMPLE = '12.5'

/** Reads the cells of tables of indicators: names with their units, values with their bounds. */
export class CellReader {
  readonly #world: Assembling
  readonly #knowledge: ValueKnowledge
  readonly #patterns: ReturnType<typeof patternsOf>

  constructor(world: Assembling, knowledge: ValueKnowledge) {
    this.#world = world
    this.#knowledge = knowledge
    this.#patterns = patternsOf(knowledge)
  }

  isEmpty(text: string): boolean {
    return this.#patterns.empty.test(text)
  }

  /** @param unit what the cell's number counts unless the cell says so itself */
  value(text: string, unit: string | null): CellValue | null {
    if (this.isEmpty(text)) return null
    const inner = this.#patterns.cumulative.exec(text)?.[1]
    const written = this.#inWords(inner ?? text)
    const own = this.#single(this.#world.read(this.#knowledge.carrier + written))
    if (own === null) return null
    const quantity = unit === null || own['unit'] != null ? own : this.#counting(written, unit, own)
    return { quantity, cumulative: inner !== undefined }
  }

  /** 森林覆盖率(%) → name and unit; a bracket that holds no unit stays. */
  name(text: string, unitColumn: string | null): NamedUnit {
    const bare = text.replaceAll(this.#patterns.nameDress, '')
    const parts = this.#patterns.nameUnit.exec(bare)?.groups
    const inName = parts?.['unit'] !== undefined && this.#isUnit(parts['unit']) ? parts : undefined
    const called = inName?.['name'] ?? bare
    const unit = unitColumn ?? inName?.['unit'] ?? null
    for (const { pattern, change } of this.#patterns.changes) {
      const name = pattern.exec(called)?.groups?.['name']
      if (name !== undefined) return { name, unit, change }
    }
    return { name: called, unit, change: null }
  }

  /** The unit that the head of a column has in brackets, or null. */
  headUnit(head: string): string | null {
    for (const [, inner = ''] of head.matchAll(BRACKETS)) if (this.#isUnit(inner)) return inner
    return null
  }

  /** The year that the head of a column says last, with its words. */
  year(head: string): { readonly year: number; readonly text: string } | null {
    const date = this.#world.read(head).findLast((token) => typeof this.#yearOf(token) === 'number')
    return date === undefined ? null : { year: this.#yearOf(date) as number, text: date.text }
  }

  #yearOf(token: Token): unknown {
    return hasClass(this.#world.table, token, ['date']) ? token.fields?.['to'] : undefined
  }

  #isUnit(text: string): boolean {
    const tokens = this.#world.read(this.#knowledge.carrier + SAMPLE + text)
    return tokens.length === 2 && hasClass(this.#world.table, tokens[1], ['measure'])
  }

  /** The value of some tokens that hold but one. */
  #single(tokens: readonly Token[]): Fields | null {
    const [found, second] = tokens.filter((token) => hasClass(this.#world.table, token, VALUE_CLASSES))
    return found?.fields === undefined || second !== undefined ? null : { comparator: '=', ...found.fields }
  }

  #inWords(text: string): string {
    const sign = Object.keys(this.#knowledge.signs)
      .filter((candidate) => text.startsWith(candidate))
      .toSorted((a, b) => b.length - a.length)[0]
    return sign === undefined ? text : `${this.#knowledge.signs[sign]}${text.slice(sign.length)}`
  }

  /** The value with its unit; one that the lexer does not know counts by itself. */
  #counting(text: string, unit: string, bare: Fields): Fields {
    const known = this.#isUnit(unit) ? this.#single(this.#withUnit(text, unit)) : null
    return known ?? { ...bare, unit, base: unit, dimension: unit }
  }

  /** The unit goes behind the last number, before what bounds it: 5.5左右 → 5.5%左右. */
  #withUnit(text: string, unit: string): readonly Token[] {
    const { carrier } = this.#knowledge
    const tokens = this.#world.read(carrier + text)
    const parts = (token: Token): readonly Token[] => token.parts?.flatMap(parts) ?? [token]
    const number = tokens
      .flatMap(parts)
      .findLast((token) => hasClass(this.#world.table, token, ['number', 'measure.range', 'measure']))
    const at = number === undefined ? text.length : number.end - carrier.length
    return this.#world.read(carrier + text.slice(0, at) + unit + text.slice(at))
  }
}

function patternsOf(knowledge: ValueKnowledge) {
  return {
    empty: new RegExp(knowledge.empty, 'u'),
    cumulative: new RegExp(knowledge.cumulative, 'u'),
    nameDress: new RegExp(knowledge.nameDress, 'gu'),
    nameUnit: new RegExp(knowledge.nameUnit, 'u'),
    changes: knowledge.changes.map(({ pattern, change }) => ({ pattern: new RegExp(pattern, 'u'), change })),
  }
}
