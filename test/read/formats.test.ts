import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { createExtractor } from '../../src/extractor.ts'
import { readSource } from '../../src/read/source.ts'
import { docx, inList, level, numbering, p, table } from '../support/docx.ts'
import { encode, ENCODERS } from '../support/encode.ts'
import { pdf, ruledTable, typeset } from '../support/pdf.ts'

const plan = readFileSync(fileURLToPath(new URL('../../seeds/action-plan.txt', import.meta.url)), 'utf8')
const paragraphs = plan.split('\n').filter((line) => line.trim() !== '')
const extractor = await createExtractor()

async function extract(bytes: Uint8Array, name = 'plan'): Promise<Extraction> {
  return extractor.extract(await readSource(bytes, name))
}

/** What a file says, without where it says it. */
function said({ goals, indicators, agencies, assignments }: Extraction): unknown {
  return {
    goals: goals.map(({ id, statement }) => [id, statement]),
    indicators: indicators.map(({ id, name, comparator, amount, min, max, unit, role, deadline }) => {
      return [id, name, comparator, amount, min, max, unit, role, deadline?.year]
    }),
    agencies: agencies.map(({ id, name }) => [id, name]),
    assignments: assignments.map(({ id, agencies: bodies }) => [id, bodies.map(({ agency, role }) => [agency, role])]),
  }
}

const body = paragraphs.map((text) => p(text)).join('')
const simplified = ENCODERS.filter(({ traditional, encoding }) => !traditional && encoding !== 'utf-8')

describe('the same plan gives the same records', async () => {
  const expected = said(await extract(Buffer.from(paragraphs.join('\n'))))

  test('and there are some', () => {
    expect(Object.values(expected as Record<string, unknown[]>).map(({ length }) => length > 0)).not.toContain(false)
  })

  test.each<[format: string, bytes: Uint8Array]>([
    ['DOCX', docx({ body })],
    ['PDF', pdf(typeset(paragraphs))],
    ['PDF, on small pages', pdf(typeset(paragraphs, { depth: 4, measure: 22 }))],
    ...simplified.map((one): [string, Uint8Array] => [one.name, encode(paragraphs.join('\n'), one, false)]),
  ])('from %s', async (_, bytes) => {
    expect(said(await extract(bytes))).toEqual(expected)
  })
})

test('a list that numbers itself gives the sections that typed numbers give', async () => {
  const typed = [
    '一、总体目标',
    '（一）完善网络',
    '到2025年，建成充电桩2万个以上。',
    '（二）提升服务',
    '1.扩大覆盖',
    '新增停车位3万个。',
  ]
  const definition = numbering(
    level(0, 'chineseCounting', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.'),
  )
  const automatic = [
    p('总体目标', inList(1, 0)),
    p('完善网络', inList(1, 1)),
    p(typed[2]!),
    p('提升服务', inList(1, 1)),
    p('扩大覆盖', inList(1, 2)),
    p(typed[5]!),
  ]
  const outlineOf = ({ sections }: Extraction): unknown => sections.map(({ title, level: depth }) => [title, depth])
  const fromText = await extract(Buffer.from(typed.join('\n')))
  const fromLists = await extract(docx({ body: automatic.join(''), numbering: definition }))
  expect(outlineOf(fromLists)).toEqual(outlineOf(fromText))
  expect(said(fromLists)).toEqual(said(fromText))
})

describe('records say where in the file they stand', () => {
  test('the paragraph of a DOCX', async () => {
    const { indicators } = await extract(docx({ body: p('目标') + p('到2025年，建成充电桩2万个以上。') }))
    expect(indicators[0]?.span).toMatchObject({ paragraph: 2 })
  })

  test('the page of a PDF', async () => {
    const filler = Array.from({ length: 5 }, () => '推进各项工作，完善服务体系，提高群众满意度。')
    const { indicators } = await extract(pdf(typeset([...filler, '到2025年，建成充电桩2万个以上。'], { depth: 3 })))
    expect(indicators[0]?.span).toMatchObject({ page: 2 })
  })
})

test('a ruled table of a PDF and the table of a DOCX give the same records', async () => {
  const rows = [
    ['任务', '牵头单位', '配合单位'],
    ['建设公共充电桩', '市发展改革委', '市财政局'],
    ['扩大公园绿地', '市园林局', '市规划局'],
  ]
  const fromPdf = await extract(pdf([ruledTable(rows)]))
  const fromDocx = await extract(docx({ body: table(rows) }))
  expect(said(fromPdf)).toEqual(said(fromDocx))
})
