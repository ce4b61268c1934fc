import { beforeAll, describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/index.ts'

/** First characters and year of each goal of a plan of 2021, in order. */
let goals: (text: string) => string[]

/** The same of a text without a title. */
let goalsOf: (text: string) => string[]

beforeAll(async () => {
  const extractor = await createExtractor()
  goalsOf = (text) =>
    extractor
      .extract(text, { published: '2021' })
      .goals.map(({ statement, horizon }) => `${statement.slice(0, 4)} ${horizon?.year}`)
  goals = (text) => goalsOf(`水务行动方案\n\n${text}`)
})

describe('a paragraph goes on with the horizon it begins with', () => {
  it.each([
    [
      'behind the name of a part',
      '总体发展目标,到2025年,新建泵站30座。水渠长度达到80公里。',
      ['总体发展 2025', '水渠长度 2025'],
    ],
    ['behind what is asked for', '在主要目标中,要求到2025年新建泵站30座。', ['在主要目 2025']],
    [
      'in a report of a plan',
      '日前方案印发,提出到2025年,泵站达到30座。水渠长度达到80公里。',
      ['日前方案 2025', '水渠长度 2025'],
    ],
    [
      'in news of a plan whose name it stands behind',
      '日前,水务局发布了《水务计划》,预计到2025年,泵站达到30座。基本建成水源可靠、水网相连、水厂分布均衡、管护责任清楚的城乡供水一体化新体系。',
      ['日前,水 2025', '基本建成 2025'],
    ],
    [
      'after the period of a notice, and further in its stages',
      '《水务通知》明确提出,2021年至2025年,泵站达到30座。\n\n其中,2023年,水网基本建成。',
      ['《水务通 2025', '其中,2 2023'],
    ],
    ['after a year alone', '2025年底,泵站达到30座。水渠长度达到80公里。', ['2025 2025', '水渠长度 2025']],
  ])('%s', (_, text, expected) => {
    expect(goals(text)).toEqual(expected)
  })

  it('not behind a sentence that tells how to get there', () => {
    const text =
      '按照规划,到2025年形成完整的水网。为实现这一目标,方案明确推进泵站改造。在河口区建设水渠,覆盖面积超过60平方公里。'
    expect(goals(text)).toEqual(['按照规划 2025'])
  })

  it('but not when another speaks', () => {
    const said = '“到2025年,泵站达到30座。”水务局负责人表示,对新引进的团队每个资助100万元。'
    expect(goals(said)).toEqual(['“到20 2025'])
    expect(goals(said.replaceAll(/[“”]/g, '"'))).toEqual(['"到20 2025'])
  })

  it('but not in an item of a list of tasks', () => {
    expect(
      goals('1.推进泵站建设。到2025年,新建泵站30座。\n2.推进水渠建设。到2025年,新建水渠80公里。改造水渠20公里。'),
    ).not.toContain('改造水渠 2025')
  })
})

it('a section headed by what is asked of its goals holds goals', () => {
  expect(goals('一、目标要求\n\n水质明显改善。泵站达到30座。\n\n二、工作任务\n\n新建泵站5座。')).toHaveLength(2)
})

it('a paragraph of goals without a horizon goes on with that of the one before it in its section', () => {
  const text =
    '一、主要目标\n\n2025年,泵站达到30座。2025年,水库达到9座。\n\n2028年,水质改善。\n\n推进改造,水渠达到80公里。'
  expect(goals(text).slice(-2)).toEqual(['2028 2028', '推进改造 2028'])
})

it('a year that lies ahead makes a goal without figures, one that does not lie ahead only with them', () => {
  expect(goals('2023年,水网基本建成。')).toEqual(['2023 2023'])
  expect(goals('2021年,水网基本建成。')).toEqual([])
  expect(goals('2021年,泵站达到30座。')).toEqual(['2021 2021'])
})

it('a bracket behind the last goal is none', () => {
  expect(goals('一、目标\n\n到2025年,泵站达到30座。(责任单位:市水务局)\n\n二、任务')).toEqual(['到202 2025'])
})

it('what holds for one of several may be told behind its name', () => {
  expect(goals('东湖市:到2025年,水网基本建成。\n\n西湖市:到2024年,泵站达到30座。')).toEqual([
    '东湖市: 2025',
    '西湖市: 2024',
  ])
})

it('what is told of a day is no goal, what is due by one may be', () => {
  expect(goals('3月8日,水务局公布名单,涉及泵站30座。')).toEqual([])
  expect(goals('2022年6月30日前,泵站达到30座。')).toEqual(['2022 2022'])
})

describe('what announces goals makes goals of', () => {
  it.each([
    [
      'the paragraphs behind it',
      '规划提出,到2025年,要实现以下目标:\n水网更加完善。泵站达到30座。\n水质不断提高。',
      ['规划提出 2025', '水网更加 2025', '泵站达到 2025', '水质不断 2025'],
    ],
    [
      'numbered lines behind it',
      '到2025年,全市将实现:\n1、泵站达到30座\n2、水渠达到80公里',
      ['到202 2025', '泵站达到 2025', '水渠达到 2025'],
    ],
  ])('%s', (_, text, expected) => {
    expect(goals(text)).toEqual(expected)
  })
})

it('a paragraph goes on over sentences without figures that say how things shall be', () => {
  expect(goals('到2025年,泵站达到30座。水网更加完善。加强泵站管护。')).toEqual(['到202 2025', '水网更加 2025'])
})

it('behind a heading over goals in its line each sentence is a goal, the heading is none', () => {
  expect(goals('一、总体要求\n\n(一)主要目标。2025年,泵站达到30座。水渠达到80公里。\n\n(二)原则。坚持节水。')).toEqual([
    '2025 2025',
    '水渠达到 2025',
  ])
})

it('a line that is only the heading of numbered goals is none', () => {
  expect(goals('一、工作目标\n\n(一)水务指标。\n\n1.泵站达到30座。\n\n2.水渠达到80公里。')).toEqual([
    '泵站达到 undefined',
    '水渠达到 undefined',
  ])
})

it('items right behind a target that ends with a colon are goals, in a section of tasks too', () => {
  const tasks = '二、2021年工作安排\n\n'
  const items = '——泵站达到30座。\n\n——水质不断改善。'
  expect(goals(`${tasks}今年的主要预期目标是:\n\n${items}\n\n重点做好水网建设:\n\n——新建水库2座。`)).toEqual([
    '今年的主 2021',
    '泵站达到 2021',
    '水质不断 2021',
  ])
  expect(goals(`${tasks}今年的主要预期目标是灌溉率达到60%。\n\n${items}`)).toEqual(['今年的主 2021'])
})

it('what follows the paragraph of targets of the year under its heading says how to reach them', () => {
  const heading = '二、总体要求和主要目标\n\n今年的主要预期目标是:泵站达到30座。\n\n'
  expect(goals(`政府工作报告\n\n${heading}水网更加完善。新建水库2座。\n\n——坚持节水优先。`)).toEqual(['今年的主 2021'])
  expect(goals(`政府工作报告\n\n${heading}(一)加快水网建设\n\n水网更加完善。`)).toEqual(['今年的主 2021'])
  expect(goals(`政府工作报告\n\n二、主要目标\n\n水网更加完善。\n\n到2025年,泵站达到30座。\n\n水质改善。`)).toHaveLength(
    3,
  )
})

it('a section headed by goals and tasks of several years holds goals that name their time, with the items behind them', () => {
  const head = '政府工作报告\n\n二、今后五年的奋斗目标和主要任务\n\n今后五年,是水务发展的关键时期。\n\n'
  const lead = '未来五年,要实现水务全面发展。\n\n——供水能力迈上新台阶。\n\n——水质持续改善。\n\n'
  expect(goals(`${head}${lead}改造泵站30座。`)).toEqual(['未来五年 2025', '供水能力 2025', '水质持续 2025'])
  expect(goals(`政府工作报告\n\n二、今后五年的主要任务\n\n${lead}`)).toEqual([])
})

describe('items of a list that say no year', () => {
  const list = (lead: string, ...items: string[]): string[] =>
    goals(`政府工作报告\n\n${lead}\n\n${items.map((item) => `——${item}`).join('\n\n')}\n\n各位代表!`).slice(1)

  it('are for the one that others of it name', () => {
    expect(list('要实现以下奋斗目标:', '水质改善。', '灌溉率年均提高2%,到2026年达到60%。')).toEqual([
      '水质改善 2026',
      '灌溉率年 2026',
    ])
  })

  it('but not where others name several, or the list has its own', () => {
    expect(list('要实现以下奋斗目标:', '水质改善。', '到2026年泵站达到30座。', '到2030年水库达到9座。')[0]).toBe(
      '水质改善 2021',
    )
    expect(list('今年的主要目标是:', '水质改善。', '到2026年泵站达到30座。')[0]).toBe('水质改善 2021')
  })
})

it('items behind what a plan sets as the goals of a period are goals of that period', () => {
  const items = '主要体现在三个方面:\n\n——水网更加完善。\n\n——供水能力明显增强,泵站达到30座。'
  const text = `政府工作报告\n\n——这五年,建成水库9座。\n\n《纲要(草案)》锚定2035年目标,细化“十四五”时期水务发展目标。${items}`
  expect(goals(text)).toEqual(['《纲要( 2025', '水网更加 2025', '供水能力 2025'])
})

it('the paragraph of targets of the year heads the items behind it only where it opens them', () => {
  const targets = '政府工作报告\n\n今年主要预期目标是:泵站达到30座'
  expect(goals(`${targets}。\n\n——新建水库2座。`)).toEqual(['今年主要 2021'])
  expect(goals(`${targets},具体要做到:\n\n——新建水库2座。`)).toHaveLength(2)
})

describe('what is said about goals is none', () => {
  it.each([
    ['围绕上述目标,重点抓好六个方面工作:'],
    ['上述目标积极稳妥、切实可行。'],
    ['各位代表!'],
    ['我们坚信,目标一定能够实现。'],
  ])('%s', (said) => {
    expect(goals(`2021年的主要目标是:泵站达到30座。水渠长度达到80公里。${said}`)).toEqual([
      '2021 2021',
      '水渠长度 2021',
    ])
  })
})

describe('items behind a goal', () => {
  const items = '——现代水网基本建成。泵站更加可靠。\n\n——供水能力明显加强。水质持续改善。'

  it('are goals where those are of years to come, as of a text that is for its year', () => {
    const report = `建议今后五年的主要目标是:全面完成规划任务。\n\n${items}\n\n(二)推进水网建设\n\n今年新建泵站30座。`
    expect(goalsOf(report)).toEqual(['建议今后 2025', '现代水网 2025', '供水能力 2025'])
  })

  it('are none beside one of them that names a time itself', () => {
    const text = '(一)推进水网建设。一是到2025年,新建泵站30座;二是改造水渠20公里;三是推进节水,漏损率下降3%。'
    expect(goals(text)).not.toContainEqual(expect.stringMatching(/改造|推进节/))
  })

  it('in a text that tells of a plan are goals where they begin with what shall be there', () => {
    const told = (listed: string) =>
      goalsOf(`记者从水务局获悉,《水务方案》提出,到2025年,泵站达到30座。\n\n“方案有三方面任务。”他介绍,${listed}`)
    expect(told('一是打造一流的水务高地。水质全国领先;二是形成智慧的水务体系。')).toEqual([
      '记者从水 2025',
      '打造一流 2025',
      '形成智慧 2025',
    ])
    expect(told('一是理念更新。方案立足节水;二是推进泵站改造。')).toEqual(['记者从水 2025'])
  })
})

it('tasks with figures under a heading of goals are goals, and those who answer for them are not', () => {
  const plan =
    '2021年重点工作分解方案\n\n一、主要预期目标\n\n1.泵站达到30座,水渠达到80公里。\n牵头单位:市水务局\n\n2.漏损率下降3%。\n责任单位:各镇街\n\n二、重点任务\n\n3.加固水库6座。\n牵头单位:市水务局'
  expect(goalsOf(plan)).toEqual(['泵站达到 2021', '漏损率下 2021'])
})

it('what is seen in a year to come is a goal, and what is seen in a period to come is talk', () => {
  expect(goalsOf('展望2035年,现代水网全面建成。')).toEqual(['展望20 2035'])
  expect(goalsOf('展望“十五五”,水务发展的前景十分广阔。')).toEqual([])
})
