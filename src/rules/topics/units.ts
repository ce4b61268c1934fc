import { z } from 'zod'
import type { UnitEntry, UnitTable } from '../../core/lex-knowledge.ts'
import { defineTopic } from '../topic.ts'

const unit = z.strictObject({
  unit: z.string().min(1).describe('as written after a number, simplified, without multiplier'),
  aliases: z.array(z.string().min(1)).default([]),
  base: z.string().optional().describe('UCUM code, ISO 4217 code for money; default: the unit itself'),
  factor: z.number().positive().default(1).describe('amount × factor = amount in base'),
  dimension: z.string().min(1),
  counter: z.boolean().default(false),
  reference: z.boolean().default(false).describe('what it counts sizes a list or names a rank'),
  least: z.number().nonnegative().default(0).describe('with a smaller number it is a name, as in 5G'),
  written: z.string().optional().describe('the unit records show instead; the amount is multiplied by factor'),
})

const schema = z.strictObject({
  topic: z.literal('units'),
  about: z.string().optional(),
  units: z.array(unit).min(1),
})

/** Units and counters: surface form → what is known of it. A later pack's entry replaces an earlier one's. */
export const unitsTopic = defineTopic({
  name: 'units',
  schema,
  compile(files, report): UnitTable {
    const table: Record<string, UnitEntry> = {}
    const packs = new Map<string, number>()
    for (const file of files) {
      for (const [index, entry] of file.data.units.entries()) {
        for (const surface of [entry.unit, ...entry.aliases]) {
          if (packs.get(surface) === file.pack) {
            report({
              code: 'duplicate-unit',
              message: `the unit ${surface} is listed twice`,
              hint: 'keep one entry for each way a unit is written',
              path: file.path,
              position: file.at(['units', index]),
            })
            continue
          }
          packs.set(surface, file.pack)
          table[surface] = {
            name: entry.written ?? surface,
            scale: entry.written === undefined ? 1 : entry.factor,
            base: entry.base ?? entry.unit,
            factor: entry.written === undefined ? entry.factor : 1,
            dimension: entry.dimension,
            counter: entry.counter,
            reference: entry.reference,
            least: entry.least,
          }
        }
      }
    }
    return table
  },
})
