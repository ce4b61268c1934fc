import { OP_ACCEPT, OP_JOIN, OP_JUMP, OP_SAVE, OP_SPLIT, OP_SPLIT_LAZY, OP_TEST, OP_WIDTH } from '../../core/program.ts'

/**
 * The instructions that can come next without a token being taken: tests and the end, each once.
 * @param conditions whether looks and edges of the segment are among them too; else they are passed, as if they held
 */
export function nextInstructions(
  code: readonly number[],
  from: number,
  { conditions }: { readonly conditions: boolean },
): number[] {
  const found: number[] = []
  const seen = new Set<number>()
  const pending = [from]
  for (let address = pending.pop(); address !== undefined; address = pending.pop()) {
    if (seen.has(address)) continue
    seen.add(address)
    const a = code[address + 1] ?? 0
    switch (code[address]) {
      case OP_TEST:
      case OP_ACCEPT:
        found.push(address)
        break
      case OP_JUMP:
        pending.push(a)
        break
      case OP_SPLIT:
      case OP_SPLIT_LAZY:
        pending.push(a, address + OP_WIDTH)
        break
      case OP_JOIN:
      case OP_SAVE:
        pending.push(address + OP_WIDTH)
        break
      default:
        if (conditions) found.push(address)
        else pending.push(address + OP_WIDTH)
    }
  }
  return found
}
