import { z } from 'zod'
import type { RepairKnowledge } from '../../core/repair.ts'
import { defineTopic } from '../topic.ts'
import type { Report, RuleFile } from '../topic.ts'
import { OutcomeTable } from './outcome-table.ts'
import { layoutKnowledge, layoutSchema } from './repair-layout.ts'
import { scriptDictionary } from './script-characters.ts'

const unit = z.string().length(1)
const share = z.number().min(0).max(1)
const phrases = z.record(z.string().min(1), z.string().min(1))
const pageEvidence = z.strictObject({ least: z.int().positive(), characters: z.int().positive(), agreement: share })
const range = z.strictObject({ from: unit, to: unit })

const schema = z.strictObject({
  topic: z.literal('repair'),
  about: z.string().optional(),
  fold: z
    .record(
      z.string().describe('kind of repair'),
      z.strictObject({
        characters: z.record(unit, z.string().max(1)).optional(),
        ranges: z
          .array(range.extend({ becomes: z.string().max(1), constant: z.boolean().optional() }))
          .optional()
          .describe('the first becomes `becomes`, the next the one after it; with `constant` all the same'),
      }),
    )
    .optional(),
  references: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]{1,9}$/), unit)
    .optional()
    .describe('name of a character reference of HTML: the character'),
  compatibility: z.array(range).optional().describe('blocks folded by NFKC where that gives one character'),
  pinyin: z
    .strictObject({
      tones: z.record(unit, z.string().min(1)).describe('vowel: the same with a tone mark'),
      letters: z.record(unit, unit).optional(),
      syllables: z.record(z.string(), z.string().min(1)).describe('initial: finals it goes with'),
      evidence: z
        .strictObject({
          converted: pageEvidence
            .optional()
            .describe('with tone mark, behind a character that only traditional text has'),
          toned: pageEvidence.optional().describe('with tone mark, each time the character stands on the page'),
          toneless: pageEvidence.optional().describe('without tone mark, each time the character stands on the page'),
        })
        .optional()
        .describe('what a page must show before syllables in brackets count as readings'),
    })
    .optional(),
  readings: z
    .record(z.string().min(1), z.string().min(1))
    .optional()
    .describe('reading with its tone mark: characters of traditional text that are read so'),
  shift: z
    .strictObject({
      orphans: z.string().min(1),
      marks: z.record(unit, unit).describe('mark as it stands: the full-width mark whose bytes were found'),
      numbers: z.string().min(1),
      thresholds: z.strictObject({
        gain: z.number(),
        'gain-per-character': z.number(),
        fluency: z.number(),
        margin: z.number(),
        'sure-margin': z.number(),
        'lone-margin': z.number(),
        alone: z.number(),
        pair: z.number(),
        gap: z.number(),
        'other-script': z.number(),
        'lost-character': z.number(),
      }),
    })
    .optional(),
  layout: layoutSchema.optional(),
  script: z.strictObject({ 'traditional-share': share, 'mixed-share': share }).optional(),
  protected: phrases.optional().describe('names, traditional: simplified'),
  conversion: phrases.optional().describe('stretches with an outcome of their own, traditional: simplified'),
  vocabulary: z
    .strictObject({
      region: z.string().min(1).describe('whose words these are; files about one region are taken together'),
      'distinct-markers': z.int().positive().optional(),
      'total-markers': z.int().positive().optional(),
      markers: z.array(z.string().min(1)).optional(),
      words: phrases.optional().describe('word there (traditional): mainland word (simplified)'),
      'digit-groups': unit.optional().describe('what stands between groups of three digits'),
    })
    .optional(),
})

type Data = z.infer<typeof schema>
type File = RuleFile<Data>

