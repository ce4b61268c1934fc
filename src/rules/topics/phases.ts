import { z } from 'zod'
import { about, plainName } from '../names.ts'
import { defineTopic } from '../topic.ts'

const schema = z.strictObject({
  topic: z.literal('phases'),
  about: about.optional(),
  phases: z
    .array(
      z.strictObject({
        name: plainName,
        kind: z.enum(['rewrite', 'collect']),
        claims: z.array(plainName).min(1).optional(),
        when: z
          .enum(['always', 'asked'])
          .optional()
          .describe(
            'collecting phases: `asked` ones are run over single sentences only, where something turns on them',
          ),
        about,
      }),
    )
    .min(1),
})

export interface PhaseDefinition {
  readonly name: string
  readonly kind: 'rewrite' | 'collect'
  readonly claims: readonly string[] | null
  readonly when: 'always' | 'asked'
  readonly about: string
}

/** The phases in the order they run: as written, later files and packs after earlier ones; those run when asked for come last. */
export const phasesTopic = defineTopic({
  name: 'phases',
  schema,
  compile(files, report): readonly PhaseDefinition[] {
    const phases: PhaseDefinition[] = []
    for (const file of files) {
      file.data.phases.forEach(({ claims = null, when = 'always', ...phase }, index) => {
        const complain = (message: string, hint: string, key: string): void =>
          report({ code: 'rule-phase', message, hint, path: file.path, position: file.at(['phases', index, key]) })
        if (phases.some(({ name }) => name === phase.name))
          complain(`phase ${phase.name} is there already`, 'Choose another name.', 'name')
        if (claims && phase.kind === 'rewrite') {
          complain('claims are for collecting phases', 'A rewriting rule claims its whole match.', 'claims')
        }
        if (when === 'asked' && phase.kind === 'rewrite') {
          complain(
            'only collecting phases are run when asked for',
            'What a rewriting phase makes is there for every phase behind it.',
            'when',
          )
        }
        phases.push({ ...phase, claims, when })
      })
    }
    return phases.toSorted((a, b) => Number(a.when === 'asked') - Number(b.when === 'asked'))
  },
})
