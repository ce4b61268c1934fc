import { z } from 'zod'

const PART = /^[a-z][a-z0-9-]{0,60}$/

/** Lower-case words joined by dots: `verb.build`, `quantity.at-least`. */
export const dottedName = z
  .string()
  .refine(
    (name) => name.length <= 120 && name.split('.').every((part) => PART.test(part)),
    'expected lower-case words joined by dots, such as verb.build',
  )

/** One lower-case word, hyphens allowed. */
export const plainName = z.string().regex(PART, 'expected a lower-case word, such as at-least')

export const fieldName = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,60}$/, 'expected a name of letters, digits and hyphens')

export const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** The sentence that says what a rule or file is for. */
export const about = z.string().min(1)
