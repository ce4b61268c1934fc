import type { Indicator } from '../../core/extraction.ts'
import { EVIDENCE, ORIGIN, PLACE, SECTION } from './shared-columns.ts'
import { tidyTable, type FilledColumn } from './table.ts'

/** Words for the comparators: a cell `=` is the beginning of a formula to a spreadsheet. */
const COMPARATORS: Readonly<Record<Indicator['comparator'], string>> = {
  '=': 'eq',
  '>=': 'ge',
  '>': 'gt',
  '<=': 'le',
  '<': 'lt',
  '~': 'approx',
  between: 'between',
}

const VALUE: readonly FilledColumn<Indicator>[] = [
  {
    name: 'comparator',
    type: 'string',
    about: 'eq =, ge >=, gt >, le <=, lt <, approx about, between for a range',
    value: ({ comparator }) => COMPARATORS[comparator],
  },
  {
    name: 'amount',
    type: 'number',
    about: 'the value with multipliers expanded; none for a range',
    value: ({ amount }) => amount,
  },
  { name: 'min', type: 'number', about: 'lower end of a range', value: ({ min }) => min },
  { name: 'max', type: 'number', about: 'upper end of a range', value: ({ max }) => max },
  {
    name: 'unit',
    type: 'string',
    about: 'unit or counter as written, simplified; none for a bare number',
    value: ({ unit }) => unit,
  },
  { name: 'base_amount', type: 'number', about: 'amount in base_unit', value: ({ base }) => base.amount },
  { name: 'base_min', type: 'number', about: 'min in base_unit', value: ({ base }) => base.min },
  { name: 'base_max', type: 'number', about: 'max in base_unit', value: ({ base }) => base.max },
  {
    name: 'base_unit',
    type: 'string',
    about: 'canonical unit, so that values compare: UCUM code, ISO 4217 code for money, else the counter',
    value: ({ base }) => base.unit,
  },
  {
    name: 'change',
    type: 'string',
    about: 'what the value is: level to reach or hold, increase, decrease, or multiple',
    value: ({ change }) => change,
  },
  { name: 'per', type: 'string', about: 'year, person, household, … for a rate', value: ({ per }) => per },
  {
    name: 'role',
    type: 'string',
    about: 'target (committed to), criterion (a threshold), status (reported), or reference (size of a list)',
    value: ({ role }) => role,
  },
  {
    name: 'nature',
    type: 'string',
    about: 'binding or expected, where a table of indicators says so',
    value: ({ nature }) => nature,
  },
  {
    name: 'implied',
    type: 'boolean',
    about: 'true where words stand for the number, such as a doubling',
    value: ({ implied }) => implied,
  },
]

const TIME: readonly FilledColumn<Indicator>[] = [
  {
    name: 'year',
    type: 'integer',
    about: 'the year the value is for: deadline_year, else as_of_year',
    value: ({ deadline, asOf }) => deadline?.year ?? asOf,
  },
  {
    name: 'deadline_year',
    type: 'integer',
    about: 'the year by which, for targets and criteria',
    value: ({ deadline }) => deadline?.year,
  },
  {
    name: 'deadline_from',
    type: 'string',
    about: 'what stated the deadline: clause, sentence, section or document',
    value: ({ deadline }) => deadline?.from,
  },
  {
    name: 'deadline_text',
    type: 'string',
    about: 'the words that stated it',
    value: ({ deadline }) => deadline?.text,
  },
  { name: 'as_of_year', type: 'integer', about: 'the year reported on, for status', value: ({ asOf }) => asOf },
  {
    name: 'baseline_amount',
    type: 'number',
    about: 'the value it starts from, where stated',
    value: ({ baseline }) => baseline?.amount,
  },
  { name: 'baseline_unit', type: 'string', about: 'unit of that value', value: ({ baseline }) => baseline?.unit },
  { name: 'baseline_year', type: 'integer', about: 'year of that value', value: ({ baseline }) => baseline?.year },
]

export const indicators = tidyTable<Indicator>({
  name: 'indicators',
  about: 'one row for each quantity bound to something that is wanted, required or reported',
  key: ['document_id', 'indicator_id'],
  items: (extraction) => extraction.indicators,
  columns: [
    ...ORIGIN,
    {
      name: 'indicator_id',
      type: 'string',
      about: 'stable when value, bound, deadline or place are revised; unique in its document',
      value: ({ id }) => id,
    },
    {
      name: 'quantity_key',
      type: 'string',
      about: 'the same for all mentions of one quantity in a document',
      value: ({ key }) => key,
    },
    { name: 'name', type: 'string', about: 'what is measured', value: ({ name }) => name },
    ...VALUE,
    ...TIME,
    {
      name: 'scope',
      type: 'string',
      about: 'the place or body it holds for, where narrower than the document',
      value: ({ scope }) => scope,
    },
    { name: 'goal_id', type: 'string', about: 'the row of goals it quantifies', value: ({ goal }) => goal },
    {
      name: 'agencies',
      type: 'string',
      about: 'full names of the bodies answerable for it, as in assignments, separated by "; "',
      value: ({ agencies }, frame) => agencies.map(frame.agency).join('; '),
    },
    ...SECTION,
    ...PLACE,
    ...EVIDENCE,
  ],
})
