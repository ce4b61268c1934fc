import { describe, expect, it } from 'vitest'
import { smoothTenses } from '../../src/assemble/tense.ts'
import { TenseScorer } from '../../src/assemble/tense-score.ts'
import type { SentenceAnalysis } from '../../src/core/analysis.ts'
import type { TenseKnowledge } from '../../src/core/tense.ts'
import type { Token } from '../../src/core/token.ts'
import { createExtractor } from '../../src/index.ts'
import { createClassTable } from '../../src/match/class-table.ts'

const costs = { opening: 0, switch: { forward: 3, back: 8 } }
const extractor = await createExtractor()

/** The role of each indicator of a text, in order of appearance. */
function roles(text: string, published = '2024'): string[] {
  return extractor.extract(text, { published }).indicators.map(({ role }) => role)
}

/** The likeliest run by trying all of them: what smoothTenses must find without. */
function bestRunValue(scores: readonly number[], run: readonly string[]): number {
  let value = run[0] === 'status' ? costs.opening / 2 : -costs.opening / 2
  for (const [at, tense] of run.entries()) {
    value += (tense === 'status' ? 1 : -1) * (scores[at]! / 2)
    const before = run[at - 1]
    if (before === 'status' && tense === 'target') value -= costs.switch.forward
    if (before === 'target' && tense === 'status') value -= costs.switch.back
  }
  return value
}

describe('smoothTenses', () => {
  it('lets the neighbours decide about a doubtful block', () => {
    expect(smoothTenses([5, -1, 6, -4, -5, 2, -3], costs)).toEqual([
      'status',
      'status',
      'status',
      'target',
      'target',
      'target',
      'target',
    ])
  })

  it('changes where enough speaks for it, both ways', () => {
    expect(smoothTenses([4, -4], costs)).toEqual(['status', 'target'])
    expect(smoothTenses([-4, 4], costs)).toEqual(['target', 'target'])
    expect(smoothTenses([-9, 9], costs)).toEqual(['target', 'status'])
  })

  it('knows where a text begins', () => {
    expect(smoothTenses([-1], { ...costs, opening: 2 })).toEqual(['status'])
    expect(smoothTenses([-1], costs)).toEqual(['target'])
    expect(smoothTenses([], costs)).toEqual([])
  })

  it('finds a run that no other run beats', () => {
    let seed = 7
    const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647
    for (let round = 0; round < 60; round++) {
      const scores = Array.from({ length: 6 }, () => Math.round(next() * 24 - 12))
      const runs = Array.from({ length: 64 }, (_, bits) =>
        scores.map((_score, at) => ((bits >> at) & 1 ? 'status' : 'target')),
      )
      const best = Math.max(...runs.map((run) => bestRunValue(scores, run)))
      expect(bestRunValue(scores, smoothTenses(scores, costs)), scores.join(' ')).toBeCloseTo(best)
    }
  })
})

describe('tenseScore', () => {
  const table = createClassTable([], ['加快'])
  const token = (text: string, ...classes: string[]): Token => ({
    start: 0,
    end: 0,
    text,
    sig: table.forText(table.signature(classes), text),
  })
  const sentence = (...tokens: Token[]): SentenceAnalysis => ({
    span: { start: 0, end: 0 },
    block: { kind: 'paragraph', start: 0, end: 0, content: { start: 0, end: 0 }, section: null, marker: '' },
    heading: false,
    tokens,
    matches: {},
    brackets: [],
    inBrackets: false,
    silent: null,
  })
  const knowledge: TenseKnowledge = {
    ...costs,
    prior: -0.5,
    cues: { own: 4, reach: 1, certain: 20 },
    cap: 3,
    decimal: 1,
    classes: { 'bound.x': 0.25 },
    words: { 加快: 0.5 },
    first: { 加快: -2 },
    last: { 加快: 1.5 },
  }
  const score = (...tokens: Token[]): number => new TenseScorer(knowledge, table).score([sentence(...tokens)])

  it('asks where in its clause a word stands', () => {
    const comma = token(',', 'punct', 'clause-end')
    expect(score(token('转型', 'word'))).toBe(-0.5)
    expect(score(token('加快', 'word'), token('转型', 'word'))).toBe(-2)
    expect(score(token('转型', 'word'), token('加快', 'word'), comma)).toBe(1.5)
    expect(score(token('转型', 'word'), comma, token('加快', 'word'), token('建设', 'word'))).toBe(-2)
  })

  it('counts each thing once and looks into composite tokens', () => {
    const measure = token('8.5%', 'measure')
    const whole: Token = { ...token('8.5%以上', 'quantity'), parts: [measure, token('以上', 'bound.x')] }
    expect(score(measure)).toBe(0.5)
    expect(score(measure, measure)).toBe(0.5)
    expect(score(whole)).toBe(0.75)
    expect(score(token('85%', 'measure'))).toBe(-0.5)
  })

  it('never exceeds its cap', () => {
    expect(score(token('加快', 'word'))).toBe(-0.5)
    const strong = { ...knowledge, words: { 加快: 40 } }
    expect(new TenseScorer(strong, table).score([sentence(token('加快', 'word'))])).toBe(3)
  })
})

