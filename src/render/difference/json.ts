import { jsonText } from '../json-text.ts'
import type { RenderDifference } from './format.ts'

/** The report as it is. */
export const render: RenderDifference = (report) => jsonText(report)
