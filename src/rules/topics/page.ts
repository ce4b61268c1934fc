import { z } from 'zod'
import type { PageKnowledge } from '../../core/page-knowledge.ts'
import { defineTopic } from '../topic.ts'
import { expandPattern } from './outline-patterns.ts'

const pattern = z.string().min(1).describe('regular expression with bounded repetition, for an id or a class')

const schema = z.strictObject({
  topic: z.literal('page'),
  about: z.string().optional(),
  variables: z.record(z.string(), z.string()).default({}),
  article: pattern.describe('names of elements that hold the article'),
  'about-article': pattern.describe('names of elements that say what the article is'),
  drop: z.array(z.strictObject({ reason: z.string().regex(/^[a-z-]{1,20}$/), pattern })),
  meta: z.record(z.string().min(1), z.string().min(1)).describe('name of a meta element → key of a front matter'),
})

/** How pages are built that policy texts are published on; the last file counts. */
export const pageTopic = defineTopic({
  name: 'page',
  schema,
  compile(files, report): PageKnowledge {
    const file = files.at(-1)!
    const { article, drop, meta, 'about-article': about } = file.data
    return {
      article: expandPattern(file, article, ['article'], report),
      about: expandPattern(file, about, ['about-article'], report),
      drop: drop.map(({ reason, pattern: source }, index) => ({
        reason,
        pattern: expandPattern(file, source, ['drop', index, 'pattern'], report),
      })),
      meta,
    }
  },
})