describe('texts that do not say what they are', () => {
  const back =
    '工业经济稳中向好。规上工业增加值增长7.3%,高于全省1.2个百分点;新增国家级绿色工厂6家,技改投资占比达41.5%。营商环境评价跃居全省第3位。'
  const back2 = '民生福祉明显改善。改造老旧小区86个,城镇新增就业5.2万人,居民人均可支配收入增长6.4%,群众满意度不断提升。'
  const ahead =
    '加快培育先进制造业集群。推动传统产业技改,新建智能工厂30家以上,打造5个特色园区,确保技改投资增长10%以上。'
  const ahead2 = '持续增进民生福祉。抓好就业优先政策落实,城镇新增就业5万人以上,办好20所公办幼儿园,健全社会救助机制。'

  it('reads a look-back without any cue as a report', () => {
    expect(roles(`${back}\n\n${back2}`).length).toBeGreaterThanOrEqual(5)
    expect(new Set(roles(`${back}\n\n${back2}`))).toEqual(new Set(['status']))
  })

  it('reads tasks without any cue as promises', () => {
    expect(roles(`${ahead}\n\n${ahead2}`).length).toBeGreaterThanOrEqual(4)
    expect(new Set(roles(`${ahead}\n\n${ahead2}`))).toEqual(new Set(['target']))
  })

  it('finds the turn between the two', () => {
    const found = roles(`${back}\n\n${back2}\n\n${ahead}\n\n${ahead2}`)
    const turn = found.indexOf('target')
    expect(turn).toBe(roles(`${back}\n\n${back2}`).length)
    expect(found.slice(turn)).not.toContain('status')
  })

  it('takes a year to come at the beginning of a sentence for a promise', () => {
    expect(roles('到2027年,技术合同成交额达到800亿元,民营经济增加值占比提高3.5个百分点。')).toEqual([
      'target',
      'target',
    ])
    expect(roles(`${back}今年,新建口袋公园20个。`).at(-1)).toBe('target')
  })

  it('believes a heading over goals against the words', () => {
    expect(new Set(roles(`二、发展目标\n\n${back2}`))).toEqual(new Set(['target']))
  })

  it('reads a heading by its end: a look-back on work is no work ahead', () => {
    const found = roles(`政府工作报告\n\n一、2023年工作回顾\n\n${back2}\n\n二、2024年工作安排\n\n${ahead2}`)
    expect(found[0]).toBe('status')
    expect(found.at(-1)).toBe('target')
  })

  it('changes nothing in a plan', () => {
    expect(new Set(roles(`智能制造行动方案\n\n${back2}`))).toEqual(new Set(['target']))
  })

  it('takes what stands before the first part, numbered as the second and for a time to come, for a look-back', () => {
    const doubtful = '水产业提质增效。水产总产值达到40亿元,增长6%以上;水库达到9座。'
    const found = roles(`${doubtful}\n\n二、2024年工作安排\n\n${ahead2}`)
    expect(found[0]).toBe('status')
    expect(found.at(-1)).toBe('target')
    expect(new Set(roles(`${doubtful}\n\n一、2024年工作安排\n\n${ahead2}`))).toEqual(new Set(['target']))
    expect(new Set(roles(`${doubtful}\n\n二、工作安排\n\n${ahead2}`))).toEqual(new Set(['target']))
  })

  it('takes an estimate of the whole year for a report, whatever time its sentence names', () => {
    expect(roles('预计全年实现水产总产值40亿元,增长6%,到年底水库达到9座。')).toEqual(['status', 'status', 'status'])
    expect(roles('预计到2027年实现水产总产值40亿元。')).toEqual(['target'])
  })
})

