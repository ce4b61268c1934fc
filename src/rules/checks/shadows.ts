import { OP_SAVE, OP_WIDTH } from '../../core/program.ts'
import type { CompiledPhase, CompiledRule, Program } from '../../core/program.ts'
import { unfoldPhase } from '../../core/unfold.ts'
import type { RuleSources } from '../load.ts'
import type { Report } from '../topic.ts'
import { canMatch, includes } from './inclusion.ts'

/** Complains of rules that no text can match, and of rules that can never win against one that comes before them. */
export function checkReach(phases: readonly CompiledPhase[], { patterns }: RuleSources, report: Report): void {
  const places = new Map(patterns.rules.map((source) => [source.id, source]))
  const warn = (rule: CompiledRule, key: 'id' | 'match', code: string, message: string, hint: string): void => {
    const source = places.get(rule.id)
    if (source === undefined) return
    const position = source.file.at([...source.path, key])
    report({ code, message, hint, path: rule.path, position, severity: 'warning' })
  }
  for (const phase of phases.map(unfoldPhase)) {
    phase.rules.forEach((rule, order) => {
      if (!canMatch(rule.program, phase.tests)) {
        const hint = 'A set refuses all it names, or something stands before < or behind >.'
        warn(rule, 'match', 'rule-dead', 'no text can match this pattern', hint)
        return
      }
      const rival = phase.rules.find((other, place) => other !== rule && shadows(phase, other, place, rule, order))
      if (rival === undefined) return
      const message = `${rule.id} never stands: wherever it matches, ${rival.id} (line ${rival.line} of ${rival.path}) does too and comes first`
      const hint = `Give it a priority above ${rival.priority}, or make one of the two narrower.`
      warn(rule, 'id', 'rule-shadowed', message, hint)
    })
  }
}

/**
 * Certain cases only. The rival must be taken first (higher priority; or the same pattern, written earlier), hold in the same
 * kinds of segment, and claim a token that the rule claims too. Where matches claim all their tokens, a match from the
 * same start is enough; where they claim captures, the two must be the same pattern.
 */
function shadows(phase: CompiledPhase, rival: CompiledRule, place: number, rule: CompiledRule, order: number): boolean {
  if (rival.priority < rule.priority) return false
  const { kinds } = rule
  if (rival.kinds !== null && !(kinds !== null && kinds.every((kind) => rival.kinds!.includes(kind)))) return false
  const same = isSame(rival.program, rule.program, phase.claims)
  if (rival.priority === rule.priority) return same && place < order
  return same || (phase.claims === null && includes(rival.program, rule.program, phase.tests))
}

/** The same instructions, but for captures that claim nothing. */
function isSame(one: Program, other: Program, claims: readonly string[] | null): boolean {
  const left = skeleton(one, claims)
  const right = skeleton(other, claims)
  return left.length === right.length && left.every((value, index) => value === right[index])
}

function skeleton({ code, captures }: Program, claims: readonly string[] | null): (number | string)[] {
  const parts: (number | string)[] = []
  for (let address = 0; address < code.length; address += OP_WIDTH) {
    const a = code[address + 1] ?? 0
    if (code[address] !== OP_SAVE) {
      parts.push(code[address]!, a)
      continue
    }
    const name = captures[a >> 1] ?? ''
    if (claims?.includes(name)) parts.push(`${name}${a % 2}`)
  }
  return parts
}
