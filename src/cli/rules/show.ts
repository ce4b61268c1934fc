import { jsonText } from '../../render/json-text.ts'
import type { Style } from '../../render/rules/style.ts'
import { visible } from '../../render/visible.ts'
import { styleFor } from '../colour.ts'
import type { Io } from '../io.ts'
import { writeResult } from '../output.ts'
import type { AuthorOptions } from './commands.ts'

/** Prints a report, as JSON if that was asked for. */
export async function show<Report>(
  report: Report,
  { json }: AuthorOptions,
  { stdout, env }: Pick<Io, 'stdout' | 'env'>,
  render: (report: Report, style: Style) => string,
): Promise<void> {
  await writeResult(stdout, json ? jsonText(report) : render(harmless(report), await styleFor(stdout, env)))
}

/** A report with what would steer a terminal spelled out in all its texts. */
function harmless<Report>(report: Report): Report {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return visible(value)
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [visible(key), clean(inner)]))
  }
  return clean(report) as Report
}
