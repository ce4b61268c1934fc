import { z } from 'zod'
import type { LayoutKnowledge } from '../../core/repair.ts'

/** The section of repair rules about spaces within words and line ends within sentences. */
export const layoutSchema = z.strictObject({
  stops: z.string().describe('marks that end sentences'),
  closing: z.string().describe('other marks behind which a line is at its end'),
  continuing: z.string().describe('marks behind which a sentence goes on'),
  quotes: z.string().describe('closing quotation marks: a line ends as what they stand behind does'),
  attached: z.string().describe('what else no line begins with, for it belongs to what stands in front'),
  brackets: z.string().describe('opening and closing brackets in turn'),
  opening: z.string().describe('what a line that goes on does not begin with'),
  marker: z.string().describe('regular expression for the mark of a numbered line'),
  narrowest: z.int().min(0),
  widest: z.int().min(0),
  least: z.int().positive(),
  share: z.number().min(0).max(1),
  numerals: z.string().describe('characters that a space holds apart from each other'),
})

/** Without the section nothing is joined. */
export function layoutKnowledge(layout: z.infer<typeof layoutSchema> | undefined): LayoutKnowledge {
  return (
    layout ?? {
      stops: '',
      closing: '',
      continuing: '',
      quotes: '',
      attached: '',
      brackets: '',
      opening: '',
      marker: '(?!)',
      narrowest: 0,
      widest: 0,
      least: 1,
      share: 1,
      numerals: '',
    }
  )
}
