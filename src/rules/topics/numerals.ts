import { z } from 'zod'
import type { LexKnowledge } from '../../core/lex-knowledge.ts'
import { defineTopic } from '../topic.ts'

const words = z.array(z.string().min(1))
const values = z.record(z.string(), z.number().nonnegative())
const pairs = z.record(z.string().length(1), z.string().length(1))

const schema = z.strictObject({
  topic: z.literal('numerals'),
  about: z.string().optional(),
  numerals: z.strictObject({
    digits: values,
    multipliers: values,
    'decimal-marks': words,
    approximate: words,
    vague: words,
    odd: words,
    indefinite: words,
    definite: words,
    'definite-after': words,
    fractions: z.record(z.string(), z.string()),
    'ordinal-prefixes': words,
    'name-suffixes': words,
    'kind-suffixes': words,
    'unit-traps': words,
    'range-marks': words,
    'list-marks': words,
    'rate-marks': words,
  }),
  dates: z.strictObject({
    'year-marks': words,
    'month-marks': words,
    'day-marks': words,
    tails: words,
    'tail-traps': words,
    'plan-names': words,
    'first-year': z.int(),
    'last-year': z.int(),
  }),
  marks: z.strictObject({
    brackets: pairs,
    quotes: pairs,
    titles: pairs,
    'sentence-ends': words,
    'clause-ends': words,
    'longest-quotation': z.int().positive(),
    'longest-bracket': z.int().positive(),
  }),
})

/** How numbers, dates and marks are written; one file. */
export const numeralsTopic = defineTopic({
  name: 'numerals',
  schema,
  compile(files, report): LexKnowledge {
    const [file, second] = files
    if (second !== undefined) {
      report({
        code: 'duplicate-topic',
        message: 'there is a second file of topic numerals',
        hint: `keep one; the other is ${file?.path}`,
        path: second.path,
        position: second.at(['topic']),
      })
    }
    const { numerals, dates, marks } = (file as NonNullable<typeof file>).data
    return {
      numerals: {
        digits: numerals.digits,
        multipliers: numerals.multipliers,
        decimalMarks: numerals['decimal-marks'],
        approximate: numerals.approximate,
        vague: numerals.vague,
        odd: numerals.odd,
        indefinite: numerals.indefinite,
        definite: numerals.definite,
        definiteAfter: numerals['definite-after'],
        fractions: numerals.fractions,
        ordinalPrefixes: numerals['ordinal-prefixes'],
        nameSuffixes: numerals['name-suffixes'],
        kindSuffixes: numerals['kind-suffixes'],
        unitTraps: numerals['unit-traps'],
        rangeMarks: numerals['range-marks'],
        listMarks: numerals['list-marks'],
        rateMarks: numerals['rate-marks'],
      },
      dates: {
        yearMarks: dates['year-marks'],
        monthMarks: dates['month-marks'],
        dayMarks: dates['day-marks'],
        tails: dates.tails,
        tailTraps: dates['tail-traps'],
        planNames: dates['plan-names'],
        firstYear: dates['first-year'],
        lastYear: dates['last-year'],
      },
      marks: {
        brackets: marks.brackets,
        quotes: marks.quotes,
        titles: marks.titles,
        sentenceEnds: marks['sentence-ends'],
        clauseEnds: marks['clause-ends'],
        longestQuotation: marks['longest-quotation'],
        longestBracket: marks['longest-bracket'],
      },
    }
  },
})
