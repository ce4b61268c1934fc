import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compareDocuments } from '../../src/diff/compare.ts'
import type { Change } from '../../src/core/difference.ts'
import type { Indicator } from '../../src/core/extraction.ts'
import { SHARED } from '../tools/cases.ts'
import { extract } from './documents.ts'

const CORPUS = join(SHARED, 'corpus')

/** What a reader of both texts finds: name, old value, new value (comparator, amount, unit; signed by change). */
type Row = readonly [name: string, old: string, fresh: string]

interface Pair {
  readonly old: string
  readonly new: string
  readonly same: readonly Row[]
}

const PAIRS: Record<string, Pair> = {
  '杭州市 2023→2024': {
    old: '政府工作报告-主要城市/杭州市/2023.md',
    new: '政府工作报告-主要城市/杭州市/2024.md',
    same: [
      ['地区生产总值', '+>=5%', '+~5.5%'],
      ['居民消费价格指数涨幅', '<=3%', '~3%'],
      ['城镇调查失业率', '<=5%', '<=5%'],
      ['城镇新增就业', '=250000人', '>=250000人'],
      ['社会消费品零售总额', '+=5%', '+>=5%'],
      ['固定资产投资', '+=6%', '+>=3%'],
      ['规上工业增加值', '+=6%', '+>=5%'],
      ['一般公共预算收入', '=245100000000元', '=261680000000元'],
      ['城镇居民人均可支配收入', '=77043元', '=80587元'],
      ['农村居民人均可支配收入', '+=5.8%', '+=6.6%'],
    ],
  },
  '甘肃省 2024→2025': {
    old: '政府工作报告-省自治区/甘肃省/2024.md',
    new: '政府工作报告-省自治区/甘肃省/2025.md',
    same: [
      ['地区生产总值', '+~6%', '+~5.5%'],
      ['固定资产投资', '+~6%', '+~5%'],
      ['规模以上工业增加值', '+=7%', '+~8%'],
      ['社会消费品零售总额', '+=8.5%', '+~5%'],
      ['一般公共预算收入', '+=6%', '+~5.5%'],
      ['居民消费价格涨幅', '~3%', '~2%'],
      ['城镇调查失业率', '~5.5%', '~5.5%'],
      ['城镇居民人均可支配收入', '+=6%', '+~5%'],
      ['农村居民人均可支配收入', '+=7%', '+~7%'],
      ['粮食产量', '>=24000000000斤', '>=25200000000斤'],
      ['城镇新增就业', '>=300000人', '=300000人'],
    ],
  },
  '成都市 2019→2020': {
    old: '政府工作报告-主要城市/成都市/2019.md',
    new: '政府工作报告-主要城市/成都市/2020.md',
    same: [
      ['社会消费品零售总额', '+=10%', '+=9.9%'],
      ['一般公共预算收入', '+=9.4%', '+=7.9%'],
      ['城镇居民人均可支配收入', '+=8.2%', '+=8.9%'],
      ['农村居民人均可支配收入', '+=9%', '+=10%'],
      ['城镇登记失业率', '<=4%', '<=4.5%'],
      ['城镇新增就业', '=230000人', '=230000人'],
      ['规模以上工业增加值', '+=8.5%', '+=7.8%'],
    ],
  },
  '天津市 2010→2011': {
    old: '政府工作报告-主要城市/天津市/2010.md',
    new: '政府工作报告-主要城市/天津市/2011.md',
    same: [
      ['城镇登记失业率', '<=3.8%', '<=3.8%'],
      ['全社会固定资产投资', '+=20%', '+=15%'],
      ['社会消费品零售总额', '+=16%', '+=16%'],
      ['居民消费价格总水平涨幅', '~3%', '~4%'],
    ],
  },
  '长沙市 2018→2019': {
    old: '政府工作报告-主要城市/长沙市/2018.md',
    new: '政府工作报告-主要城市/长沙市/2019.md',
    same: [
      ['地区生产总值', '+=8.5%', '+=8%'],
      ['固定资产投资', '+>=11.5%', '+=10%'],
      ['全体居民人均可支配收入', '+=8.5%', '+=8%'],
      ['城镇登记失业率', '<=4%', '<=4%'],
      ['城镇新增就业', '=130000人', '=130000人'],
    ],
  },
  '武汉市 2011→2012': {
    old: '政府工作报告-主要城市/武汉市/2011.md',
    new: '政府工作报告-主要城市/武汉市/2012.md',
    same: [
      ['地区生产总值', '+>=12%', '+>=12%'],
      ['全社会固定资产投资', '+=22%', '+>=20%'],
      ['城镇登记失业率', '<=4.6%', '<=4.6%'],
      ['居民消费价格涨幅', '~4%', '~4.5%'],
    ],
  },
  '嘉兴市 2023→2024': {
    old: '政府工作报告-其他地市/嘉兴市/2023.md',
    new: '政府工作报告-其他地市/嘉兴市/2024.md',
    same: [
      ['地区生产总值', '+~6%', '+~6%'],
      ['规上工业增加值', '+=7%', '+>=6%'],
      ['固定资产投资', '+=10%', '+>=6%'],
      ['社会消费品零售总额', '+=4.5%', '+>=5.5%'],
      ['居民消费价格指数涨幅', '<=3%', '~3%'],
    ],
  },
  '广元市 2022→2023': {
    old: '政府工作报告-其他地市/广元市/2022.md',
    new: '政府工作报告-其他地市/广元市/2023.md',
    same: [
      ['地区生产总值', '+~7%', '+~6.5%'],
      ['全社会固定资产投资', '+>=10%', '+>=8.5%'],
      ['社会消费品零售总额', '+>=9.8%', '+>=8.5%'],
      ['农村居民人均可支配收入', '+~9%', '+~8%'],
      ['城镇新增就业', '>=33500人', '>=33500人'],
    ],
  },
  '开封市 2020→2021': {
    old: '政府工作报告-其他地市/开封市/2020.md',
    new: '政府工作报告-其他地市/开封市/2021.md',
    same: [
      ['生产总值', '+=7.2%', '+~7.5%'],
      ['固定资产投资', '+>=8%', '+~7%'],
      ['一般公共预算收入', '+~7.5%', '+~6%'],
      ['城镇新增就业', '=60000人', '=57500人'],
    ],
  },
  '怀化市 2020→2021': {
    old: '政府工作报告-其他地市/怀化市/2020.md',
    new: '政府工作报告-其他地市/怀化市/2021.md',
    same: [
      ['城镇调查失业率', '<=5.5%', '<=5.6%'],
      ['地方一般公共预算收入', '+=5.5%', '+>=5.5%'],
      ['社会消费品零售总额', '+>=10%', '+=10.5%'],
    ],
  },
  '黄山市 2021→2022': {
    old: '政府工作报告-其他地市/黄山市/2021.md',
    new: '政府工作报告-其他地市/黄山市/2022.md',
    same: [
      ['地区生产总值', '+=8%', '+=8.5%'],
      ['固定资产投资', '+>=9%', '+>=10%'],
      ['农村常住居民人均可支配收入', '+>=8.5%', '+=10%'],
      ['居民消费价格涨幅', '~3%', '~3%'],
    ],
  },
  '晋城市 2022→2023': {
    old: '政府工作报告-其他地市/晋城市/2022.md',
    new: '政府工作报告-其他地市/晋城市/2023.md',
    same: [
      ['地区生产总值', '+=8%', '+~8%'],
      ['固定资产投资', '+=9%', '+=9.5%'],
      ['一般公共预算收入', '+=6.5%', '+=5.5%'],
      ['规上工业增加值', '+=8%', '+=9.5%'],
    ],
  },
  '十三五→十四五': {
    old: '五年规划/2016-十三五规划纲要.md',
    new: '五年规划/2021-十四五规划纲要.md',
    same: [
      ['高中阶段教育毛入学率', '>=90%', '>=92%'],
      ['自然岸线保有率', '>=35%', '>=35%'],
    ],
  },
}

