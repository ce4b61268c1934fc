import type { Severity } from '../core/diagnostic.ts'
import type { Paint } from '../render/difference/format.ts'
import type { Style } from '../render/rules/style.ts'
import type { Io, OutputStream } from './io.ts'

/** How the parts of a message are dressed. */
export type Palette = Readonly<Record<Severity | 'hint', (text: string) => string>>

const plain = (text: string): string => text
const PLAIN: Palette = { error: plain, warning: plain, info: plain, hint: plain }
export const PLAIN_STYLE: Style = { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain }

/** Colour goes to terminals only; NO_COLOR and FORCE_COLOR (no-color.org, force-color.org) overrule that. */
function wantsColour(stream: OutputStream, env: Io['env']): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/** The palette for a stream; chalk is loaded only when there is colour to give. */
export async function paletteFor(stream: OutputStream, env: Io['env']): Promise<Palette> {
  if (!wantsColour(stream, env)) return PLAIN
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return { error: chalk.red.bold, warning: chalk.yellow, info: chalk.dim, hint: chalk.dim }
}

/** What dresses a report of differences on a stream; null where there is no colour to give. */
export async function differencePaint(stream: OutputStream, env: Io['env']): Promise<Paint | null> {
  if (!wantsColour(stream, env)) return null
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return {
    error: chalk.red,
    warning: chalk.yellow,
    info: chalk.dim,
    old: chalk.red,
    new: chalk.green,
    heading: chalk.bold,
    faint: chalk.dim,
  }
}

/** The same for the parts of a report. */
export async function styleFor(stream: OutputStream, env: Io['env']): Promise<Style> {
  if (!wantsColour(stream, env)) return PLAIN_STYLE
  const { Chalk } = await import('chalk')
  const { bold, dim, red, yellow, green, cyan } = new Chalk({ level: 1 })
  return { bold, dim, red, yellow, green, cyan }
}
