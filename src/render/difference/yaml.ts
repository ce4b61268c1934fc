import { stringify } from 'yaml'
import { escapeControls } from '../controls.ts'
import type { RenderDifference } from './format.ts'

const STYLE = {
  aliasDuplicateObjects: false,
  defaultKeyType: 'PLAIN',
  defaultStringType: 'QUOTE_DOUBLE',
  doubleQuotedAsJSON: true,
  lineWidth: 0,
} as const

/** The report as it is, every text on one line. */
export const render: RenderDifference = (report) => escapeControls(stringify(report, STYLE))