const SIGN = { level: '', increase: '+', decrease: '-', multiple: 'x' }

function brief({ comparator, amount, unit, change }: Indicator): string {
  return `${SIGN[change]}${comparator}${amount ?? ''}${unit ?? ''}`
}

/** The indicators of a name and value; one of them at least must be there. */
function find(indicators: readonly Indicator[], name: string, value: string): Indicator[] {
  const found = indicators.filter((indicator) => indicator.name === name && brief(indicator) === value)
  expect(found.length, `${name} ${value} is read in the text`).toBeGreaterThan(0)
  return found
}

const isAbout = (change: Change, side: 'old' | 'new', ids: readonly string[]): boolean =>
  ids.includes(change[side]?.id ?? '')

describe.skipIf(!existsSync(CORPUS))('the yearly targets of two reports (skipped without ../shared/corpus)', () => {
  test.each(Object.entries(PAIRS))('%s', { timeout: 60_000 }, async (_, pair) => {
    const [a, b] = [await extract(read(pair.old)), await extract(read(pair.new))]
    const { changes } = compareDocuments(
      { extraction: a, name: 'old', file: null },
      { extraction: b, name: 'new', file: null },
    )
    for (const [name, before, after] of pair.same) {
      const olds = find(a.indicators, name, before).map(({ id }) => id)
      const news = find(b.indicators, name, after).map(({ id }) => id)
      const told = changes.filter((change) => isAbout(change, 'old', olds) || isAbout(change, 'new', news))
      const joined = told.filter((change) => isAbout(change, 'old', olds) && isAbout(change, 'new', news))
      const apart = told.filter(({ kind }) => kind === 'indicator-removed' || kind === 'indicator-added')
      expect(
        apart.map(({ kind, old, new: fresh }) => [kind, (old ?? fresh)?.text]),
        `${name} is one indicator`,
      ).toEqual([])
      if (before !== after) expect(joined.length, `${name}: ${before} → ${after} is told`).toBeGreaterThan(0)
    }
  })

  test.each(Object.entries(PAIRS))('%s: no delay is told where only the year of the plan went on', async (_, pair) => {
    const [a, b] = [await extract(read(pair.old)), await extract(read(pair.new))]
    const { changes } = compareDocuments(
      { extraction: a, name: 'old', file: null },
      { extraction: b, name: 'new', file: null },
    )
    const delays = changes.filter(({ kind }) => kind === 'indicator-deadline-later')
    const span = (a.document.period?.to ?? 0) === 0 ? 1 : 5
    expect(delays.filter(({ old, new: fresh }) => Number(fresh?.value) - Number(old?.value) === span)).toEqual([])
    expect(changes.filter(({ kind }) => kind === 'document-period')).toHaveLength(1)
  })
})

function read(path: string): string {
  return readFileSync(join(CORPUS, path), 'utf8')
}
