import type { AgencyMention, Assignment } from '../../core/extraction.ts'
import { EVIDENCE, ORIGIN, PLACE, SECTION } from './shared-columns.ts'
import { tidyTable } from './table.ts'

/** A body named in an assignment; place is the body's own, words and section are the assignment's. */
interface Mention extends AgencyMention {
  readonly assignment: string
  readonly position: number
  readonly section: string | null
  readonly text: string
  readonly rule: string
}

function mentionsOf({ id, section, agencies, text, rule }: Assignment): Mention[] {
  return agencies.map((agency, index) => ({ ...agency, assignment: id, position: index + 1, section, text, rule }))
}

export const assignments = tidyTable<Mention>({
  name: 'assignments',
  about: 'one row for each body named where the text says who answers for what',
  key: ['document_id', 'assignment_id', 'position'],
  items: (extraction) => extraction.assignments.flatMap(mentionsOf),
  columns: [
    ...ORIGIN,
    {
      name: 'assignment_id',
      type: 'string',
      about: 'the same for all bodies named in one place; unique in its document',
      value: ({ assignment }) => assignment,
    },
    {
      name: 'position',
      type: 'integer',
      about: 'place of the body in that list, from 1',
      value: ({ position }) => position,
    },
    {
      name: 'agency_id',
      type: 'string',
      about: 'the body, the same wherever the document names it',
      value: ({ agency }) => agency,
    },
    { name: 'agency', type: 'string', about: 'name of the body as written, simplified', value: ({ name }) => name },
    {
      name: 'agency_full_name',
      type: 'string',
      about: 'its name with the region in front where the text leaves it out',
      value: ({ fullName }) => fullName,
    },
    {
      name: 'agency_kind',
      type: 'string',
      about: 'government, party, enterprise, institution, or group for a collective one',
      value: ({ kind }) => kind,
    },
    {
      name: 'agency_role',
      type: 'string',
      about: 'its part: lead, support, or responsible where no distinction is made',
      value: ({ role }) => role,
    },
    ...SECTION,
    ...PLACE,
    ...EVIDENCE.map((column) =>
      column.name === 'text' ? { ...column, about: 'the whole list it stands in, normalized' } : column,
    ),
  ],
})
