import { describe, expect, it } from 'vitest'
import type { DocumentFacts } from '../../src/core/outline.ts'
import { outline } from '../../src/outline/outline.ts'
import { knowledge } from './knowledge.ts'

const body = '各地各部门要把这件事情办好,把责任落实到岗位和个人,按季度报告进展情况。'

interface Case {
  it: string
  text: string[]
  given?: { published?: string; name?: string }
  facts: Partial<DocumentFacts>
}

const cases: readonly Case[] = [
  {
    it: 'a title of two lines, with its period',
    text: ['天津市绿道建设三年行动方案', '(2021—2023年)', body],
    facts: {
      title: '天津市绿道建设三年行动方案(2021—2023年)',
      period: { from: 2021, to: 2023, text: '2021—2023年' },
      region: { name: '天津市', code: '120000' },
      genre: 'plan',
    },
  },
  {
    it: 'a named period',
    text: ['四川省“十四五”绿道规划', body],
    facts: { period: { from: 2021, to: 2025, text: '十四五' }, region: { name: '四川省', code: '510000' } },
  },
  {
    it: 'the inner of two regions',
    text: ['四川省成都市绿道规划', body],
    facts: { region: { name: '成都市', code: '510100' } },
  },
  {
    it: 'a region by its short name',
    text: ['成都:绿道成网', body],
    facts: { region: { name: '成都市', code: '510100' } },
  },
  {
    it: 'number, issuer and the region of the number',
    text: ['市人民政府办公厅关于印发绿道建设方案的通知', '津政办发〔2021〕5号', '各区人民政府:', body],
    facts: {
      documentNumber: '津政办发〔2021〕5号',
      issuer: '市人民政府办公厅',
      region: { name: '天津市', code: '120000' },
      genre: 'plan',
    },
  },
  {
    it: 'a plan sent out with a letter',
    text: [
      '天津市人民政府办公厅',
      '关于印发天津市绿道建设方案',
      '(2021—2023年)的通知',
      '各区人民政府:',
      '现将方案印发给你们,请照此办理。',
      '天津市人民政府办公厅',
      '2021年5月1日',
      '(此件公开发布)',
      '天津市绿道建设方案',
      '一、目标',
      body,
    ],
    facts: {
      title: '关于印发天津市绿道建设方案(2021—2023年)的通知',
      issuer: '天津市人民政府办公厅',
      publishedOn: '2021-05-01',
      period: { from: 2021, to: 2023, text: '2021—2023年' },
    },
  },
  {
    it: 'front matter',
    text: [
      '---',
      'title: 甲市政府工作报告(2021年2月23日 张三)',
      'source: https://www.example.gov.cn/201901/t20190101_1.html',
      '---',
      '各位代表:',
      body,
    ],
    facts: { title: '甲市政府工作报告', publishedOn: '2021-02-23', genre: 'report' },
  },
  {
    it: 'the day of a report from its dateline',
    text: ['政府工作报告', '——2024年1月23日在甘肃省第十四届人民代表大会第二次会议上', '省长 张三', '各位代表:', body],
    facts: { publishedOn: '2024-01-23', region: { name: '甘肃省', code: '620000' }, genre: 'report', period: null },
  },
  {
    it: 'the year of a report from its title when the dateline is of another year',
    text: ['2024年政府工作报告', '——2023年12月29日在第三次会议上', '各位代表:', body],
    facts: { publishedOn: '2024' },
  },
  {
    it: 'a date in Chinese numerals at the end',
    text: ['绿道方案', body, '二〇二一年四月二十日'],
    facts: { publishedOn: '2021-04-20' },
  },
  {
    it: 'what the user gives first',
    text: ['绿道方案', '发布时间: 2021-05-28 09:25', body],
    given: { published: '2020' },
    facts: { publishedOn: '2020' },
  },
  {
    it: 'a labelled date',
    text: ['绿道方案', '发布时间: 2021-05-28 09:25', body],
    facts: { publishedOn: '2021-05-28' },
  },
  {
    it: 'the address of the page when nothing else tells',
    text: ['---', 'source: https://a.gov.cn/x/2016-03/17/c_5.htm', '---', body],
    facts: { publishedOn: '2016-03-17' },
  },
  {
    it: 'the name of the file when nothing else tells',
    text: ['绿道方案', body],
    given: { name: 'reports/昆明市/2022.md' },
    facts: { region: { name: '昆明市', code: '530100' } },
  },
  {
    it: 'the year in the name of the file for a yearly report that has none',
    text: ['政府工作报告', body],
    given: { name: 'reports/1999/昆明市 2004.md' },
    facts: { publishedOn: '2004', genre: 'report' },
  },
  {
    it: 'no year from the name of a file that is no yearly report',
    text: ['绿道方案', body],
    given: { name: '2004.md' },
    facts: { publishedOn: null },
  },
  {
    it: 'no year from figures among letters in the name of a file',
    text: ['政府工作报告', body],
    given: { name: '1c2004a.md' },
    facts: { publishedOn: null },
  },
  {
    it: 'no region for a text of the whole country',
    text: ['中华人民共和国绿道规划纲要', '上海市、上海市、上海市先行,各地跟进,按季度报告进展情况。'],
    facts: { region: null },
  },
  {
    it: 'the period of the plan a news text is about',
    text: [
      '绿道成网',
      '本报记者 张三',
      '近日印发的《某市绿道方案(2022—2024年)》提出新建绿道一百公里,串起全市的公园和河岸。',
    ],
    facts: { genre: 'news', period: { from: 2022, to: 2024, text: '2022—2024年' } },
  },
  {
    it: 'an interview',
    text: ['绿道怎么建', body, '记者:先修哪一段?', '张三:先修河边。', '记者:何时完工?'],
    facts: { genre: 'interview' },
  },
  {
    it: 'a list of the year',
    text: [body, '某市2023年20件民生实事', '一、出行', '1.修路5公里。'],
    facts: {
      genre: 'list',
      title: '某市2023年20件民生实事',
      publishedOn: '2023',
      period: { from: 2023, to: 2023, text: '2023年' },
    },
  },
  { it: 'a fragment with numbered tasks', text: [body, '(一)修路', body], facts: { genre: 'text', title: null } },
  { it: 'a fragment without', text: [body], facts: { genre: 'text', title: null, region: null, publishedOn: null } },
]

describe('facts', () => {
  it.each(cases)('$it', ({ text, given, facts }) => {
    expect(outline(text.join('\n'), knowledge, given).facts).toMatchObject(facts)
  })
})
