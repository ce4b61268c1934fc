import type { RenderObjects } from './format.ts'
import { jsonText } from './json-text.ts'

/** One object, or an array of them. Keys stand in the order of the schema. */
export const render: RenderObjects = (extractions, { several, compact }) =>
  jsonText(several ? extractions : extractions[0], { compact })
