import { XinjijianError } from '../core/errors.ts'
import type { Failure, StartFailure } from './worker-process.ts'

/** An error as one document's failure: a bug in one document is told and loses no other. */
export function failureOf(error: unknown): Failure {
  if (error instanceof XinjijianError) return { code: error.code, message: error.message }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'internal-error', message: `something went wrong inside: ${message}` }
}

/** An error that ends the work, as data. */
export function stopOf(error: unknown): StartFailure {
  const failure = failureOf(error)
  if (!(error instanceof XinjijianError)) return failure
  const { hint, path } = error
  return { ...failure, ...(hint !== undefined && { hint }), ...(path !== undefined && { path }) }
}

/** The error that a worker told of. */
export function errorOf({ code, message, hint, path }: StartFailure): XinjijianError {
  return new XinjijianError(code, message, { ...(hint !== undefined && { hint }), ...(path !== undefined && { path }) })
}
