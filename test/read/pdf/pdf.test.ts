import { describe, expect, test } from 'vitest'
import { type Drawn, pdf, ruledTable, type Stroke, typeset } from '../../support/pdf.ts'
import { lines, read } from './support.ts'

const long =
  '到2025年，全市公共充电桩达到2万个以上，覆盖所有乡镇和主要公路，形成布局合理、开放共享、安全便捷的充电网络体系，群众满意度稳步提高。'
const short = '加快建设农村充电设施。'

describe('paragraphs', () => {
  test('are joined without spaces and told apart by their indents', async () => {
    expect(await lines(pdf(typeset([long, short, long])))).toEqual([long, short, long])
  })

  test('go on over the page, and each part says its page', async () => {
    const { text, layout } = await read(pdf(typeset([long, long], { depth: 2 })))
    expect(text).toBe(`${long}\n${long}\n`)
    expect(new Set(layout.places.map(({ page }) => page))).toEqual(new Set([1, 2, 3]))
    const [first] = layout.places
    expect(long.startsWith(text.slice(first?.start, first?.end))).toBe(true)
  })

  test('without indents end where a line stays short', async () => {
    const full = '推进充电网络建设和运营管理提升服务质量和群众满意度'
    const texts = [full, '结束。', full, full].map((text, row) => ({ text, x: 90, y: 700 - 20 * row }))
    expect(await lines(pdf([{ texts }]))).toEqual([`${full}结束。`, full + full])
  })

  test('Latin words are parted at the end of a line, or put together at a hyphen', async () => {
    const texts = ['提高artificial', 'intelligence应用水平和data cen-', 'ter建设水平和应用水平应用水平'].map(
      (text, row) => ({
        text,
        x: 90,
        y: 700 - 20 * row,
      }),
    )
    const [first, second, third] = texts
    const padded = [{ ...first!, text: `推进建设提升能力${first!.text}` }, second!, third!]
    expect(await lines(pdf([{ texts: padded }]))).toEqual([
      '推进建设提升能力提高artificial intelligence应用水平和data center建设水平和应用水平应用水平',
    ])
  })
})

describe('reading order', () => {
  const column = (x: number, offset: number): Drawn[] =>
    Array.from({ length: 8 }, (_, row) => ({
      text: long.replaceAll(/[0-9]/g, '').slice((offset + row) % 4, ((offset + row) % 4) + 16),
      x,
      y: 700 - 20 * row,
      size: 10,
    }))

  test('two columns of running text are read one after the other', async () => {
    const [left, right] = [column(60, 0), column(250, 2)]
    const mixed = left.flatMap((one, row) => [one, right[row]!])
    const { text } = await read(pdf([{ texts: mixed }]))
    expect(text.replaceAll('\n', '')).toBe([...left, ...right].map((one) => one.text).join(''))
  })

  test('what is drawn later but stands higher comes first', async () => {
    const texts = [
      { text: '第二行。', x: 90, y: 600 },
      { text: '第一行。', x: 90, y: 700 },
    ]
    expect(await lines(pdf([{ texts }]))).toEqual(['第一行。', '第二行。'])
  })
})

describe('left out, and told', () => {
  test('headers, footers and page numbers', async () => {
    const pages = typeset([long, long, long, long, long], { depth: 5 }).map(({ texts = [] }, index) => ({
      texts: [
        { text: '某市充电设施行动方案', x: 200, y: 810, size: 9 },
        ...texts,
        { text: `— ${index + 1} —`, x: 280, y: 40, size: 9 },
        { text: `第${index + 1}页`, x: 280, y: 25, size: 9 },
      ],
    }))
    const { text, layout } = await read(pdf(pages))
    expect(text).toBe(`${long}\n`.repeat(5))
    expect(layout.dropped.slice(0, 3)).toEqual([
      { reason: 'page-header', text: '某市充电设施行动方案' },
      { reason: 'page-footer', text: '第1页' },
      { reason: 'page-number', text: '— 1 —' },
    ])
  })

  test('stamps and other turned text, and pages that hold none', async () => {
    const stamp = 'q 0 1 -1 0 300 300 cm BT /F 12 Tf <00010002> Tj ET Q'
    const { text, layout } = await read(pdf([{ texts: [{ text: short, x: 90, y: 700 }], operators: stamp }, {}]))
    expect(text).toBe(`${short}\n`)
    expect(layout.dropped).toEqual([
      { reason: 'turned-text', text: short.slice(0, 2) },
      { reason: 'page-without-text', text: '2' },
    ])
  })
})

