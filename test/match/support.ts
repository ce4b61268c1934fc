import type { CompiledPhase } from '../../src/core/program.ts'
import type { ClassTable, Fields, Token } from '../../src/core/token.ts'
import { createClassTable } from '../../src/match/class-table.ts'
import { bindPhases, runPhase } from '../../src/match/engine.ts'
import type { BoundPhase, PhaseResult } from '../../src/match/engine.ts'
import { loadPatterns } from '../../src/rules/load.ts'
import type { RuleText } from '../../src/rules/load.ts'
import { basis, oneRule, spell } from '../rules/support.ts'

/** Tokens from `text/class+class text …`; a word without classes has its own text for a class. */
export function tokensOf(
  line: string,
  table: ClassTable,
  fields: Readonly<Record<string, Fields>> = {},
): { tokens: Token[]; text: string } {
  let text = ''
  const tokens = line
    .split(' ')
    .filter((part) => part !== '')
    .map((part): Token => {
      const [word = '', classes = word] = part.split('/')
      const start = text.length
      text += word
      const own = fields[word]
      return {
        start,
        end: text.length,
        text: word,
        sig: table.forText(table.signature(classes.split('+')), word),
        ...(own && { fields: own }),
      }
    })
  return { tokens, text }
}

/** Compiled phases of pattern files over the test basis; throws when they have problems. */
export function phasesOf(...files: readonly RuleText[]): readonly CompiledPhase[] {
  const { phases, problems } = loadPatterns([[...basis, ...files]])
  if (problems.length > 0) throw new Error(problems.map(spell).join('\n'))
  return phases
}

/** The phase `find` (or another) with one rule of this pattern, bound to a new table. */
export function bindPattern(match: string, options: Parameters<typeof oneRule>[1] = {}): BoundPhase {
  const phases = phasesOf(oneRule(match, options))
  return bindPhases(phases, createClassTable(phases)).find(({ phase }) => phase.name === (options.phase ?? 'find'))!
}

/** Runs a bound phase over tokens written as for {@link tokensOf}. */
export function runOn(bound: BoundPhase, line: string, fields: Readonly<Record<string, Fields>> = {}): PhaseResult {
  const { tokens, text } = tokensOf(line, bound.table, fields)
  return runPhase(bound, tokens, { kind: 'paragraph', text }, { trace: true })
}

/** The ends of the matches from each start, before overlaps: `from-to`. */
export function scanned(bound: BoundPhase, line: string): string[] {
  const { tokens } = tokensOf(line, bound.table)
  return bound.scanner.scan(bound.views.view(tokens), 'paragraph').map(({ from, to }) => `${from}-${to}`)
}
