import { yamlText } from '../yaml-text.ts'
import type { RenderDifference } from './format.ts'

/** The report as it is, every text on one line. */
export const render: RenderDifference = (report) => yamlText(report)