it('what a report selects by had no time to be reached by, what a promise selects by has', () => {
  const due = (text: string): (string | number | undefined)[] =>
    extractor
      .extract(`政府工作报告\n\n${text}`, { published: '2024' })
      .indicators.map(({ role, deadline }) => `${role} ${deadline?.year}`)
  expect(due('一、2023年工作回顾\n\n年产值超过10亿元的水产企业达到6家。')).toEqual([
    'criterion undefined',
    'status undefined',
  ])
  expect(due('二、2024年工作安排\n\n培育年产值超过10亿元的水产企业6家。')).toEqual(['criterion 2024', 'target 2024'])
})

it('a plan that sets the goals of a period ends a look-back', () => {
  const text =
    '政府工作报告\n\n——这五年,水务成效明显,建成水库9座。\n\n《纲要》细化“十五五”时期发展目标。主要体现在:\n\n——供水能力持续增强。水网更加完善,泵站率先成为样板,管护率超过60%,治理成效显著提高。'
  expect(roles(text, '2026')).toEqual(['status', 'target'])
})

it.each([
  ['a clause about last year', '推进水网建设,去年全县供水量达到8万吨。', ['status']],
  ['a noun that is no word of promise', '去年以来,供水保障与水价预期的引导并重,管网漏损率控制在9%以内。', ['status']],
  ['what was begun last year is no report', '今年推进水网建设,去年签约的项目开工20个。', ['target']],
  ['last year, but not this year', '去年供水量8万吨,今年达到9万吨。', ['status', 'target']],
])('a sentence reports: %s', (_, text, expected) => {
  expect(roles(text)).toEqual(expected)
})

describe('plans', () => {
  const title = '滨河县水务发展“十四五”规划\n\n'
  const goals = '二、发展目标\n\n泵站达到30座。\n'

  it('look back on the ground they stand on', () => {
    const text = `${title}一、发展基础\n\n全县泵站达到12座,水渠长度80公里。完成水库加固6座。\n\n${goals}`
    expect(roles(text, '2021')).toEqual(['status', 'status', 'status', 'target'])
    expect(roles(text.replace('发展基础', '夯实供水基础'), '2021')).toEqual(['target', 'target', 'target', 'target'])
  })

  it('go on with what was, to the end of a paragraph or to a year to come', () => {
    const back = '截至2020年底,建成泵站12座。累计改造水渠80公里。'
    expect(roles(`${title}${back}\n\n新建泵站18座。`, '2021')).toEqual(['status', 'status', 'target'])
    expect(roles(`${title}${back}到2025年,泵站达到30座。加固水库6座。`, '2021')).toEqual([
      'status',
      'status',
      'target',
      'target',
    ])
  })

  it('end a look-back with the next heading beside it', () => {
    const text = `${title}一、工作回顾\n\n建成泵站12座。\n\n二、水网畅通\n\n建成水渠80公里。\n`
    expect(roles(text, '2021')).toEqual(['status', 'target'])
  })
})

describe('what is so already', () => {
  it.each([
    ['though its clause names a month of the year', '今年计划新建泵站30座,1—7月已建成约20座。', ['target', 'status']],
    ['but not what is said of such a thing', '确保2024年底已改造灌区的泵站达到30座。', ['target']],
  ])('%s', (_, text, expected) => {
    expect(roles(text)).toEqual(expected)
  })
})

describe('news', () => {
  const byline = '渚城水讯(记者 闻笛)记者从市水务局获悉,全市供水提速。\n\n'

  it('tell what was and what will be by turns, sentence by sentence', () => {
    const text = `${byline}三年来,全市累计建成泵站12座,渗漏率平均下降2.6个百分点。今年,还将改造水渠80公里。水库供水量同比提高14.2%。`
    expect(roles(text, '2021')).toEqual(['status', 'status', 'target', 'status'])
  })

  it('promise in the parts of a report that look ahead', () => {
    const text = `${byline}全市累计建成泵站12座,获省里表扬,二期泵站将达到30座。`
    expect(roles(text, '2021')).toEqual(['status', 'target'])
  })

  it('promise what a plan says that they tell of', () => {
    const text = `${byline}近日,我市印发了《水网方案》,提出到2025年泵站达到30座。推动改造水渠80公里。`
    expect(roles(text, '2021')).toEqual(['target', 'target'])
  })
})

it('what is expected is ahead in a plan, and so in a report of a year that ends', () => {
  const text = '一、主要目标\n\n供水普及率预计达到98%。'
  expect(roles(`城市水务规划(2021-2025年)\n\n${text}`, '2021')).toEqual(['target'])
  expect(roles(`政府工作报告\n\n一、2021年工作\n\n供水普及率预计达到98%。`, '2022')).toEqual(['status'])
})
