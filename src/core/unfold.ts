import { OP_ACCEPT, OP_JUMP, OP_PART, OP_RUN, OP_SPLIT, OP_SPLIT_LAZY, OP_WIDTH } from './program.ts'
import type { CompiledPhase, Program } from './program.ts'

/** A phase whose programs use no parts. */
export function unfoldPhase(phase: CompiledPhase): CompiledPhase {
  const { rules, parts } = phase
  const unfolded = rules.map((rule) => ({
    ...rule,
    program: { ...rule.program, code: unfold(rule.program.code, parts) },
  }))
  return { ...phase, parts: [], rules: unfolded }
}

/** Of code without parts and runs, in numbers. */
export function unfoldedLength(code: Program['code'], parts: CompiledPhase['parts']): number {
  let length = 0
  for (let address = 0; address < code.length; address += OP_WIDTH) length += lengthOf(code, address, parts)
  return length
}

/** Code without parts and runs: they are written out. For those that study programs; marks count for nothing in it. */
export function unfold(code: Program['code'], parts: CompiledPhase['parts']): number[] {
  const addresses: number[] = []
  let length = 0
  for (let address = 0; address < code.length; address += OP_WIDTH) {
    addresses[address] = length
    length += lengthOf(code, address, parts)
  }
  const unfolded: number[] = []
  for (let address = 0; address < code.length; address += OP_WIDTH) {
    const [operation, a, b] = [code[address]!, code[address + 1]!, code[address + 2]!]
    if (operation === OP_PART) appendPart(unfolded, parts[a]!)
    else if (operation === OP_RUN) {
      for (let count = 0; count < b; count++) {
        unfolded.push(OP_SPLIT, addresses[address + OP_WIDTH]!, 0)
        appendPart(unfolded, parts[a]!)
      }
    } else unfolded.push(operation, leads(operation) ? addresses[a]! : a, b)
  }
  return unfolded
}

/** Of what one instruction comes to. */
function lengthOf(code: Program['code'], address: number, parts: CompiledPhase['parts']): number {
  const [operation, a, b] = [code[address], code[address + 1]!, code[address + 2]!]
  if (operation === OP_PART) return bodyLength(parts[a]!)
  return operation === OP_RUN ? b * (OP_WIDTH + bodyLength(parts[a]!)) : OP_WIDTH
}

/** Of a part without the acceptance at its end. */
function bodyLength(part: Program['code']): number {
  return part.length - OP_WIDTH
}

function appendPart(unfolded: number[], part: Program['code']): void {
  const offset = unfolded.length
  for (let address = 0; part[address] !== OP_ACCEPT; address += OP_WIDTH) {
    const [operation, a, b] = [part[address]!, part[address + 1]!, part[address + 2]!]
    unfolded.push(operation, leads(operation) ? offset + a : a, b)
  }
}

/** Its first number is an address. */
function leads(operation: number): boolean {
  return operation === OP_JUMP || operation === OP_SPLIT || operation === OP_SPLIT_LAZY
}
