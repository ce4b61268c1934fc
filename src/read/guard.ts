import { XinjijianError } from '../core/errors.ts'
import { LIMIT_UNITS, limitsWith, type LimitName, type Limits } from '../core/limits.ts'

/** Watches over the work on one document, from its first byte to its last record. */
export interface Guard {
  readonly path: string
  readonly limits: Limits
  /** @throws XinjijianError `limit-<name>` when there is more than the limit allows */
  check(name: Exclude<LimitName, 'seconds'>, found: number): void
  /** To be called now and then in long work. @throws XinjijianError `limit-seconds` when the time is used up */
  tick(): void
}

/**
 * The clock of the document starts now.
 * @param own limits that differ from the usual ones
 * @param clock milliseconds that only go on
 */
export function createGuard(path: string, own: Partial<Limits> = {}, clock = (): number => performance.now()): Guard {
  const limits = limitsWith(own)
  const end = clock() + limits.seconds * 1000
  return {
    path,
    limits,
    check(name, found) {
      if (found > limits[name]) throw exceeded(name, limits, path)
    },
    tick() {
      if (clock() > end) throw exceeded('seconds', limits, path)
    },
  }
}

function exceeded(name: LimitName, limits: Limits, path: string): XinjijianError {
  const hint = `if you trust the file, allow more with --limit ${name}=N`
  return new XinjijianError(`limit-${name}`, `takes more than ${limits[name]} ${LIMIT_UNITS[name]}`, { hint, path })
}
