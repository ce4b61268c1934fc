import { z } from 'zod'
import type { Lexicon } from '../../core/lexicon.ts'
import type { Scalar } from '../../core/token.ts'
import { about, dottedName, fieldName, scalar } from '../names.ts'
import { defineTopic } from '../topic.ts'
import type { RuleFile } from '../topic.ts'

const word = z
  .string()
  .min(1)
  .refine((text) => text.trim() === text, 'a word has no space at its ends')

/** The entries of a lexicon file; settings may have some of their own. */
export const entries = z
  .array(
    z.strictObject({
      class: dottedName.describe('what rules call the words: lower-case names joined by dots'),
      about: about.optional(),
      fields: z.record(fieldName, scalar).optional().describe('attributes of each word'),
      words: z.array(word).min(1).describe('as they stand in simplified text'),
    }),
  )
  .min(1)

const schema = z.strictObject({ topic: z.literal('lexicon'), about: about.optional(), entries })

interface Given {
  readonly value: Scalar
  readonly pack: number
  readonly place: string
}

interface Draft {
  readonly classes: Set<string>
  readonly fields: Map<string, Given>
}

/**
 * Words with their classes and fields, merged over all entries that list a word. Within a pack two entries may not
 * disagree on a field; a later pack's value replaces an earlier one's.
 */
export const lexiconTopic = defineTopic({
  name: 'lexicon',
  schema,
  compile(files, report): Lexicon {
    const words = new Map<string, Draft>()
    for (const file of files) {
      file.data.entries.forEach((entry, index) => {
        entry.words.forEach((text, position) => {
          const draft = words.get(text) ?? { classes: new Set(), fields: new Map() }
          words.set(text, draft)
          draft.classes.add(entry.class)
          const path = ['entries', index, 'words', position]
          for (const [name, value] of Object.entries(entry.fields ?? {})) {
            const before = draft.fields.get(name)
            if (before && before.pack === file.pack && before.value !== value) {
              report({
                code: 'rule-conflict',
                message: `${text} has ${name}: ${JSON.stringify(value)} here and ${JSON.stringify(before.value)} at ${before.place}`,
                hint: 'Give the word one value, or use two field names.',
                path: file.path,
                position: file.at(path),
              })
            } else draft.fields.set(name, { value, pack: file.pack, place: spellPlace(file, path) })
          }
        })
      })
    }
    return Object.fromEntries([...words].map(([text, draft]) => [text, finish(draft)]))
  },
})

function spellPlace(file: RuleFile, path: readonly PropertyKey[]): string {
  const { line, column } = file.at(path)
  return `${file.path}:${line}:${column}`
}

function finish({ classes, fields }: Draft): Lexicon[string] {
  const entry = { classes: [...classes].toSorted() }
  if (fields.size === 0) return entry
  return { ...entry, fields: Object.fromEntries([...fields].map(([name, { value }]) => [name, value])) }
}
