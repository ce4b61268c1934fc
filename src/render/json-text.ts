import { escapeControls } from './visible.ts'

/** A value as JSON, with a line end; what a terminal or an old reader would act on is written as `\uXXXX`. */
export function jsonText(value: unknown, { compact = false }: { readonly compact?: boolean } = {}): string {
  return `${escapeControls(JSON.stringify(value, null, compact ? 0 : 2))}\n`
}
