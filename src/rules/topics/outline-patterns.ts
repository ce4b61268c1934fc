import { waysOf } from '../regex-cost.ts'
import type { DataPath, Report, RuleFile } from '../topic.ts'

interface WithVariables {
  readonly variables: Readonly<Record<string, string>>
}

const VARIABLE = /\$\{([a-z]{1,20})\}/gu
/** Repetition without an upper bound, outside classes and escapes. */
const UNBOUNDED = /[*+]|\{\d{1,4},\}/u

/** Steps that an expression may take at worst from one place of a line. */
const MOST_WAYS = 5e7

/** Puts a file's variables into the source of a regular expression and checks that it compiles and is bounded. */
export function expandPattern(file: RuleFile<WithVariables>, text: string, path: DataPath, report: Report): string {
  const place = { path: file.path, position: file.at(path) }
  const expanded = text.replaceAll(VARIABLE, (whole, name: string) => {
    const value = file.data.variables[name]
    if (value === undefined) report({ code: 'outline-variable', message: `unknown variable ${whole}`, ...place })
    return value ?? ''
  })
  const wrong = complaint(expanded)
  if (wrong !== null) report({ code: 'outline-pattern', message: wrong, ...place })
  if (UNBOUNDED.test(withoutClasses(expanded))) {
    report({
      code: 'outline-unbounded',
      message: 'a pattern repeats without bound',
      hint: 'write {0,20} for *, {1,20} for +',
      ...place,
    })
  }
  if (wrong === null && waysOf(expanded) > MOST_WAYS) {
    report({
      code: 'outline-costly',
      message: 'a pattern may take very long: it repeats what repeats, or repeats too much in a row',
      hint: 'repeat one class of characters instead of a group that repeats itself, and give smaller bounds',
      ...place,
    })
  }
  return expanded
}

/** What the engine has against the source of a regular expression, or null. */
function complaint(source: string): string | null {
  try {
    return new RegExp(source, 'u').source === '' ? 'the pattern is empty' : null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function withoutClasses(source: string): string {
  return source.replaceAll(/\\./gu, '').replaceAll(/\[[^\]]{0,400}\]/gu, '')
}
