import type { Severity } from '../core/diagnostic.ts'
import { XinjijianError, type Position } from '../core/errors.ts'
import { paletteFor, type Palette } from './colour.ts'
import type { Io } from './io.ts'
import { visible } from '../render/visible.ts'

const PROGRAM = 'xinjijian'

/** One thing to say about the work. */
interface Remark {
  readonly severity: Severity
  readonly message: string
  readonly hint?: string | undefined
  readonly path?: string | undefined
  readonly position?: Position | undefined
}

/** Says things on stderr; the only place that words and colours them. A stderr that is gone is nobody's error. */
export interface Voice {
  /** `xinjijian: path:line:col: message`, and the hint on a line of its own. */
  remark(remark: Remark): Promise<void>
  /** An expected failure as one remark (or several, for an AggregateError of them); anything else with its stack. */
  failure(error: unknown, path?: string): Promise<void>
  /** Lines as they are, e.g. the help of a command line that asked for nothing. */
  plain(text: string): Promise<void>
}

export function createVoice({ stderr, env }: Pick<Io, 'stderr' | 'env'>): Voice {
  let palette: Promise<Palette> | undefined
  const say = (text: string): Promise<void> => new Promise((resolve) => stderr.write(text, () => resolve()))

  const remark = async (said: Remark): Promise<void> => {
    palette ??= paletteFor(stderr, env)
    await say(phrase(said, await palette))
  }
  const failure = async (error: unknown, path?: string): Promise<void> => {
    const parts: unknown[] = error instanceof AggregateError ? error.errors : []
    if (parts.length > 0 && parts.every((part) => part instanceof XinjijianError)) {
      for (const part of parts) await failure(part, path)
    } else if (error instanceof XinjijianError) {
      await remark({ severity: 'error', message: error.message, ...details(error), path: error.path ?? path })
    } else {
      const hint = 'this is a bug in xinjijian; please report it with the lines below'
      await remark({ severity: 'error', message: 'something went wrong inside', hint, path })
      await say(`${stackOf(error)}\n`)
    }
  }
  return { remark, failure, plain: say }
}

function details({ hint, position }: XinjijianError): Pick<Remark, 'hint' | 'position'> {
  return { hint, position }
}

function phrase({ severity, message, hint, path, position }: Remark, palette: Palette): string {
  const at = position ? `:${position.line}:${position.column}` : ''
  const place = path === undefined ? '' : `${visible(nameOf(path))}${at}: `
  const label = severity === 'error' ? '' : `${severity}: `
  const first = `${palette[severity](`${PROGRAM}:`)} ${place}${label}${visible(message)}\n`
  return hint === undefined ? first : `${first}${palette.hint(`  hint: ${visible(hint)}`)}\n`
}

function nameOf(path: string): string {
  return path === '-' ? '<stdin>' : path
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error)
  return stack
    .split('\n')
    .map((line) => visible(line))
    .join('\n')
}
