import { Converter } from 'opencc-js/cn2t'
import type { AgencyMention, Assignment, Indicator, SectionRecord } from '../../src/core/extraction.ts'
import type { Sample } from './documents.ts'
import { breaksPutIn, wrap, type WrapOptions } from '../support/wrap.ts'
import { figuresOf, nextNumber, spread, subjectOf } from './figures.ts'

/** A text changed in one way, and the changes a careful reader would report: `kind subject`. */
export interface Edit {
  readonly about: string
  readonly text: string
  readonly expected: readonly string[]
}

const MOST = 8

type Place = { readonly start: number; readonly end: number }

function replaced(text: string, { start, end }: Place, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

const each = (kind: string, indicators: readonly Indicator[]): string[] =>
  indicators.map((indicator) => `${kind} ${subjectOf(indicator)}`)

/** What a higher or lower value means under each comparator. */
const MEANS = {
  '>=': { up: 'tightened', down: 'loosened' },
  '>': { up: 'tightened', down: 'loosened' },
  '<=': { up: 'loosened', down: 'tightened' },
  '<': { up: 'loosened', down: 'tightened' },
  '=': { up: 'raised', down: 'lowered' },
  '~': { up: 'raised', down: 'lowered' },
  between: { up: 'raised', down: 'lowered' },
} as const

/** The change that the next larger or smaller value of an indicator is. */
export function changeOfValue(indicator: Indicator, up: boolean): string {
  return `indicator-${MEANS[indicator.comparator][up ? 'up' : 'down']} ${subjectOf(indicator)}`
}

export function values(sample: Sample): Edit[] {
  return spread(figuresOf(sample), MOST).flatMap((figure) =>
    (['up', 'down'] as const).flatMap((way) => {
      const digits = nextNumber(figure.digits, way === 'up')
      if (digits === null) return []
      const expected = figure.indicators.map((indicator) => changeOfValue(indicator, way === 'up'))
      return [
        {
          about: `${figure.digits} → ${digits} @${figure.start}`,
          text: replaced(sample.text, figure, digits),
          expected,
        },
      ]
    }),
  )
}

/** 以上 dropped, made 左右, or put behind a bare number. */
export function bounds(sample: Sample): Edit[] {
  const found: Edit[] = []
  const inList = ({ span }: Indicator): boolean =>
    sample.extraction.indicators.filter((other) => other.span.start < span.end && other.span.end > span.start).length >
    1
  for (const { end, behind, indicators, digits } of spread(figuresOf(sample), 2 * MOST)) {
    const [first] = indicators
    // A bound behind a list of numbers governs all of them, and 岁以上 and 年以上 are ages and terms.
    if (first === undefined || indicators.some(inList) || /^[岁年]/.test(behind)) continue
    const at = behind.indexOf('以上')
    const own = at >= 0 && !/[,，。;；、\d]/.test(behind.slice(0, at))
    if (own && first.comparator === '>=') {
      const place = { start: end + at, end: end + at + 2 }
      const expected = each('indicator-loosened', indicators)
      found.push({ about: `${digits}… without 以上`, text: replaced(sample.text, place, ''), expected })
      found.push({ about: `${digits}… 左右`, text: replaced(sample.text, place, '左右'), expected })
    }
    const unit = first.unit
    if (unit === null || !/^\p{Script=Han}$/u.test(unit)) continue
    const bare = new RegExp(`^(?:万|亿|万亿)?${unit}(?=[,，。;；、])`).exec(behind)
    if (bare !== null && first.comparator === '=' && indicators.length === 1) {
      const place = { start: end + bare[0].length, end: end + bare[0].length }
      found.push({
        about: `${digits}… 以上`,
        text: replaced(sample.text, place, '以上'),
        expected: each('indicator-tightened', indicators),
      })
    }
  }
  return found
}

/** The same amount in another unit or way of writing (no change), and another unit. */
export function units(sample: Sample): Edit[] {
  const found: Edit[] = []
  for (const { start, digits, behind, indicators } of spread(figuresOf(sample), 2 * MOST)) {
    const at = (length: number): Place => ({ start, end: start + digits.length + length })
    const rewrite = (words: string, length: number, expected: string[] = []): void => {
      found.push({
        about: `${digits}${behind.slice(0, length)} → ${words}`,
        text: replaced(sample.text, at(length), words),
        expected,
      })
    }
    if (/^万[^亿]/.test(behind)) rewrite(String(Math.round(Number(digits) * 1e4)), 1)
    if (behind.startsWith('平方公里')) rewrite(`${Number(digits) * 100}公顷`, 4)
    if (behind.startsWith('亿元')) rewrite(`${Number(digits) * 1e4}万元`, 2)
    if (/^[个家](?=[,，。;；以左])/.test(behind) && indicators.length === 1) {
      rewrite(`${digits}${behind.startsWith('个') ? '套' : '座'}`, 1, each('indicator-restated', indicators))
    }
  }
  return found
}

/** A stated year moved by two, with all that rests on it. */
export function deadlines({ text, extraction }: Sample): Edit[] {
  const stated = new Set(
    extraction.indicators.flatMap(({ deadline }) =>
      deadline === null || deadline.from === 'document' ? [] : [deadline.text],
    ),
  )
  return [...stated].flatMap((words) => {
    const year = /20\d\d/.exec(words)?.[0]
    const place = text.indexOf(words)
    if (year === undefined || place < 0 || text.indexOf(words, place + 1) >= 0) return []
    // A year before the plan's own is a look-back, not an earlier deadline.
    const { period, publishedOn } = extraction.document
    const first = period?.from ?? Number(publishedOn?.slice(0, 4) ?? 0)
    const shifts = ([2, -1] as const).filter((shift) => Number(year) + shift >= first)
    return shifts.map((shift) => {
      const way = shift > 0 ? 'later' : 'earlier'
      const moved = words.replace(year, String(Number(year) + shift))
      const rests = ({ role, deadline }: Indicator): boolean =>
        (role === 'target' || role === 'criterion') && deadline?.text === words && deadline.from !== 'document'
      const goals = extraction.goals.filter(({ horizon }) => horizon?.text === words && horizon.from !== 'document')
      const expected = [
        ...each(`indicator-deadline-${way}`, extraction.indicators.filter(rests)),
        ...goals.map(({ statement }) => `goal-horizon-${way} ${headOf(statement.replace(words, moved))}`),
      ]
      return {
        about: `${words} → ${moved}`,
        text: replaced(text, { start: place, end: place + words.length }, moved),
        expected,
      }
    })
  })
}

function headOf(statement: string): string {
  return statement.length <= 20 ? statement : `${statement.slice(0, 20)}…`
}

/** A body renamed, struck out, or put in. */
export function agencies({ text, extraction }: Sample): Edit[] {
  const isListed = (assignment: Assignment): boolean => assignment.agencies.length > 1
  return spread(extraction.assignments.filter(isListed), MOST).flatMap((assignment) => {
    const [first, second] = assignment.agencies as [AgencyMention, AgencyMention]
    const between = text.slice(first.span.end, second.span.start)
    if (between !== '、') return []
    const other = first.name.startsWith('市') ? '市统计局' : '省统计局'
    const added = replaced(text, { start: second.span.start, end: second.span.start }, `${other}、`)
    return [
      {
        about: `${first.name} → ${other}`,
        text: replaced(text, first.span, other),
        expected: [`agency-removed ${first.name}`, `agency-added ${other}`],
      },
      {
        about: `${second.name} struck out`,
        text: replaced(text, { start: first.span.end, end: second.span.end }, ''),
        expected: [`agency-removed ${second.name}`],
      },
      { about: `${other} put in`, text: added, expected: [`agency-added ${other}`] },
    ]
  })
}

/** Lead and support swapped. */
export function agencyRoles({ text, extraction }: Sample): Edit[] {
  return spread(extraction.assignments, MOST).flatMap((assignment) => {
    const lead = assignment.agencies.findIndex(({ role }) => role === 'lead')
    const support = assignment.agencies.findLastIndex(({ role }) => role === 'support')
    const [a, b] = [assignment.agencies[lead], assignment.agencies[support]]
    if (a === undefined || b === undefined || a.span.start > b.span.start) return []
    const swapped =
      text.slice(0, a.span.start) + text.slice(b.span.start, b.span.end) + text.slice(a.span.end, b.span.start)
    const expected = [`agency-role ${a.name}`, `agency-role ${b.name}`]
    return [
      {
        about: `${a.name} ↔ ${b.name}`,
        text: swapped + text.slice(a.span.start, a.span.end) + text.slice(b.span.end),
        expected,
      },
    ]
  })
}

/** A numbered task and the lines it takes: the whole lines of its span, and only if it is a leaf with siblings. */
interface Task extends Place {
  readonly section: SectionRecord
  readonly siblings: readonly SectionRecord[]
}

function tasksOf({ text, extraction }: Sample): Task[] {
  const parents = new Set(extraction.sections.map(({ parent }) => parent))
  return extraction.sections.flatMap((section) => {
    const siblings = extraction.sections.filter(({ parent }) => parent === section.parent)
    const { start, end } = section.span
    const startsLine = start === 0 || text[start - 1] === '\n'
    if (parents.has(section.id) || siblings.length < 3 || !startsLine || section.number === '') return []
    const stop = text.indexOf('\n', end)
    const after = stop < 0 ? text.length : stop + 1
    // Without the sentence that declares how lead bodies are marked, all of them change their part.
    if (text.slice(end, after).trim() !== '' || text.slice(start, end).includes('下同')) return []
    const blank = /^\s*\n/.exec(text.slice(after))?.[0].length ?? 0
    return [{ start, end: after + blank, section, siblings }]
  })
}

const within = (place: Place, outer: Place): boolean => place.start >= outer.start && place.end <= outer.end

export function deletedTasks(sample: Sample): Edit[] {
  const { indicators, goals } = sample.extraction
  return spread(tasksOf(sample), MOST).map((task) => ({
    about: `without ${task.section.number}${task.section.title}`,
    text: replaced(sample.text, task, ''),
    expected: [
      `task-removed ${task.section.title}`,
      ...each(
        'indicator-removed',
        indicators.filter(({ span }) => within(span, task)),
      ),
      ...goals.filter(({ span }) => within(span, task)).map(({ statement }) => `goal-removed ${headOf(statement)}`),
    ],
  }))
}

export function addedTasks(sample: Sample): Edit[] {
  return spread(tasksOf(sample), MOST).map((task) => {
    const { number } = task.section
    const fresh = `${number}开展交叉验证。建成验证场站37座。\n\n`
    return {
      about: `a task before ${number}${task.section.title}`,
      text: replaced(sample.text, { start: task.start, end: task.start }, fresh),
      expected: ['task-added 开展交叉验证', 'indicator-added 验证场站'],
    }
  })
}

/** The first of its siblings put behind the last. */
export function movedTasks(sample: Sample): Edit[] {
  const tasks = tasksOf(sample)
  return tasks.flatMap((task) => {
    const last = tasks.find(({ section }) => section.id === task.siblings.at(-1)?.id)
    if (task.section.id !== task.siblings[0]?.id || last === undefined) return []
    const { text } = sample
    const body = text.slice(task.start, task.end)
    const gap = body.endsWith('\n') ? '' : '\n'
    const between = text.slice(task.end, last.end)
    const moved =
      text.slice(0, task.start) + between + (between.endsWith('\n') ? '' : '\n') + body + gap + text.slice(last.end)
    return [
      { about: `${task.section.title} moved to the end`, text: moved, expected: [`task-moved ${task.section.title}`] },
    ]
  })
}

export function rewordedTasks(sample: Sample): Edit[] {
  const { text, extraction } = sample
  const plain = tasksOf(sample).filter(
    ({ section }) => !extraction.indicators.some(({ text: words }) => section.title.includes(words)),
  )
  return spread(plain, MOST).flatMap(({ section, start }) => {
    const at = text.indexOf(section.title, start)
    if (at < 0 || at > start + 12 || section.title.length < 6 || /\d/.test(section.title)) return []
    const title = `着力${section.title.slice(2)}`
    return [
      {
        about: `${section.title} → ${title}`,
        text: replaced(text, { start: at, end: at + section.title.length }, title),
        expected: [`task-reworded ${title}`],
      },
    ]
  })
}

/** A sentence of figures struck out or put in at the end of a paragraph that is no goal. */
export function sentences(sample: Sample): Edit[] {
  const { text, extraction } = sample
  const found: Edit[] = []
  const isFree = (place: Place): boolean =>
    [...extraction.goals, ...extraction.assignments].every(
      ({ span }) => span.end <= place.start || span.start >= place.end,
    )
  for (const match of text.matchAll(/(?<=。)[^。\n()（）]{8,200}。(?=[^\n])/g)) {
    const place = { start: match.index, end: match.index + match[0].length }
    const inside = extraction.indicators.filter(({ span }) => span.start < place.end && span.end > place.start)
    const isLast = text[place.end] === '(' || text[place.end] === '（'
    if (inside.length === 0 || !isLast || !isFree(place) || !inside.every(({ span }) => within(span, place))) continue
    const starts = extraction.sections.some(({ span }) => span.start >= place.start && span.start < place.end)
    if (starts) continue
    found.push({
      about: `without ${match[0].slice(0, 20)}`,
      text: replaced(text, place, ''),
      expected: each('indicator-removed', inside),
    })
    const fresh = '建成验证场站37座。'
    found.push({
      about: `${fresh} behind ${match[0].slice(0, 20)}`,
      text: replaced(text, { start: place.end, end: place.end }, fresh),
      expected: ['indicator-added 验证场站'],
    })
  }
  return spread(found, 2 * MOST)
}

/** A bullet of goals struck out, or its first words changed. */
export function goalBullets({ text, extraction }: Sample): Edit[] {
  const bullets = extraction.goals.filter(({ span }) =>
    /(?:——|▷|●)\s*$/.test(text.slice(Math.max(0, span.start - 4), span.start)),
  )
  return spread(bullets, MOST).flatMap(({ span, statement }) => {
    const line = { start: text.lastIndexOf('\n', span.start) + 1, end: text.indexOf('\n', span.end) + 1 }
    const inside = extraction.indicators.filter((indicator) => within(indicator.span, span))
    const stop = statement.search(/[,，。]/)
    const touched = extraction.indicators.some(
      (indicator) => indicator.span.start < span.start + stop && within(indicator.span, span),
    )
    if (line.end === 0 || !within(span, line) || stop < 4 || touched) return []
    const fresh = `一体推进${statement.slice(2)}`
    return [
      {
        about: `without ${headOf(statement)}`,
        text: replaced(text, line, ''),
        expected: [`goal-removed ${headOf(statement)}`, ...each('indicator-removed', inside)],
      },
      {
        about: `${headOf(statement)} → ${headOf(fresh)}`,
        text: replaced(text, { start: span.start, end: span.start + 2 }, '一体推进'),
        expected: [`goal-reworded ${headOf(fresh)}`],
      },
    ]
  })
}

const traditional = Converter({ from: 'cn', to: 't' })

const DIGITS = /\d/g
const NUMERALS = [...'一二三四五六七八九十']
const OTHER_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '(': '（',
  ')': '）',
  '%': '％',
  '，': ',',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
}

