import type { FilledColumn } from './table.ts'
import type { SourceSpan } from '../../core/span.ts'

const PROVINCE = /^\d\d0000$/
const PREFECTURE = /^\d{4}00$/

/** The rank of a division, read from its GB/T 2260 code: two digits name the province, two the prefecture, two the county. */
export function regionLevel(code: string): 'province' | 'prefecture' | 'county' {
  if (PROVINCE.test(code)) return 'province'
  return PREFECTURE.test(code) ? 'prefecture' : 'county'
}

/** The first columns of every table. */
export const ORIGIN: readonly FilledColumn<unknown>[] = [
  {
    name: 'document_id',
    type: 'string',
    about: 'names the document in all tables',
    value: (_, { id }) => id,
  },
  {
    name: 'source_file',
    type: 'string',
    about: 'the file the document was read from, as the user named it',
    value: (_, { source }) => source,
  },
  {
    name: 'region_code',
    type: 'string',
    about: 'GB/T 2260 code of the region the document is of, six digits',
    value: (_, { document }) => document.region?.code,
  },
  {
    name: 'region_level',
    type: 'string',
    about: 'rank of that region: province, prefecture or county',
    value: (_, { document }) => document.region && regionLevel(document.region.code),
  },
  {
    name: 'document_year',
    type: 'integer',
    about: 'year of publication, else the first year of the period',
    value: (_, { year }) => year,
  },
]

/** Which task a record belongs to. */
export const SECTION: readonly FilledColumn<{ readonly section: string | null }>[] = [
  {
    name: 'section_id',
    type: 'string',
    about: 'the section it stands in, stable when the document is revised',
    value: ({ section }) => section,
  },
  {
    name: 'section_path',
    type: 'string',
    about: 'marks of the headings from the top, joined by slashes',
    value: ({ section }, frame) => frame.section(section)?.path,
  },
  {
    name: 'section_title',
    type: 'string',
    about: 'heading of the section, without its mark',
    value: ({ section }, frame) => frame.section(section)?.title,
  },
]

/** Where a record stands in the source text as it was read. */
export const PLACE: readonly FilledColumn<{ readonly span: SourceSpan }>[] = [
  {
    name: 'start_offset',
    type: 'integer',
    about: 'where it begins in the decoded source text, in UTF-16 code units from 0',
    value: ({ span }) => span.start,
  },
  { name: 'end_offset', type: 'integer', about: 'where it ends, exclusive', value: ({ span }) => span.end },
  { name: 'line', type: 'integer', about: 'line on which it begins, from 1', value: ({ span }) => span.line },
  {
    name: 'line_column',
    type: 'integer',
    about: 'column in which it begins, in UTF-16 code units from 1',
    value: ({ span }) => span.column,
  },
  { name: 'page', type: 'integer', about: 'page of a PDF, from 1', value: ({ span }) => span.page },
  { name: 'paragraph', type: 'integer', about: 'paragraph of a DOCX, from 1', value: ({ span }) => span.paragraph },
  {
    name: 'table_number',
    type: 'integer',
    about: 'table of the document it stands in, from 1',
    value: ({ span }) => span.cell?.table,
  },
  { name: 'table_row', type: 'integer', about: 'row of that table, from 1', value: ({ span }) => span.cell?.row },
  {
    name: 'table_column',
    type: 'integer',
    about: 'column of that row, from 1',
    value: ({ span }) => span.cell?.column,
  },
]

/** What a record says and what found it. */
export const EVIDENCE: readonly FilledColumn<{ readonly text: string; readonly rule: string }>[] = [
  { name: 'text', type: 'string', about: 'the characters at that place, normalized', value: ({ text }) => text },
  { name: 'rule', type: 'string', about: 'id of the rule that found it', value: ({ rule }) => rule },
]
