import type { TestTerm, TokenTest } from '../core/program.ts'
import type { RuleSources } from './load.ts'
import { PatternProblem } from './pattern/ast.ts'
import type { ElementNode, Member, Node, VariableReference } from './pattern/ast.ts'
import { parsePattern } from './pattern/parse.ts'
import { testOf } from './pattern/tests.ts'
import type { Resolve } from './pattern/tests.ts'

/** Terms of a set spelled out before the rest is only counted. */
const MOST_TERMS = 12

/** The words of a rule's author for a compiled test: `$doing`, `[word !verb]`, `measure (in $value)`. */
export type Label = (test: TokenTest) => string

/** Labels for the tests of one rule. Variables of one token go by their name. */
export function labelsOf({ patterns }: RuleSources, id: string): Label {
  const labels = new Map<string, string>()
  const source = patterns.rules.find((one) => one.id === id)
  const resolve: Resolve = ({ name, offset }) => {
    const text = patterns.variables.get(name)?.text
    if (text === undefined) throw new PatternProblem(`undefined variable $${name}`, offset)
    return parsePattern(text).root
  }
  const note = (element: ElementNode | VariableReference, within: string | null): void => {
    const key = JSON.stringify(testOf(element, resolve))
    if (!labels.has(key)) labels.set(key, `${spell(element)}${within === null ? '' : ` (in $${within})`}`)
  }
  const walk = (node: Node, within: string | null): void => {
    switch (node.kind) {
      case 'element':
        return note(node, within)
      case 'variable': {
        const target = resolve(node)
        return target.kind === 'element' || target.kind === 'variable' ? note(node, within) : walk(target, node.name)
      }
      case 'sequence':
        return node.items.forEach((item) => walk(item, within))
      case 'choice':
        return node.options.forEach((option) => walk(option, within))
      case 'repeat':
      case 'capture':
        return walk(node.item, within)
      case 'look':
        return note(node.element, within)
      default:
    }
  }
  if (source !== undefined) {
    const { rule } = source
    for (const text of [rule.match, rule.before, rule['not-before'], rule.after, rule['not-after']])
      if (text !== undefined) walk(parsePattern(text).root, null)
  }
  return (test) => labels.get(JSON.stringify(test)) ?? spellTest(test)
}

function spell(element: ElementNode | VariableReference): string {
  if (element.kind === 'variable') return `$${element.name}`
  return bracketed(element.any.map(spellMember), element.none.map(spellMember))
}

function spellMember(member: Member): string {
  switch (member.kind) {
    case 'class':
      return member.name
    case 'variable':
      return `$${member.name}`
    case 'literal':
      return `'${member.text}'`
    default:
      return '_'
  }
}

function spellTest({ any, none }: TokenTest): string {
  return bracketed(any.map(spellTerm), none.map(spellTerm))
}

function spellTerm(term: TestTerm): string {
  if (typeof term === 'string') return term
  return 'any' in term ? spellTest(term) : `'${term.text}'`
}

function bracketed(any: readonly string[], none: readonly string[]): string {
  const terms = [...any, ...none.map((term) => `!${term}`)]
  if (terms.length === 0) return '_'
  if (terms.length === 1 && any.length === 1) return terms[0]!
  const rest = terms.length - MOST_TERMS
  return rest > 0 ? `[${terms.slice(0, MOST_TERMS).join(' ')} … ${rest} more]` : `[${terms.join(' ')}]`
}