/** Ways to write the same text: none of them is a change. */
export function sameText({ text }: Sample): Edit[] {
  const lines = text.split('\n')
  const next = (mark: string): string => NUMERALS[NUMERALS.indexOf(mark) + 1] ?? mark
  const chapters = text
    .replaceAll(/^([一二三四五六七八九])(?=、)/gm, next)
    .replaceAll(/^([(（])([一二三四五六七八九])(?=[)）])/gm, (_, bracket: string, mark: string) => bracket + next(mark))
  const numbered = text.replaceAll(/^(\d{1,2})\./gm, (_, number: string) => `${Number(number) + 1}.`)
  const ways: Record<string, string> = {
    'CRLF line ends': lines.join('\r\n'),
    'blank lines': lines.join('\n\n'),
    'indented lines': lines.map((line) => (line === '' ? line : `\u3000\u3000${line}`)).join('\n'),
    'trailing spaces': lines.join('  \n'),
    'traditional characters': traditional(text),
    'corner quotes': text.replaceAll('“', '「').replaceAll('”', '」'),
    'straight quotes': text.replaceAll(/[“”]/g, '"'),
    'other widths of marks': text.replaceAll(/[,:;()%，：；（）]/g, (mark) => OTHER_WIDTH[mark] ?? mark),
    'full-width digits': text.replaceAll(DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    'other numbers of tasks': numbered,
    'other numbers of chapters': chapters,
    'a note in front': `\n\n${text}`,
  }
  return Object.entries(ways).flatMap(([about, changed]) =>
    changed === text ? [] : [{ about, text: changed, expected: [] }],
  )
}

/** Lines broken at a width, wherever that falls, in texts long enough to show it: no change either. */
export function wrappedLines({ text }: Sample): Edit[] {
  if (/^\||^\s*</m.test(text)) return []
  const widths = [30, 40, 56, 72]
  const ways = (['columns', 'characters'] as const).flatMap((by) =>
    widths.flatMap((width): WrapOptions[] => [
      { width, by, blank: true, indent: 0, style: 'plain' },
      { width, by, blank: false, indent: 2, style: 'whole' },
    ]),
  )
  return ways
    .filter((options) => breaksPutIn(text, options) >= 10)
    .map((options) => ({
      about: `lines of ${options.width} ${options.by}, ${options.style}, ${options.blank ? 'blank lines' : 'indents'}`,
      text: wrap(text, options),
      expected: [],
    }))
}
