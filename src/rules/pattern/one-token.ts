import type { Node } from './ast.ts'
import type { Resolve } from './tests.ts'

/** Does every match of a pattern take one token, and capture nothing? */
export function takesOne(node: Node, resolve: Resolve): boolean {
  switch (node.kind) {
    case 'element':
      return true
    case 'variable':
      return takesOne(resolve(node), resolve)
    case 'choice':
      return node.options.every((option) => takesOne(option, resolve))
    case 'sequence': {
      const taking = node.items.filter(({ kind }) => kind !== 'look' && kind !== 'edge')
      return taking.length === 1 && takesOne(taking[0]!, resolve)
    }
    default:
      return false
  }
}
