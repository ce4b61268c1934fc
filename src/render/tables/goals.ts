import type { Goal } from '../../core/extraction.ts'
import { EVIDENCE, ORIGIN, PLACE, SECTION } from './shared-columns.ts'
import { tidyTable } from './table.ts'

export const goals = tidyTable<Goal>({
  name: 'goals',
  about: 'one row for each statement of what is to be reached',
  key: ['document_id', 'goal_id'],
  items: (extraction) => extraction.goals,
  columns: [
    ...ORIGIN,
    {
      name: 'goal_id',
      type: 'string',
      about: 'stable when the document is revised; unique in its document',
      value: ({ id }) => id,
    },
    { name: 'statement', type: 'string', about: 'the goal in its own words', value: ({ statement }) => statement },
    { name: 'horizon_year', type: 'integer', about: 'the year by which', value: ({ horizon }) => horizon?.year },
    {
      name: 'horizon_from',
      type: 'string',
      about: 'what stated the horizon: clause, sentence, section or document',
      value: ({ horizon }) => horizon?.from,
    },
    { name: 'horizon_text', type: 'string', about: 'the words that stated it', value: ({ horizon }) => horizon?.text },
    {
      name: 'indicator_count',
      type: 'integer',
      about: 'rows of indicators that carry its goal_id',
      value: ({ indicators }) => indicators.length,
    },
    ...SECTION,
    ...PLACE,
    ...EVIDENCE,
  ],
})
