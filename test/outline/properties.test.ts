import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outline } from '../../src/core/outline.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { outline } from '../../src/outline/outline.ts'
import { knowledge as repairs } from '../normalize/knowledge.ts'
import { knowledge } from './knowledge.ts'
import { expectLinear } from '../support/linear.ts'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** What is wrong with the offsets of an outline, in words. */
function faults(text: string, { blocks, sections, skipped, tables }: Outline): string[] {
  const found: string[] = []
  const spans = [...blocks, ...skipped].toSorted((a, b) => a.start - b.start)
  let end = 0
  for (const span of spans) {
    if (span.start < end) found.push(`overlap at ${span.start}`)
    const isBorder = tables.some((table) => table.start < span.start && table.end >= end)
    const between = text.slice(end, span.start).replaceAll(isBorder ? '|' : /^$/g, '')
    if (between.trim() !== '') found.push(`lost at ${end}: ${between.trim().slice(0, 20)}`)
    end = span.end
  }
  const rest = text.slice(end).replaceAll(tables.at(-1)?.end === text.trimEnd().length ? '|' : /^$/g, '')
  if (rest.trim() !== '') found.push(`lost at the end: ${text.slice(end).trim().slice(0, 20)}`)
  for (const { start, end: stop, content, section } of blocks) {
    if (content.start < start || content.end > stop || content.end < content.start)
      found.push(`content outside its block at ${start}`)
    const span = section === null ? null : sections[section]?.span
    if (span !== null && (span === undefined || span.start > start || span.end < stop))
      found.push(`block outside its section at ${start}`)
  }
  for (const { index, parent, span, level, heading } of sections) {
    if (sections[index]?.span !== span) found.push(`index of section ${index}`)
    if (heading.start !== span.start || heading.end > span.end) found.push(`heading of section ${index}`)
    if (parent === null) continue
    const above = sections[parent]
    if (above === undefined || parent >= index || above.level >= level) found.push(`parent of section ${index}`)
    else if (above.span.start > span.start || above.span.end < span.end)
      found.push(`section ${index} outside its parent`)
  }
  return found
}

const pieces = [
  '一、',
  '(二)',
  '1.',
  '2.',
  '3.5',
  '①',
  '②',
  '——',
  '▷',
  '# ',
  '## ',
  '**',
  '* ',
  '- ',
  '> ',
  '|',
  '一是',
  '二是',
  '目标',
  '到2023年',
  '。',
  ';',
  ':',
  ',',
  '\n',
  '\r\n',
  '\n\n',
  ' ',
  '(上接第2版)',
  '(下转第3版)',
  '目录',
  '附件1',
  '打印',
  '---',
  '<!--',
  '-->',
  '🌊',
  '第一章',
  '名词解释',
  '各位代表',
  '建成5万个',
]

describe('every outline', () => {
  it('accounts for every character, with nested spans', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const text = parts.join('')
        expect(faults(text, outline(text, knowledge))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  it('is the same for other line ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces.filter((piece) => !/[\r\n]/u.test(piece)), '\n'), { maxLength: 40 }),
        (parts) => {
          const text = parts.join('')
          const crlf = text.replaceAll('\n', '\r\n')
          const told = (source: string): unknown => {
            const { blocks, sections, skipped } = outline(source, knowledge)
            return [
              blocks.map(({ kind, content }) => [kind, source.slice(content.start, content.end)]),
              sections.map(({ level, title }) => [level, title]),
              skipped.map(({ reason }) => reason),
            ]
          }
          expect(told(crlf)).toEqual(told(text))
        },
      ),
    )
  })

  it('takes time in proportion to the text', () => {
    const text = `${'一是(甲)**乙**、丙;'.repeat(400)}\n${'(下转'.repeat(3000)}\n${'——'.repeat(5000)}\n${'。'.repeat(9000)}\n`
    expectLinear((times) => outline(text.repeat(times), knowledge), 1, 8)
  })
})

/** Reasons that may stand in the reports of the corpus: what surrounds them on the page. */
const FURNITURE = new Set([
  'front-matter',
  'comment',
  'dateline',
  'byline',
  'markup',
  'contents',
  'image',
  'link',
  'caption',
])

describe.skipIf(!existsSync(shared))('real texts (skipped without the shared texts)', () => {
  const under = (folder: string, ending: string): string[] =>
    existsSync(shared)
      ? (readdirSync(shared + folder, { recursive: true }) as string[])
          .filter((name) => name.endsWith(ending))
          .map((name) => `${folder}/${name}`)
      : []
  const read = (path: string): string => normalize(readFileSync(shared + path, 'utf8'), repairs).text

  it('account for every character', () => {
    const wrong = [...under('corpus', '.md'), ...under('seeds', '.txt'), ...under('passages', '.txt')].flatMap(
      (path) => {
        const text = read(path)
        return faults(text, outline(text, knowledge)).map((fault) => `${path}: ${fault}`)
      },
    )
    expect(wrong).toEqual([])
  })

  it('lose nothing of a report', () => {
    const lost = under('corpus', '.md').flatMap((path) => {
      const text = read(path)
      const { skipped } = outline(text, knowledge)
      return skipped
        .filter(({ reason, start, end }) =>
          // What terms mean is told behind the report.
          reason === 'glossary'
            ? start < text.length / 2
            : !FURNITURE.has(reason) || (reason !== 'contents' && end - start > 300),
        )
        .map(({ reason, start }) => `${path}: ${reason} at ${start}`)
    })
    expect(lost).toEqual([])
  })

  it('know where the reports come from', () => {
    const cities = under('corpus', '.md').filter((path) => path.split('/').length === 4 && !path.includes('省自治区'))
    const wrong = cities.filter((path) => outline(read(path), knowledge).facts.region?.name !== path.split('/')[2])
    expect(cities.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })

  const told = (name: string) => {
    const text = read(
      `seeds/${
        under('seeds', '.txt')
          .find((path) => path.includes(`/${name}_`))
          ?.slice(6) ?? ''
      }`,
    )
    return { text, result: outline(text, knowledge) }
  }

  it('the newspaper page ends where the other article begins', () => {
    const { text, result } = told('003')
    const other = result.skipped.find(({ reason }) => reason === 'other-article')
    expect(text.slice(other?.start).startsWith('(上接第2版)')).toBe(true)
    expect(other?.end).toBe(text.trimEnd().length)
    expect(result.facts).toMatchObject({ genre: 'news', period: { from: 2021, to: 2023 }, region: { code: '120000' } })
  })

  it('the two plans have their tasks as sections', () => {
    const tasks = (name: string): number =>
      told(name).result.sections.filter(({ number }) => /^\d+\.$/u.test(number)).length
    expect([tasks('001'), tasks('002')]).toEqual([22, 16])
    expect(told('001').result.facts.title).toBe('天津市新型基础设施建设三年行动方案(2021—2023年)')
    expect(told('002').result.facts.period).toMatchObject({ from: 2020, to: 2022 })
  })
})
