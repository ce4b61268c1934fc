import type { Diagnostic } from '../core/diagnostic.ts'
import { XinjijianError } from '../core/errors.ts'

/** The errors among problems as what to throw: one expected failure, or an AggregateError of several. */
export function failureOf(problems: readonly Diagnostic[], what: string): Error {
  const errors = problems.filter(({ severity }) => severity === 'error').map(asError)
  const [only] = errors
  return errors.length === 1 && only ? only : new AggregateError(errors, `${errors.length} errors in the ${what}`)
}

function asError({ code, message, hint, path, position }: Diagnostic): XinjijianError {
  return new XinjijianError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(path === undefined ? {} : { path }),
    ...(position === undefined ? {} : { position }),
  })
}
