import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge, statistics } from './knowledge.ts'

function normalized(source: string) {
  return normalize(source, knowledge, { statistics })
}

describe('lines wrapped by hand', () => {
  const paragraph = '我市将持续完善城乡公共服务网络并逐步扩大优质资源供给让更多居民就近享受便利生活'
  const wrapped = (paragraph.repeat(5).match(/.{1,30}/g) ?? []).join('\n')

  test('are joined in the middle of a sentence', () => {
    const { text, repairs } = normalized(`一、总体要求\n${wrapped}。\n二、主要任务\n${wrapped}。\n`)
    expect(text).toBe(`一、总体要求\n${paragraph.repeat(5)}。\n二、主要任务\n${paragraph.repeat(5)}。\n`)
    expect(repairs['wrap']).toBe(2 * (wrapped.split('\n').length - 1))
  })

  test.each([
    ['a list of short lines', '市教育局\n市科技局\n市公安局\n市财政局\n市商务局\n市文旅局\n市医保局\n'],
    ['lines of many widths', `${paragraph}\n${paragraph.slice(9)}\n${paragraph.slice(20)}\n`.repeat(4)],
    ['whole paragraphs', `${paragraph.repeat(3)}\n`.repeat(8)],
    ['lines that end their sentences', `${paragraph}。\n`.repeat(8)],
    ['items of a list', `1.${paragraph}\n`.repeat(8)],
    [
      'rows of a table set with spaces',
      ['公共充电桩数量        3.2      5.0    万个', '高新技术企业总数      1.5      2.4    万家']
        .join('\n')
        .concat('\n')
        .repeat(4),
    ],
    [
      'rows of a table set with tabs',
      '公共充电桩总数量\t3.2\t5.0\t万个\t市发展改革委\n高新技术企业总数\t1.5\t2.4\t万家\t市科学技术局\n'.repeat(4),
    ],
    [
      'names of projects, one a line',
      '城市轨道交通二号线延长段建设工程项目\n滨江生态修复与防洪能力提升工程项目\n中心城区老旧供水管网更新改造工程项目\n'.repeat(
        3,
      ),
    ],
    [
      'agencies, one a line',
      '市发展和改革委员会产业协调与能源管理处\n市住房和城乡建设委员会城市建设管理处\n市农业农村委员会乡村建设协调推进工作处\n'.repeat(
        3,
      ),
    ],
    [
      'paragraphs between blank lines',
      `${paragraph.slice(0, 27)}\n\n${paragraph.slice(1, 28)}\n\n${paragraph.slice(5, 32)}\n\n`.repeat(3),
    ],
  ])('%s stay', (_, source) => {
    expect(normalized(source).text).toBe(source)
  })
})

describe('spaces between characters', () => {
  test.each([
    ['建设新型基础设施 基 站5万个', '建设新型基础设施基站5万个'],
    ['基础设施 基 站', '基础设施基站'],
    ['政 府 工 作 报 告', '政府工作报告'],
    ['数 据 中 心', '数据中心'],
    ['市 长 任 刚', '市长 任 刚'],
    ['在 全 市 推 广 应 用', '在全市推广应用'],
    ['推进工业园区集中,市 经开区开 工亿元以上项目 50个以上', '推进工业园区集中,市经开区开工亿元以上项目 50个以上'],
    [
      '大力发 展数字经济,加快建设一批重点项目,推动产业转型升级取得成效',
      '大力发展数字经济,加快建设一批重点项目,推动产业转型升级取得成效',
    ],
  ])('%s → %s', (source, text) => {
    expect(normalized(source).text).toBe(text)
  })

  test.each([
    '市长 任 刚',
    '省 长 吴晓军',
    '市人民政府市长 孙 勇',
    '注 释',
    '附 件:',
    '其中一、二 三产业分别增长6.8%、13.1%,全年任务较好完成',
    '第一章 总体要求',
    '工业 农业 服务业',
    '5 G 基站 10 个',
    '加快发展现代工业 农业 服务业,推动产业转型升级取得更大成效',
  ])('kept: %s', (source) => {
    expect(normalized(source).text).toBe(source)
  })
})
