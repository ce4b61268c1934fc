/** What a pattern says, before variables are put in. Offsets count in the pattern's own text. */

export interface ClassReference {
  readonly kind: 'class'
  readonly name: string
  readonly offset: number
}

export interface VariableReference {
  readonly kind: 'variable'
  readonly name: string
  readonly offset: number
}

/** One thing a set may name. */
export type Member =
  | ClassReference
  | VariableReference
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'anything' }

/** A test of one token. */
export interface ElementNode {
  readonly kind: 'element'
  readonly any: readonly Member[]
  readonly none: readonly Member[]
}

export type Node =
  | ElementNode
  | VariableReference
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'repeat'; readonly item: Node; readonly min: number; readonly max: number; readonly lazy: boolean }
  | { readonly kind: 'capture'; readonly item: Node; readonly name: string }
  | {
      readonly kind: 'look'
      readonly ahead: boolean
      readonly negated: boolean
      readonly element: ElementNode | VariableReference
    }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end' }

export interface Pattern {
  readonly root: Node
  readonly classes: readonly (ClassReference & { readonly negated: boolean })[]
  readonly variables: readonly VariableReference[]
  readonly literals: readonly { readonly text: string; readonly offset: number }[]
}

/** Something wrong at an offset of a pattern. Thrown and caught within src/rules. */
export class PatternProblem extends Error {
  readonly offset: number
  readonly hint: string | undefined

  constructor(message: string, offset: number, hint?: string) {
    super(message)
    this.offset = offset
    this.hint = hint
  }
}