/** Folding, readings in brackets, script conversion and regional vocabulary; any number of files, later packs win. */
export const repairTopic = defineTopic({
  name: 'repair',
  schema,
  compile(files, report): RepairKnowledge {
    const dictionary = scriptDictionary()
    const names = new OutcomeTable(report)
    const references = new OutcomeTable(report)
    const regions = new Map<string, Region>()
    for (const file of files) {
      for (const section of ['protected', 'conversion'] as const) {
        for (const [from, into] of Object.entries(file.data[section] ?? {})) {
          names.add(file, [section, from], from, into)
          if (section === 'protected') names.add(file, [section, from], into, into)
        }
      }
      for (const [name, character] of Object.entries(file.data.references ?? {}))
        references.add(file, ['references', name], name, character)
      const { vocabulary } = file.data
      if (vocabulary === undefined) continue
      const region = regions.get(vocabulary.region) ?? { settings: [], words: new OutcomeTable(report) }
      regions.set(vocabulary.region, region)
      region.settings.push(vocabulary)
      for (const [from, into] of Object.entries(vocabulary.words ?? {})) {
        region.words.add(file, ['vocabulary', 'words', from], dictionary.simplify(from), into)
      }
    }
    const settings = files.map((file) => file.data)
    const pinyin = settings.flatMap((data) => data.pinyin ?? [])
    return {
      references: references.toRecord(),
      fold: {
        characters: foldedCharacters(files, report),
        compatibility: settings
          .flatMap((data) => data.compatibility ?? [])
          .map((block) => [block.from.charCodeAt(0), block.to.charCodeAt(0)] as const),
      },
      pinyin: {
        tones: Object.fromEntries(
          pinyin
            .flatMap(({ tones }) => Object.entries(tones))
            .flatMap(([vowel, marked]) => [...marked].map((one) => [one, vowel] as const)),
        ),
        letters: Object.assign({}, ...pinyin.map(({ letters }) => letters ?? {})) as Record<string, string>,
        syllables: [...new Set(pinyin.flatMap(({ syllables }) => spelled(syllables)))].toSorted(),
        spoken: spokenIn(settings),
        evidence: evidenceOf(pinyin.findLast((data) => data.evidence)?.evidence),
      },
      shift: shiftKnowledge(settings.findLast((data) => data.shift)?.shift),
      layout: layoutKnowledge(settings.findLast((data) => data.layout)?.layout),
      script: {
        traditional: dictionary.traditional([
          ...names.outcomes(),
          ...[...regions.values()].flatMap(({ words }) => words.outcomes()),
        ]),
        simplified: dictionary.simplified(),
        // a share of 1 is never exceeded: without the setting nothing is converted
        traditionalShare: settings.findLast((data) => data.script)?.script?.['traditional-share'] ?? 1,
        mixedShare: settings.findLast((data) => data.script)?.script?.['mixed-share'] ?? 1,
        phrases: names.toRecord(),
      },
      vocabularies: [...regions].map(([region, { settings: given, words }]) => ({
        region,
        markers: [...new Set(given.flatMap(({ markers = [] }) => markers).map(dictionary.simplify))],
        distinctMarkers: given.findLast((data) => data['distinct-markers'])?.['distinct-markers'] ?? 1,
        totalMarkers: given.findLast((data) => data['total-markers'])?.['total-markers'] ?? 1,
        words: words.toRecord(),
        digitGroups: given.findLast((data) => data['digit-groups'])?.['digit-groups'] ?? null,
      })),
    }
  },
})

/** What the files about one region say. */
interface Region {
  readonly settings: NonNullable<Data['vocabulary']>[]
  readonly words: OutcomeTable
}

function foldedCharacters(files: readonly File[], report: Report): Record<string, Record<string, string>> {
  const kinds = new Map<string, OutcomeTable>()
  for (const file of files) {
    for (const [kind, { characters = {}, ranges = [] }] of Object.entries(file.data.fold ?? {})) {
      const table = kinds.get(kind) ?? new OutcomeTable(report)
      kinds.set(kind, table)
      for (const [from, into] of Object.entries(characters)) {
        table.add(file, ['fold', kind, 'characters', from], from, into)
      }
      ranges.forEach(({ from, to, becomes, constant }, index) => {
        for (let code = from.charCodeAt(0), step = 0; code <= to.charCodeAt(0); code++, step++) {
          const into = constant ? becomes : String.fromCharCode(becomes.charCodeAt(0) + step)
          table.add(file, ['fold', kind, 'ranges', index], String.fromCharCode(code), into)
        }
      })
    }
  }
  return Object.fromEntries([...kinds].map(([kind, table]) => [kind, table.toRecord()]))
}

/** Later files add to what earlier ones say of a reading. */
function spokenIn(settings: readonly Data[]): Record<string, string> {
  const spoken: Record<string, string> = {}
  for (const [reading, characters] of settings.flatMap((data) => Object.entries(data.readings ?? {}))) {
    const key = reading.normalize('NFC')
    spoken[key] = [...new Set((spoken[key] ?? '') + characters)].join('')
  }
  return spoken
}

type PinyinEvidence = RepairKnowledge['pinyin']['evidence']

/** Without the setting no bracket counts as a reading. */
function evidenceOf(evidence: NonNullable<Data['pinyin']>['evidence'] = {}): PinyinEvidence {
  const { converted = null, toned = null, toneless = null } = evidence
  return { converted, toned, toneless }
}

type Shift = NonNullable<Data['shift']>

/** Without the setting no place is suspicious. */
function shiftKnowledge(shift: Shift | undefined): RepairKnowledge['shift'] {
  const { orphans = '', marks = {}, numbers = '', thresholds = {} as Partial<Shift['thresholds']> } = shift ?? {}
  return {
    orphans,
    marks,
    numbers,
    thresholds: {
      gain: thresholds.gain ?? 0,
      gainPerCharacter: thresholds['gain-per-character'] ?? 0,
      fluency: thresholds.fluency ?? 0,
      margin: thresholds.margin ?? 0,
      sureMargin: thresholds['sure-margin'] ?? 0,
      loneMargin: thresholds['lone-margin'] ?? 0,
      alone: thresholds.alone ?? 0,
      pair: thresholds.pair ?? 0,
      gap: thresholds.gap ?? 0,
      otherScript: thresholds['other-script'] ?? 0,
      lostCharacter: thresholds['lost-character'] ?? 0,
    },
  }
}

function spelled(syllables: Readonly<Record<string, string>>): string[] {
  return Object.entries(syllables).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final))
}