describe('ruled tables', () => {
  const rows = [
    ['任务', '牵头单位', '配合单位'],
    ['建成充电桩2万个', '市发展改革委', '市财政局'],
  ]

  test('are rows of cells', async () => {
    const { text, layout } = await read(pdf([ruledTable(rows)]))
    expect(text).toBe('| 任务 | 牵头单位 | 配合单位 |\n| 建成充电桩2万个 | 市发展改革委 | 市财政局 |\n')
    expect(layout.tables[0]).toMatchObject({ rows: 2, columns: 3 })
    expect(layout.tables[0]?.cells.map(({ start, end }) => text.slice(start, end))).toEqual(rows.flat())
  })

  test('stand between the paragraphs around them', async () => {
    const { texts = [], strokes = [] } = ruledTable(rows)
    const around = [
      { text: '任务分工如下。', x: 114, y: 740 },
      { text: '各区参照执行。', x: 114, y: 600 },
    ]
    expect(await lines(pdf([{ texts: [...texts, ...around], strokes }]))).toEqual([
      '任务分工如下。',
      '| 任务 | 牵头单位 | 配合单位 |',
      '| 建成充电桩2万个 | 市发展改革委 | 市财政局 |',
      '各区参照执行。',
    ])
  })

  test('merged cells stand once, at their first row and column', async () => {
    const strokes: Stroke[] = [
      [90, 700, 350, 700],
      [90, 650, 350, 650],
      [220, 675, 350, 675],
      [90, 700, 90, 650],
      [220, 700, 220, 650],
      [350, 700, 350, 650],
    ]
    const texts = [
      { text: '民生', x: 94, y: 672, size: 10 },
      { text: '就业', x: 224, y: 684, size: 10 },
      { text: '住房', x: 224, y: 659, size: 10 },
    ]
    const { text, layout } = await read(pdf([{ texts, strokes }]))
    expect(text).toBe('| 民生 | 就业 |\n|  | 住房 |\n')
    expect(layout.tables[0]?.cells[0]).toMatchObject({ row: 0, column: 0, rowSpan: 2, columnSpan: 1 })
  })

  test('lines in a cell go on without a space, unless one stays short', async () => {
    const { strokes = [] } = ruledTable([['a', 'b']], { height: 60 })
    const texts = ['建设公共充电桩和换电站', '二十座', '市财政局'].map((text, row) => ({
      text,
      x: 94,
      y: 684 - 14 * row,
      size: 10,
    }))
    expect(
      await lines(pdf([{ texts: [...texts, { text: '市发展改革委', x: 224, y: 684, size: 10 }], strokes }])),
    ).toEqual(['| 建设公共充电桩和换电站二十座 市财政局 | 市发展改革委 |'])
  })

  test('go on over the page', async () => {
    const { layout } = await read(pdf([ruledTable(rows), ruledTable([['扩大绿地', '市园林局', '各区']])]))
    expect(layout.tables).toHaveLength(1)
    expect(layout.tables[0]).toMatchObject({ rows: 3, columns: 3 })
    expect(layout.places.map(({ page }) => page)).toEqual([1, 2])
  })

  test('a frame around a text is no table', async () => {
    const frame: Stroke[] = [
      [80, 780, 450, 780],
      [80, 600, 450, 600],
      [80, 780, 80, 600],
      [450, 780, 450, 600],
    ]
    const [page] = typeset([short])
    const { layout, text } = await read(pdf([{ ...page, strokes: frame }]))
    expect([text, layout.tables]).toEqual([`${short}\n`, []])
  })
})

describe('fonts', () => {
  test.each(['GBK-EUC-H', 'UniGB-UCS2-H'] as const)('that name the encoding %s are read by it', async (font) => {
    expect(await lines(pdf(typeset([short]), { font }))).toEqual([short])
  })

  test('whose codes are bytes may draw any character with the code of the space', async () => {
    expect(await lines(pdf(typeset([short]), { font: 'mapped-bytes' }))).toEqual([short])
    expect(await lines(pdf(typeset(['PUE  低于1.3。']), { font: 'mapped-bytes' }))).toEqual(['PUE 低于1.3。'])
  })

  test('that say nothing give an error, not rubbish', async () => {
    await expect(read(pdf(typeset([long]), { font: 'unmapped' }))).rejects.toMatchObject({
      code: 'pdf-fonts',
      path: 'plan.pdf',
    })
  })
})

describe('refused', () => {
  const good = pdf(typeset([long]))

  test.each<[what: string, bytes: Uint8Array, code: string, message: RegExp]>([
    ['no text layer', pdf([{ operators: '10 10 500 700 re f' }]), 'pdf-scanned', /OCR/],
    ['a password', pdf(typeset([long]), { encrypted: true }), 'pdf-encrypted', /password/],
    ['no pages', pdf([]), 'pdf-damaged', /no pages|Page/],
    ['pages in a circle', pdf(typeset([long]), { loop: true }), 'pdf-damaged', /./],
    ['an end cut off', good.subarray(0, -200), 'pdf-damaged', /end is missing/],
    ['nothing but its first line', Buffer.from('%PDF-1.5\n%%EOF\n'), 'pdf-damaged', /./],
  ])('%s', async (_, bytes, code, message) => {
    const error: unknown = await read(bytes).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, path: 'plan.pdf', message: expect.stringMatching(message) as string })
    expect(error).toHaveProperty('hint', expect.stringMatching(/./))
  })

  test('more pages than allowed', async () => {
    await expect(read(pdf(typeset([long, long], { depth: 1 })), { pages: 3 })).rejects.toMatchObject({
      code: 'limit-pages',
    })
  })
})
