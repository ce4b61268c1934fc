import { stringify } from 'yaml'
import { escapeControls } from './visible.ts'

/**
 * Every text is double-quoted and stands on one line: a changed value is one changed line, and readers of YAML 1.1
 * (which take a bare `=` or `2021-07-30` for something else) see the same strings.
 */
const STYLE = {
  aliasDuplicateObjects: false,
  defaultKeyType: 'PLAIN',
  defaultStringType: 'QUOTE_DOUBLE',
  doubleQuotedAsJSON: true,
  lineWidth: 0,
} as const

/** A value as one YAML document, keys in the order they have. */
export function yamlText(value: unknown): string {
  return escapeControls(stringify(value, STYLE))
}
