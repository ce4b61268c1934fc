import type { Extraction } from '../../core/extraction.ts'
import { quantityWords } from '../quantity.ts'
import type { TableName } from './names.ts'

/** One of the tables as a reader wants to see it: few columns, values in one piece. */
export interface View {
  readonly name: TableName
  readonly headers: readonly string[]
  /** Columns that may be cut where there is too little room. */
  readonly long: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

interface ViewColumn<Item> {
  readonly header: string
  readonly long?: true
  readonly cell: (item: Item, document: Look) => string
}

/** What cells of one document look up. */
interface Look {
  readonly extraction: Extraction
  readonly section: (id: string | null) => string
}

interface Definition<Item> {
  readonly items: (extraction: Extraction) => readonly Item[]
  readonly columns: readonly ViewColumn<Item>[]
}

interface Placed {
  readonly section: string | null
  readonly span: { readonly line: number }
}

const SECTION = {
  header: 'section',
  long: true,
  cell: ({ section }: Placed, look: Look) => look.section(section),
} as const

const SOURCE = {
  header: 'source',
  cell: ({ span }: Placed, { extraction }: Look) => `${extraction.document.name}:${span.line}`,
} as const

const yearOf = (when: { readonly year: number | null } | null): string => String(when?.year ?? '')

const documents: Definition<Extraction> = {
  items: (extraction) => [extraction],
  columns: [
    { header: 'document', cell: ({ document }) => document.name },
    { header: 'title', long: true, cell: ({ document }) => document.title ?? '' },
    { header: 'region', cell: ({ document }) => document.region?.name ?? '' },
    { header: 'published', cell: ({ document }) => document.publishedOn ?? '' },
    { header: 'genre', cell: ({ document }) => document.genre },
    { header: 'indicators', cell: ({ indicators }) => String(indicators.length) },
    { header: 'goals', cell: ({ goals }) => String(goals.length) },
    { header: 'assignments', cell: ({ assignments }) => String(assignments.length) },
    { header: 'residue', cell: ({ residue }) => String(residue.length) },
  ],
}

const indicators: Definition<Extraction['indicators'][number]> = {
  items: (extraction) => extraction.indicators,
  columns: [
    { header: 'indicator', long: true, cell: ({ name, scope }) => (scope === null ? name : `${name} (${scope})`) },
    { header: 'value', cell: quantityWords },
    { header: 'role', cell: ({ role }) => role },
    { header: 'by', cell: ({ deadline, asOf }) => yearOf(deadline ?? { year: asOf }) },
    SECTION,
    SOURCE,
  ],
}

const goals: Definition<Extraction['goals'][number]> = {
  items: (extraction) => extraction.goals,
  columns: [
    { header: 'goal', long: true, cell: ({ statement }) => statement },
    { header: 'by', cell: ({ horizon }) => yearOf(horizon) },
    SECTION,
    SOURCE,
  ],
}

const assignments: Definition<Placed & { readonly name: string; readonly role: string }> = {
  items: (extraction) =>
    extraction.assignments.flatMap(({ section, agencies }) => agencies.map((agency) => ({ ...agency, section }))),
  columns: [
    { header: 'agency', cell: ({ name }) => name },
    { header: 'role', cell: ({ role }) => role },
    SECTION,
    SOURCE,
  ],
}

const residue: Definition<Extraction['residue'][number]> = {
  items: (extraction) => extraction.residue,
  columns: [
    { header: 'not understood', long: true, cell: ({ text }) => text },
    { header: 'kind', cell: ({ kind }) => kind },
    { header: 'reason', cell: ({ reason }) => reason },
    SECTION,
    SOURCE,
  ],
}

const VIEWS: Readonly<Record<TableName, (extractions: readonly Extraction[]) => View>> = {
  documents: (extractions) => viewOf('documents', documents, extractions),
  indicators: (extractions) => viewOf('indicators', indicators, extractions),
  goals: (extractions) => viewOf('goals', goals, extractions),
  assignments: (extractions) => viewOf('assignments', assignments, extractions),
  residue: (extractions) => viewOf('residue', residue, extractions),
}

/** What is shown of a document that is looked at as a whole. */
const USUAL = ['goals', 'indicators', 'assignments', 'residue'] as const satisfies readonly TableName[]

/** The table asked for, or all tables of records that hold something. */
export function viewsOf(extractions: readonly Extraction[], table: TableName | undefined): View[] {
  if (table !== undefined) return [VIEWS[table](extractions)]
  return USUAL.map((name) => VIEWS[name](extractions)).filter(({ rows }) => rows.length > 0)
}

function viewOf<Item>(name: TableName, { items, columns }: Definition<Item>, extractions: readonly Extraction[]): View {
  return {
    name,
    headers: columns.map(({ header }) => header),
    long: columns.flatMap(({ long }, index) => (long === true ? [index] : [])),
    rows: extractions.flatMap((extraction) => {
      const titles = new Map(extraction.sections.map(({ id, title }) => [id, title]))
      const look = { extraction, section: (id: string | null) => (id === null ? '' : (titles.get(id) ?? '')) }
      return items(extraction).map((item) => columns.map(({ cell }) => cell(item, look)))
    }),
  }
}
