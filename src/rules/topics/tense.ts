import { z } from 'zod'
import type { TenseKnowledge } from '../../core/tense.ts'
import { defineTopic } from '../topic.ts'

const weights = z.record(z.string().min(1), z.number())

const schema = z.strictObject({
  topic: z.literal('tense'),
  about: z.string().optional(),
  prior: z.number(),
  opening: z.number(),
  switch: z.strictObject({ forward: z.number().min(0), back: z.number().min(0) }),
  cues: z.strictObject({ own: z.number().min(0), reach: z.number().min(0), certain: z.number().min(0) }),
  cap: z.number().positive(),
  weights: z.strictObject({
    decimal: z.number(),
    classes: weights,
    words: weights,
    first: weights,
    last: weights,
  }),
})

/** Weights that tell look-backs from promises; one file. */
export const tenseTopic = defineTopic({
  name: 'tense',
  schema,
  compile(files, report): TenseKnowledge {
    const [file, second] = files
    if (second !== undefined) {
      report({
        code: 'duplicate-topic',
        message: 'there is a second file of topic tense',
        hint: `keep one; the other is ${file?.path}`,
        path: second.path,
        position: second.at(['topic']),
      })
    }
    const { prior, opening, switch: costs, cues, cap, weights: given } = (file as NonNullable<typeof file>).data
    return { prior, opening, switch: costs, cues, cap, ...given }
  },
})
