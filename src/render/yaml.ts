import type { RenderObjects } from './format.ts'
import { yamlText } from './yaml-text.ts'

/** One document, or several separated by `---`. Keys stand in the order of the schema. */
export const render: RenderObjects = (extractions) => extractions.map(yamlText).join('---\n')
