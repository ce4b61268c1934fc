/**
 * Classes the lexer gives by itself; any further class comes from a lexicon entry or a rule's `make`. Parts of speech are
 * classes too: every name that begins with {@link PART_OF_SPEECH} is known; so is `measure.` with the dimension of any
 * unit.
 */
export const TOKEN_KINDS = [
  'word',
  'name',
  'ordinal',
  'vague',
  'number',
  'number.scaled',
  'number.odd',
  'measure',
  'measure.counter',
  'measure.few',
  'measure.scaled',
  'measure.odd',
  'measure.range',
  'measure.reference',
  'date',
  'date.date',
  'date.day',
  'date.period',
  'time.plan-period',
  'bracket',
  'quoted',
  'titled',
  'latin',
  'punct',
  'space',
  'clause-end',
  'sentence-end',
  'item-mark',
] as const

export const PART_OF_SPEECH = 'pos.'

/** The class of a number that stands next to an unreadable character: no rule can ask for it. */
export const UNREADABLE = 'unreadable'

/** Where rules may hold (`in:`): the kinds of block, and the insides of tokens that enclose others. */
export const SEGMENT_KINDS = ['title', 'heading', 'item', 'paragraph', 'table', 'bracket', 'quoted', 'titled'] as const

export type SegmentKind = (typeof SEGMENT_KINDS)[number]
