import type { Extraction } from '../../core/extraction.ts'
import { ORIGIN } from './shared-columns.ts'
import { tidyTable } from './table.ts'

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const countOf = ({ diagnostics }: Extraction, wanted: string): number =>
  diagnostics.filter(({ severity }) => severity === wanted).length

export const documents = tidyTable<Extraction>({
  name: 'documents',
  about: 'one row for each document that was read',
  key: ['document_id'],
  items: (extraction) => [extraction],
  columns: [
    ...ORIGIN,
    {
      name: 'region',
      type: 'string',
      about: 'name of the region, province or prefecture; none for a national document',
      value: ({ document }) => document.region?.name,
    },
    {
      name: 'province_code',
      type: 'string',
      about: 'GB/T 2260 code of the province the region lies in',
      value: ({ document }) => document.region && `${document.region.code.slice(0, 2)}0000`,
    },
    { name: 'title', type: 'string', about: 'title of the document', value: ({ document }) => document.title },
    {
      name: 'genre',
      type: 'string',
      about: 'kind of document: plan, report, news, interview or list',
      value: ({ document }) => document.genre,
    },
    {
      name: 'issuer',
      type: 'string',
      about: 'the body that issued it, where it says so',
      value: ({ document }) => document.issuer,
    },
    {
      name: 'document_number',
      type: 'string',
      about: 'official number with its year',
      value: ({ document }) => document.documentNumber,
    },
    {
      name: 'published_on',
      type: 'string',
      about: 'date of publication as far as known: YYYY, YYYY-MM or YYYY-MM-DD',
      value: ({ document }) => document.publishedOn,
    },
    {
      name: 'period_from',
      type: 'integer',
      about: 'first year of the period it plans',
      value: ({ document }) => document.period?.from,
    },
    {
      name: 'period_to',
      type: 'integer',
      about: 'last year of that period',
      value: ({ document }) => document.period?.to,
    },
    {
      name: 'script',
      type: 'string',
      about: 'ISO 15924 code of the script found: Hans, Hant, or mixed',
      value: ({ document }) => document.script,
    },
    {
      name: 'format',
      type: 'string',
      about: 'how the file was read: text, markdown, html, docx or pdf',
      value: ({ document }) => document.format,
    },
    { name: 'encoding', type: 'string', about: 'encoding of the file', value: ({ document }) => document.encoding },
    {
      name: 'characters',
      type: 'integer',
      about: 'length of the source text in UTF-16 code units',
      value: ({ document }) => document.characters,
    },
    {
      name: 'sha256',
      type: 'string',
      about: 'checksum of the source text as UTF-8; the same for copies',
      value: ({ document }) => document.sha256,
    },
    {
      name: 'section_count',
      type: 'integer',
      about: 'sections of its outline',
      value: ({ sections }) => sections.length,
    },
    { name: 'goal_count', type: 'integer', about: 'rows it has in goals', value: ({ goals }) => goals.length },
    {
      name: 'indicator_count',
      type: 'integer',
      about: 'rows it has in indicators',
      value: ({ indicators }) => indicators.length,
    },
    {
      name: 'assignment_count',
      type: 'integer',
      about: 'rows it has in assignments',
      value: ({ assignments }) => sum(assignments.map(({ agencies }) => agencies.length)),
    },
    { name: 'residue_count', type: 'integer', about: 'rows it has in residue', value: ({ residue }) => residue.length },
    {
      name: 'repair_count',
      type: 'integer',
      about: 'repairs of damaged or traditional text',
      value: ({ document }) => sum(Object.values(document.repairs)),
    },
    {
      name: 'skipped_count',
      type: 'integer',
      about: 'regions that are no policy text and were skipped',
      value: ({ document }) => document.skipped.length,
    },
    {
      name: 'warning_count',
      type: 'integer',
      about: 'diagnostics a reader should look at',
      value: (extraction) => countOf(extraction, 'warning'),
    },
    {
      name: 'error_count',
      type: 'integer',
      about: 'diagnostics that say that part of the work was not done',
      value: (extraction) => countOf(extraction, 'error'),
    },
    {
      name: 'schema_version',
      type: 'string',
      about: 'version of the contract of an extraction',
      value: ({ schemaVersion }) => schemaVersion,
    },
    {
      name: 'tool_version',
      type: 'string',
      about: 'version of xinjijian that read it',
      value: ({ generator }) => generator.version,
    },
    {
      name: 'rules',
      type: 'string',
      about: 'fingerprint of the rules it was read with',
      value: ({ generator }) => generator.rules,
    },
  ],
})
