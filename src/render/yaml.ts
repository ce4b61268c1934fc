import { stringify } from 'yaml'
import { escapeControls } from './controls.ts'
import type { Render } from './format.ts'

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

/** One document, or several separated by `---`. Keys stand in the order of the schema. */
export const render: Render = (extractions) =>
  extractions.map((extraction) => escapeControls(stringify(extraction, STYLE))).join('---\n')
