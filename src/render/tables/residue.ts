import type { Residue } from '../../core/extraction.ts'
import { ORIGIN, PLACE, SECTION } from './shared-columns.ts'
import { tidyTable } from './table.ts'

export const residue = tidyTable<Residue>({
  name: 'residue',
  about: 'one row for each number with a unit and each responsibility bracket that no rule understood',
  key: ['document_id', 'start_offset', 'end_offset', 'kind'],
  items: (extraction) => extraction.residue,
  columns: [
    ...ORIGIN,
    { name: 'kind', type: 'string', about: 'quantity or responsibility', value: ({ kind }) => kind },
    {
      name: 'reason',
      type: 'string',
      about: 'unclaimed: no rule took it; no-name: nothing measured was found beside it; and others',
      value: ({ reason }) => reason,
    },
    ...SECTION,
    ...PLACE,
    { name: 'text', type: 'string', about: 'the characters at that place, normalized', value: ({ text }) => text },
  ],
})
