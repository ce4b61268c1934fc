import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { readSource } from '../../src/read/source.ts'
import { ENCODERS, encode } from '../support/encode.ts'
import { accountPage, oldPage, portalPage } from '../support/pages.ts'
import { asMarkdown, asText } from '../support/plan.ts'
import { pipeline } from '../support/real.ts'

const PUBLISHED = '2022-03-15'

const encoder = (name: string): (typeof ENCODERS)[number] => ENCODERS.find((one) => one.name === name)!

/** The same plan, as an analyst may be handed it. */
const FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['plan.txt', Buffer.from(asText())],
  ['plan-crlf.txt', Buffer.from(asText().replaceAll('\n', '\r\n'))],
  ['plan-gb18030.txt', encode(asText(), encoder('gb18030'), false)],
  ['plan-utf-16.txt', encode(asText(), encoder('utf-16le'), true)],
  ['plan.md', Buffer.from(asMarkdown())],
  ['portal.html', Buffer.from(portalPage())],
  ['portal-gb18030.html', encode(portalPage('gb2312'), encoder('gb18030'), false)],
  ['portal-that-lies.html', encode(portalPage('utf-8'), encoder('gb18030'), false)],
  ['old.htm', Buffer.from(oldPage())],
  ['account.html', Buffer.from(accountPage())],
]

async function extracted(name: string, bytes: Uint8Array): Promise<Extraction> {
  return pipeline.extract(await readSource(bytes, name), { published: PUBLISHED })
}

/** Ids, values and bodies, and what links them. */
function records({ indicators, goals, assignments, agencies, residue }: Extraction) {
  const name = (id: string): string => agencies.find((agency) => agency.id === id)?.fullName ?? id
  return {
    indicators: indicators.map(({ span: _span, text: _text, section: _section, agencies: bodies, ...rest }) => ({
      ...rest,
      agencies: bodies.map(name),
    })),
    goals: goals.map(({ id, statement, horizon }) => ({ id, statement, horizon })),
    assignments: assignments.map(({ id, agencies: bodies }) => [id, ...bodies.map((one) => [one.fullName, one.role])]),
    agencies,
    residue: residue.map(({ text }) => text),
  }
}

describe('the same plan gives the same records', async () => {
  const expected = records(await extracted(...FILES[0]!))

  test('which are those of the plan', () => {
    expect(expected.indicators.map(({ name, amount, unit }) => `${name} ${amount} ${unit}`)).toEqual([
      '社区服务中心 86 个',
      '每千名老年人拥有养老床位 38 张',
      '居民满意度 92 %',
      '公共图书馆藏书 1800000 册',
      '应急避难场所 60 处',
      '居家养老服务覆盖率 95 %',
      '社区卫生服务站 24 个',
      '乡镇卫生院 11 所',
      '家庭医生签约率 60 %',
      '体育公园 9 个',
      '健身步道 130 公里',
      '人均体育场地面积 2.6 平方米',
      '智慧养老平台 1 个',
      '养老机构 70 家',
      '农贸市场 32 个',
    ])
    expect(expected.assignments).toHaveLength(4)
    expect(expected.residue).toEqual([])
  })

  test.each(FILES)('%s', async (name, bytes) => {
    expect(records(await extracted(name, bytes))).toEqual(expected)
  })

  test('printed by xinjijian text and read again', async () => {
    for (const [name, bytes] of FILES) {
      const { text } = await readSource(bytes, name)
      expect(records(await extracted('printed.txt', Buffer.from(text)))).toEqual(expected)
    }
  })

  test('a traditional text in Big5 gives the values of the same text in UTF-8', async () => {
    const traditional =
      '雲川市三年行動計劃\n一、目標\n到2024年，全市建成社區服務中心86個以上，居民滿意度超過92%。\n（責任單位：市民政局）\n'
    const inBig5 = await extracted('plan.txt', encode(traditional, encoder('big5'), false))
    expect(inBig5.document).toMatchObject({ encoding: 'big5', encodingReason: 'everyday-characters', script: 'Hant' })
    expect(records(inBig5)).toEqual(records(await extracted('plan.txt', Buffer.from(traditional))))
    expect(inBig5.indicators).toHaveLength(2)
  })
})
