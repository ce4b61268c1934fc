import { escapeControls } from './controls.ts'
import type { RenderObjects } from './format.ts'

/** One object, or an array of them. Keys stand in the order of the schema. */
export const render: RenderObjects = (extractions, { several, compact }) => {
  const value = several ? extractions : extractions[0]
  return `${escapeControls(JSON.stringify(value, null, compact ? 0 : 2))}\n`
}
