import { z } from 'zod'
import type { AssemblyKnowledge } from '../../core/assembly.ts'
import { defineTopic } from '../topic.ts'

const words = z.array(z.string().min(1))

const schema = z.strictObject({
  topic: z.literal('assembly'),
  about: z.string().optional(),
  names: z.strictObject({
    'trim-left': words,
    'trim-right': words,
    told: words,
    asides: words,
    'and-so-on': words,
    final: z.string(),
    governing: words,
    'final-governors': words,
    links: words,
    heads: words,
    'metric-endings': words,
    dependent: z.string(),
    grades: words,
    phases: words,
    'change-heads': z.record(z.string(), z.enum(['increase', 'decrease'])),
    'change-endings': z.record(z.string(), z.enum(['increase', 'decrease'])),
    elisions: z.record(z.string(), words),
    'full-forms': z.record(z.string(), z.string()),
    rates: z.strictObject({ shared: words, of: words }),
    whole: words,
    distributive: z.string(),
    longest: z.int().positive(),
    'place-endings': words,
    within: z.strictObject({ places: words, unless: words }),
  }),
  roles: z.strictObject({
    genre: z.record(z.string(), z.enum(['target', 'status'])),
    retrospective: words,
    continuing: words,
    tense: z.strictObject({
      blocks: words,
      sentences: z.strictObject({
        in: words,
        prior: z.number(),
        classes: z.record(z.string(), z.number()),
        switch: z.strictObject({ forward: z.number().nonnegative(), back: z.number().nonnegative() }),
      }),
    }),
    ahead: z.strictObject({ words, before: words }),
    'later-parts': words,
    'reference-heads': z.string(),
    'reference-verbs': words,
  }),
  deadlines: z.strictObject({
    yearly: words,
    spoken: words,
    'base-before': words,
    'start-after': words,
    'years-in': z.record(z.string(), z.number().positive()),
    governing: z.strictObject({ by: words, except: words }),
  }),
  goals: z.strictObject({
    paragraphs: words,
    tellers: words,
    'list-after': z.string(),
    'after-speech': words,
    means: words,
  }),
  agencies: z.strictObject({
    separators: words,
    'and-so-on': words,
    'strip-left': words,
    'strip-right': words,
    'region-left-out': words,
    complete: words,
    'default-kind': z.string(),
  }),
})

/** What the parts of a match mean for a record; one file. */
export const assemblyTopic = defineTopic({
  name: 'assembly',
  schema,
  compile(files, report): AssemblyKnowledge {
    const [file, second] = files
    if (second !== undefined) {
      report({
        code: 'duplicate-topic',
        message: 'there is a second file of topic assembly',
        hint: `keep one; the other is ${file?.path}`,
        path: second.path,
        position: second.at(['topic']),
      })
    }
    const { names, roles, deadlines, goals, agencies } = (file as NonNullable<typeof file>).data
    return {
      names: {
        trimLeft: names['trim-left'],
        trimRight: names['trim-right'],
        told: names.told,
        asides: names.asides,
        andSoOn: names['and-so-on'],
        final: names.final,
        governing: names.governing,
        finalGovernors: names['final-governors'],
        links: names.links,
        heads: names.heads,
        metricEndings: names['metric-endings'],
        dependent: names.dependent,
        grades: names.grades,
        phases: names.phases,
        changeHeads: names['change-heads'],
        changeEndings: names['change-endings'],
        elisions: names.elisions,
        fullForms: names['full-forms'],
        rates: names.rates,
        whole: names.whole,
        distributive: names.distributive,
        longest: names.longest,
        placeEndings: names['place-endings'],
        within: names.within,
      },
      roles: {
        genre: roles.genre,
        retrospective: roles.retrospective,
        continuing: roles.continuing,
        tense: roles.tense,
        ahead: roles.ahead,
        laterParts: roles['later-parts'],
        referenceHeads: roles['reference-heads'],
        referenceVerbs: roles['reference-verbs'],
      },
      deadlines: {
        yearly: deadlines.yearly,
        spoken: deadlines.spoken,
        baseBefore: deadlines['base-before'],
        startAfter: deadlines['start-after'],
        yearsIn: deadlines['years-in'],
        governing: deadlines.governing,
      },
      goals: {
        paragraphs: goals.paragraphs,
        tellers: goals.tellers,
        listAfter: goals['list-after'],
        afterSpeech: goals['after-speech'],
        means: goals.means,
      },
      agencies: {
        separators: agencies.separators,
        andSoOn: agencies['and-so-on'],
        stripLeft: agencies['strip-left'],
        stripRight: agencies['strip-right'],
        regionLeftOut: agencies['region-left-out'],
        complete: agencies.complete,
        defaultKind: agencies['default-kind'],
      },
    }
  },
})
