import { escapeControls } from '../controls.ts'
import type { RenderDifference } from './format.ts'

/** The report as it is. */
export const render: RenderDifference = (report) => `${escapeControls(JSON.stringify(report, null, 2))}\n`
