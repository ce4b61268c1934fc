import { PatternProblem } from './ast.ts'
import type { ElementNode, Member, Node, Pattern, VariableReference } from './ast.ts'

/** Upper limit of a repetition. */
const MAX_REPETITION = 40
const MAX_DEPTH = 32

const BLANK = /[ \t\r\n]/
const NAME = /[A-Za-z0-9._-]/
const PLAIN = /[a-z0-9-]/
const LOOKS = ['?<=', '?<!', '?=', '?!'] as const

/**
 * Reads a pattern:
 *
 *     pattern   = sequence { '|' sequence }
 *     sequence  = item { item }
 *     item      = ( atom [ quantifier ] [ '@' name ] ) | look | '<' | '>'
 *     atom      = one | '$' name | '(' pattern ')'
 *     one       = class | "'" text "'" | '_' | '[' { [ '!' ] ( class | literal | '_' | '$' name ) } ']'
 *     quantifier= ( '?' | '{' n '}' | '{' m ',' n '}' ) [ '?' ]
 *     look      = ( '?=' | '?!' | '?<=' | '?<!' ) ( one | '$' name )
 *
 * Throws PatternProblem.
 */
export function parsePattern(text: string): Pattern {
  const parser = new Parser(text)
  return parser.whole()
}

class Parser {
  readonly text: string
  at = 0
  depth = 0
  readonly classes: Pattern['classes'][number][] = []
  readonly variables: VariableReference[] = []
  readonly literals: Pattern['literals'][number][] = []

  constructor(text: string) {
    this.text = text
  }

  whole(): Pattern {
    const root = this.choice()
    if (this.at < this.text.length)
      throw this.problem(`unexpected ${this.here()}`, this.here() === ')' ? 'There is no ( for it.' : undefined)
    return { root, classes: this.classes, variables: this.variables, literals: this.literals }
  }

  choice(): Node {
    const options = [this.sequence()]
    while (this.take('|')) options.push(this.sequence())
    return options.length === 1 ? options[0]! : { kind: 'choice', options }
  }

  sequence(): Node {
    const items: Node[] = []
    for (this.blank(); this.at < this.text.length && this.here() !== '|' && this.here() !== ')'; this.blank())
      items.push(this.item())
    if (items.length === 0) throw this.problem('nothing here to match', 'For something optional write (x)?.')
    return items.length === 1 ? items[0]! : { kind: 'sequence', items }
  }

  item(): Node {
    const look = this.lookSign()
    if (look) {
      this.at += look.length
      return { kind: 'look', ahead: !look.includes('<'), negated: look.includes('!'), element: this.one() }
    }
    if (this.take('<')) return { kind: 'edge', edge: 'start' }
    if (this.take('>')) return { kind: 'edge', edge: 'end' }
    const item = this.quantified(this.atom())
    return this.take('@') ? { kind: 'capture', item, name: this.plainName('a capture name') } : item
  }

  atom(): Node {
    if (this.here() !== '(') return this.one()
    const open = this.at++
    if (++this.depth > MAX_DEPTH) throw new PatternProblem(`more than ${MAX_DEPTH} brackets inside each other`, open)
    const inner = this.choice()
    if (!this.take(')')) throw new PatternProblem('( is never closed', open)
    this.depth--
    return inner
  }

  quantified(item: Node): Node {
    const start = this.at
    let bounds: [number, number] | null = null
    if (this.here() === '?' && !this.lookSign()) {
      this.at++
      bounds = [0, 1]
    } else if (this.take('{')) bounds = this.bounds(start)
    if (!bounds) {
      if (this.here() === '*' || this.here() === '+')
        throw this.problem(`${this.here()} is unbounded`, `Write {0,n} or {1,n} with n up to ${MAX_REPETITION}.`)
      return item
    }
    const lazy = this.here() === '?' && !this.lookSign() && this.take('?')
    if ((this.here() === '?' && !this.lookSign()) || this.here() === '{')
      throw this.problem('a second quantifier', 'Put the first one in a group.')
    return { kind: 'repeat', item, min: bounds[0], max: bounds[1], lazy }
  }

