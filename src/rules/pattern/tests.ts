import type { TestTerm, TokenTest } from '../../core/program.ts'
import { PatternProblem } from './ast.ts'
import type { ElementNode, Member, Node, VariableReference } from './ast.ts'

/** Most terms a token test may have once its variables are put in. */
const MAX_TERMS = 2000

export type Resolve = (reference: VariableReference) => Node

/** The test an element stands for, variables put in. Throws PatternProblem. */
export function testOf(element: ElementNode | VariableReference, resolve: Resolve): TokenTest {
  const budget = { left: MAX_TERMS }
  return element.kind === 'element'
    ? expand(element, resolve, budget, null)
    : expandVariable(element, resolve, budget, element)
}

function expand(
  element: ElementNode,
  resolve: Resolve,
  budget: { left: number },
  top: VariableReference | null,
): TokenTest {
  const term = (member: Member): TestTerm => {
    if (--budget.left < 0)
      throw new PatternProblem(`a set of more than ${MAX_TERMS} names`, top?.offset ?? 0, 'Make a lexicon class of it.')
    if (member.kind === 'class') return member.name
    if (member.kind === 'literal') return { text: member.text }
    if (member.kind === 'anything') return { any: [], none: [] }
    return expandVariable(member, resolve, budget, top ?? member)
  }
  return { any: element.any.map(term), none: element.none.map(term) }
}

function expandVariable(
  reference: VariableReference,
  resolve: Resolve,
  budget: { left: number },
  top: VariableReference,
): TokenTest {
  const node = resolve(reference)
  if (node.kind === 'variable') return expandVariable(node, resolve, budget, top)
  if (node.kind !== 'element') {
    throw new PatternProblem(
      `$${reference.name} is not a one-token set`,
      top.offset,
      'Inside [ ] and in lookarounds only variables that test one token can stand.',
    )
  }
  return expand(node, resolve, budget, top)
}
