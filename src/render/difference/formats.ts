import type { RenderDifference } from './format.ts'

/** The formats by name. To add one, write its file and a line here; a format's library is loaded only when it is asked for. */
const FORMATS = {
  text: () => import('./text.ts'),
  json: () => import('./json.ts'),
  yaml: () => import('./yaml.ts'),
  markdown: () => import('./markdown.ts'),
  junit: () => import('./junit.ts'),
  github: () => import('./github.ts'),
  html: () => import('./html.ts'),
} satisfies Record<string, () => Promise<{ readonly render: RenderDifference }>>

export type DifferenceFormat = keyof typeof FORMATS

/** In the order in which help shows them; the first is the default. */
export const DIFFERENCE_FORMATS = Object.keys(FORMATS) as [DifferenceFormat, ...DifferenceFormat[]]

/** Loads what a format needs. */
export async function loadDifferenceFormat(name: DifferenceFormat): Promise<RenderDifference> {
  return (await FORMATS[name]()).render
}
