import type { z } from 'zod'
import type { ListNumbers } from '../../core/list-numbers.ts'
import type { OutlineKnowledge, PartPattern, RegionEntry, SkipRule } from '../../core/outline-knowledge.ts'
import type { DataPath, Report, RuleFile } from '../topic.ts'
import { defineTopic } from '../topic.ts'
import { expandPattern } from './outline-patterns.ts'
import type { skip } from './outline-schema.ts'
import { schema } from './outline-schema.ts'

type Data = z.infer<typeof schema>
type File = RuleFile<Data>
type Key = 'numerals' | 'markers' | 'enumerations' | 'headings' | 'skips' | 'facts' | 'regions'

/** How policy texts are laid out, what is not policy text, and where a text says what it is. */
export const outlineTopic = defineTopic({
  name: 'outline',
  schema,
  compile(files, report): OutlineKnowledge {
    const take = <K extends Key>(key: K): { file: File; value: NonNullable<Data[K]> } | null => the(files, key, report)
    const numerals = take('numerals')?.value
    const markers = take('markers')
    const enumerations = take('enumerations')
    const headings = take('headings')
    const regions = take('regions')?.value
    return {
      numerals: numerals ?? { digits: {}, tens: {}, series: [] },
      listNumbers: listNumbers(files),
      markers: (markers?.value ?? []).map((rule, index) => ({
        ...rule,
        pattern: source(markers?.file, rule.pattern, ['markers', index, 'pattern'], report),
      })),
      enumerations: (enumerations?.value ?? []).map((rule, index) => ({
        ...rule,
        pattern: source(enumerations?.file, rule.pattern, ['enumerations', index, 'pattern'], report),
      })),
      headings: headingKnowledge(headings?.file, headings?.value, report),
      skips: files.flatMap((file) =>
        (file.data.skips ?? []).map((rule, index) => skipRule(file, rule, ['skips', index], report)),
      ),
      facts: factKnowledge(take('facts'), report),
      regions: Object.entries(regions?.names ?? {}).map(([key, name]): RegionEntry => ({
        code: key,
        name,
        short: shortName(name, regions?.short[key], regions?.suffixes ?? []),
      })),
      abbreviations: regions?.abbreviations ?? {},
    }
  },
})

/** The one file that has a key: the last pack's, so that a pack of the user's can replace it as a whole. */
function the<K extends Key>(
  files: readonly File[],
  key: K,
  report: Report,
): { file: File; value: NonNullable<Data[K]> } | null {
  const having = files.filter(({ data }) => data[key] !== undefined)
  const last = having.at(-1)
  const rival = having.at(-2)
  if (last === undefined) {
    const [file] = files
    if (file !== undefined)
      report({
        code: 'outline-missing',
        message: `no file of topic outline has ${key}`,
        path: file.path,
        position: file.at([]),
      })
    return null
  }
  if (rival !== undefined && rival.pack === last.pack) {
    report({
      code: 'outline-duplicate',
      message: `${key} stands in two files`,
      hint: `keep one; the other is ${rival.path}`,
      path: last.path,
      position: last.keyAt([key]),
    })
  }
  return { file: last, value: last.data[key] as NonNullable<Data[K]> }
}

/** Without a file that has them, numbers of lists are written in Arabic digits. */
function listNumbers(files: readonly File[]): ListNumbers {
  const entries = files.flatMap(({ data }) => Object.entries(data['list-numbers'] ?? {}))
  return Object.fromEntries(entries.map(([name, { 'bare-ten': bareTen, ...rest }]) => [name, { ...rest, bareTen }]))
}

function source(file: File | undefined, text: string, path: DataPath, report: Report): string {
  return file === undefined ? text : expandPattern(file, text, path, report)
}

function headingKnowledge(
  file: File | undefined,
  value: Data['headings'],
  report: Report,
): OutlineKnowledge['headings'] {
  const of = (key: Exclude<keyof NonNullable<Data['headings']>, 'plain' | 'bold' | 'marked'>): string =>
    source(file, value?.[key] ?? '', ['headings', key], report)
  return {
    sentenceEnd: of('sentence-end'),
    statementEnd: of('statement-end'),
    runInEnd: of('run-in-end'),
    runInNext: of('run-in-next'),
    titleEnd: of('title-end'),
    titleLead: of('title-lead'),
    responsibility: of('responsibility'),
    announces: of('announces'),
    address: of('address'),
    never: of('never'),
    plain: value?.plain ?? 0,
    bold: value?.bold ?? 0,
    marked: value?.marked ?? 0,
  }
}

function skipRule(file: File, rule: z.infer<typeof skip>, path: DataPath, report: Report): SkipRule {
  const of = (key: 'from' | 'to' | 'until' | 'next' | 'unless'): string | null =>
    rule[key] === null ? null : source(file, rule[key], [...path, key], report)
  if ((rule.from === null) === (rule.lines.length === 0)) {
    report({
      code: 'outline-skip',
      message: 'a skip rule has either lines or from',
      path: file.path,
      position: file.at(path),
    })
  }
  return {
    ...rule,
    lines: rule.lines.map((line, index) => source(file, line, [...path, 'lines', index], report)),
    from: of('from'),
    to: of('to'),
    until: of('until'),
    next: of('next'),
    unless: of('unless'),
  }
}

function factKnowledge(
  found: { file: File; value: NonNullable<Data['facts']> } | null,
  report: Report,
): OutlineKnowledge['facts'] {
  const value = found?.value
  const one = (text: string | undefined, ...path: DataPath): string =>
    source(found?.file, text ?? '', ['facts', ...path], report)
  const many = (list: readonly string[] | undefined, key: string): string[] =>
    (list ?? []).map((text, index) => one(text, key, index))
  const parts = (list: readonly PartPattern[] | undefined, ...path: DataPath): PartPattern[] =>
    (list ?? []).map((entry, index) => ({ part: entry.part, pattern: one(entry.pattern, ...path, index, 'pattern') }))
  return {
    titles: parts(value?.titles, 'titles'),
    titleTail: one(value?.['title-tail'], 'title-tail'),
    titleMore: one(value?.['title-more'], 'title-more'),
    titleLike: one(value?.['title-like'], 'title-like'),
    ranges: many(value?.ranges, 'ranges'),
    quotedRange: one(value?.['quoted-range'], 'quoted-range'),
    issuedRange: one(value?.['issued-range'], 'issued-range'),
    year: one(value?.year, 'year'),
    namedPeriods: (value?.['named-periods'] ?? []).map((entry, index) => ({
      ...entry,
      pattern: one(entry.pattern, 'named-periods', index, 'pattern'),
    })),
    dates: many(value?.dates, 'dates'),
    published: parts(value?.published, 'published'),
    documentNumber: parts(value?.['document-number'], 'document-number'),
    issuer: parts(value?.issuer, 'issuer'),
    national: one(value?.national, 'national'),
    regionBefore: one(value?.['region-before'], 'region-before'),
    genres: (value?.genres ?? []).map((rule, index) => ({
      ...rule,
      signs: parts(rule.signs, 'genres', index, 'signs'),
    })),
    defaultGenre: value?.['default-genre'] ?? 'text',
    dated: value?.dated ?? [],
    secondary: value?.secondary ?? [],
  }
}

function shortName(name: string, given: string | undefined, suffixes: readonly string[]): string {
  if (given !== undefined) return given
  const suffix = suffixes.find((candidate) => name.endsWith(candidate) && name.length - candidate.length >= 2)
  return suffix === undefined ? name : name.slice(0, -suffix.length)
}