  bounds(start: number): [number, number] {
    const [min, max = min] = this.until('}', start)
      .split(',')
      .map((part) => (/^ ?\d{1,4} ?$/.test(part) ? Number(part) : Number.NaN))
    const raw = this.text.slice(start, this.at)
    if (min === undefined || max === undefined || Number.isNaN(min + max) || raw.split(',').length > 2) {
      throw new PatternProblem(`bad repetition ${raw}`, start, 'Write {n} or {m,n}.')
    }
    if (max > MAX_REPETITION)
      throw new PatternProblem(
        `repetition ${raw} goes over ${MAX_REPETITION}`,
        start,
        'Repeat a group if more is needed.',
      )
    if (min > max)
      throw new PatternProblem(`repetition ${raw} ends below its start`, start, `Did you mean {${max},${min}}?`)
    if (max === 0) throw new PatternProblem(`repetition ${raw} matches nothing`, start)
    return [min, max]
  }

  /** A test of one token, or a variable. */
  one(): ElementNode | VariableReference {
    if (this.here() === '[') return this.set()
    const member = this.member(false)
    return member.kind === 'variable'
      ? member
      : { kind: 'element', any: member.kind === 'anything' ? [] : [member], none: [] }
  }

  set(): ElementNode {
    const open = this.at++
    const any: Member[] = []
    const none: Member[] = []
    for (this.blank(); !this.take(']'); this.blank()) {
      if (this.at >= this.text.length) throw new PatternProblem('[ is never closed', open)
      const negated = this.take('!')
      const member = this.member(negated)
      ;(negated ? none : any).push(member)
    }
    if (any.length + none.length === 0) throw new PatternProblem('an empty set', open, 'For any token write _.')
    return { kind: 'element', any: any.some(({ kind }) => kind === 'anything') ? [] : any, none }
  }

  member(negated: boolean): Member {
    const offset = this.at
    if (this.take("'")) {
      const text = this.until("'", offset)
      if (text === '') throw new PatternProblem('an empty literal', offset)
      this.literals.push({ text, offset: offset + 1 })
      return { kind: 'literal', text }
    }
    if (this.take('$')) {
      const variable: VariableReference = { kind: 'variable', name: this.plainName('a variable name'), offset }
      this.variables.push(variable)
      return variable
    }
    const name = this.run(NAME)
    if (name === '_') return { kind: 'anything' }
    if (name === '') {
      const sign = this.here() === '' ? 'the end' : this.here()
      const hint = /[^\p{ASCII}]/u.test(sign) ? "Put literal text in single quotes: '…'." : undefined
      throw this.problem(
        `expected a class, a literal or a set, found ${sign}`,
        hint ?? (sign === '?' || sign === '{' ? 'A quantifier stands right behind what it repeats.' : undefined),
      )
    }
    const reference = { kind: 'class', name, offset, negated } as const
    this.classes.push(reference)
    return reference
  }

  plainName(what: string): string {
    const name = this.run(PLAIN)
    if (name === '') throw this.problem(`expected ${what}`)
    return name
  }

  run(allowed: RegExp): string {
    const start = this.at
    while (this.at < this.text.length && allowed.test(this.here())) this.at++
    return this.text.slice(start, this.at)
  }

  /** The text up to a sign, which is passed. */
  until(sign: string, start: number): string {
    const end = this.text.indexOf(sign, this.at)
    if (end < 0) throw new PatternProblem(`${this.text[start]} is never closed`, start)
    const inside = this.text.slice(this.at, end)
    this.at = end + 1
    return inside
  }

  lookSign(): string | undefined {
    return this.here() === '?' ? LOOKS.find((sign) => this.text.startsWith(sign, this.at)) : undefined
  }

  here(): string {
    return this.text[this.at] ?? ''
  }

  take(sign: string): boolean {
    if (this.here() !== sign) return false
    this.at++
    return true
  }

  blank(): void {
    while (this.at < this.text.length && BLANK.test(this.here())) this.at++
  }

  problem(message: string, hint?: string): PatternProblem {
    return new PatternProblem(message, this.at, hint)
  }
}
