import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SourceText } from '../../src/core/text.ts'
import { readSource } from '../../src/read/source.ts'
import { portalPage } from '../support/pages.ts'
import { pipeline } from '../support/real.ts'

const read = (html: string): Promise<SourceText> => readSource(Buffer.from(html), 'page.html', { format: 'html' })
const page = (body: string): string => `<!DOCTYPE html><html><head><title>x</title></head><body>${body}</body></html>`
const linesOf = async (body: string): Promise<string[]> => (await read(page(body))).text.split('\n').slice(0, -1)

describe('the text of a page', () => {
  test.each<[string, string, string[]]>([
    ['paragraphs and breaks', '<p>甲<br>乙</p><div>丙</div>丁', ['甲', '乙', '丙', '丁']],
    ['white space', '<p>  a \n\t b  </p>\n\n<p>甲\n   乙</p>', ['a b', '甲乙']],
    ['inline elements', '<p>建成<b>5<i>万</i></b><a href="x">个</a>站</p>', ['建成5万个站']],
    ['entities', '<p>A&amp;B&nbsp;&lt;&#x4E00;&#20108;&hellip;&copy2021 &x; & c</p>', ['A&B\u00A0<一二…©2021 &x; & c']],
    ['scripts and styles', '<script>a<b</script><style>p{}</style><p>甲<noscript>乙</noscript></p>', ['甲']],
    ['hidden elements', '<p style="color:red; display : none">甲</p><p hidden>乙</p><p>丙</p>', ['丙']],
    ['powers of units', '<p>5m<sup>2</sup>、6m<sup>3</sup></p>', ['5m²、6m³']],
    ['lowered digits', '<p>PM<sub>2.5</sub></p>', ['PM2.5']],
    ['references to notes', '<p>12个<sup>[3]</sup>。</p>', ['12个。']],
    ['lists', '<ul><li>甲</li></ul><ol start="3"><li>乙</li><li>丙</li></ol>', ['- 甲', '3. 乙', '4. 丙']],
    ['lists that bring their marks', '<ol><li>（一）甲</li><li>2.乙</li></ol>', ['（一）甲', '2.乙']],
    ['what was struck out', '<p>建成<del>5</del>6个</p>', ['建成6个']],
    ['a carriage return', '<p>甲\r\n乙</p>\r<p>丙</p>', ['甲乙', '丙']],
    ['elements never closed', '<p>甲<p>乙<div>丙', ['甲', '乙', '丙']],
    ['pre', '<pre>甲 乙</pre>', ['甲 乙']],
  ])('%s', async (_, body, lines) => {
    expect(await linesOf(body)).toEqual(lines)
  })

  test('headings keep their levels', async () => {
    const { text, layout } = await read(page('<h1>甲</h1><p>乙</p><h3><a>丙</a></h3>'))
    expect(layout?.headings.map(({ start, end, level }) => [text.slice(start, end), level])).toEqual([
      ['甲', 1],
      ['丙', 3],
    ])
  })
})

describe('tables', () => {
  const cellsOf = ({ text, layout }: SourceText): unknown[][] =>
    (layout?.tables ?? []).map(({ cells }) =>
      cells.map(({ start, end, row, column, rowSpan, columnSpan }) => [
        text.slice(start, end),
        row,
        column,
        ...(rowSpan * columnSpan === 1 ? [] : [rowSpan, columnSpan]),
      ]),
    )

  test('of data keep their grid, merged cells and all', async () => {
    const source = await read(
      page(`<table><caption>表1</caption><thead><tr><th rowspan=2>甲</th><th colspan="2">乙</th></tr>
        <tr><td>丙</td><td><p>丁</p><p>戊</p></td></tr></thead><tr><td>1</td><td></td><td>2</td></tr></table>`),
    )
    expect(source.text).toBe('表1\n| 甲 | 乙 | |\n| | 丙 | 丁 戊 |\n| 1 |  | 2 |\n'.replaceAll('| |', '|  |'))
    expect(cellsOf(source)).toEqual([
      [
        ['甲', 0, 0, 2, 1],
        ['乙', 0, 1, 1, 2],
        ['丙', 1, 1],
        ['丁 戊', 1, 2],
        ['1', 2, 0],
        ['', 2, 1],
        ['2', 2, 2],
      ],
    ])
  })

  test.each([
    [
      'in tables',
      '<table><tr><td>甲</td><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td></tr></table>',
      1,
    ],
    ['of one row', '<table><tr><td>甲</td><td>乙</td></tr></table>', 0],
    ['of one column', '<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>', 0],
    [
      'with headings in them',
      '<table><tr><td>甲</td><td><h2>乙</h2></td></tr><tr><td>1</td><td>2</td></tr></table>',
      0,
    ],
    [
      'with absurd spans',
      '<table><tr><td colspan=9999 rowspan=9999>甲</td></tr><tr><td>1</td><td>2</td></tr></table>',
      1,
    ],
  ])('that only arrange a page are none: %s', async (_, body, count) => {
    expect((await read(page(body))).layout?.tables).toHaveLength(count)
  })

  test('of labels become lines', async () => {
    const body = '<table><tr><td>发文机关：</td><td>甲</td><td>文号：</td><td>乙</td></tr></table><p>丙</p>'
    expect(await linesOf(body)).toEqual(['发文机关：甲', '文号：乙', '丙'])
  })
})

describe('what is no part of the article', () => {
  const TEXT = `<p>${'到2025年，建成公园12个，新建绿道36公里。'.repeat(6)}</p>`

  test.each([
    ['navigation', '<nav>甲</nav>'],
    ['navigation', '<div class="main-nav">甲</div>'],
    ['navigation', '<ul><li><a href="1">甲</a></li><li><a href="2">乙</a></li><li><a href="3">丙</a></li></ul>'],
    ['footer', '<footer>甲</footer>'],
    ['footer', '<div id="copyright">甲</div>'],
    ['share-bar', '<div class="bdsharebuttonbox">甲</div>'],
    ['comment', '<div class="comment-list">甲</div>'],
    ['sidebar', '<aside>甲</aside>'],
    ['hidden', '<div style="display:none">甲</div>'],
  ])('is dropped and told: %s %s', async (reason, noise) => {
    for (const body of [TEXT + noise, noise + TEXT]) {
      const { text, layout } = await read(page(body))
      expect(text).not.toMatch(/[甲乙丙]/)
      expect(layout?.dropped.map((one) => one.reason)).toEqual([reason])
    }
  })

  test('names do not cost the article that stands in them', async () => {
    expect(await linesOf(`<div class="main-nav"><div class="side">${TEXT}</div></div>`)).toHaveLength(1)
  })

  test('of a page with a known container only that and what tells of it are read', async () => {
    const body = `<p>欢迎访问</p><h1>某市规划</h1><div class="TRS_Editor">${TEXT}</div><p>更多内容</p>`
    const { text, layout } = await read(page(body))
    expect(text.split('\n')[0]).toBe('某市规划')
    expect(layout?.dropped).toEqual([
      { reason: 'before-article', text: '欢迎访问' },
      { reason: 'behind-article', text: '更多内容' },
    ])
  })

  test('stands in the extraction', async () => {
    const { document } = pipeline.extract(await read(portalPage()))
    expect(document.dropped.map(({ reason }) => reason)).toEqual([
      'header',
      'navigation',
      'before-article',
      'hidden',
      'related',
      'comment',
      'footer',
    ])
    expect(document).toMatchObject({ format: 'html', publishedOn: '2022-03-15', documentNumber: '湄政发〔2022〕7号' })
  })
})

describe('places', () => {
  test('point into the file, and into the text that was taken from it', async () => {
    const html = portalPage()
    const source = await read(html)
    const { indicators } = pipeline.extract(source)
    const found = indicators.find(({ name }) => name === '社区服务中心')!
    expect(html.slice(found.span.start, found.span.end)).toBe('社区服务中心86个以上')
    expect(html.split('\n')[found.span.line - 1]!.slice(found.span.column - 1)).toMatch(/^社区服务中心86个以上/)
    const { extracted } = found.span
    expect(source.text.slice(extracted!.start, extracted!.end)).toBe('社区服务中心86个以上')
    expect(source.text.split('\n')[extracted!.line - 1]!.slice(extracted!.column - 1)).toMatch(/^社区服务中心/)
    const inTable = indicators.find(({ name }) => name === '应急避难场所')!
    expect(inTable.span.cell).toEqual({ table: 1, row: 3, column: 2 })
  })

  test('cover markup and entities inside', async () => {
    const html = page('<p>建成<b>充电&#26729;</b>\n 5&nbsp;万个。</p>')
    const source = await read(html)
    const at = source.text.indexOf('充电桩')
    expect(source.text).toBe('建成充电桩 5\u00A0万个。\n')
    expect(html.slice(...spanIn(source, at, at + 3))).toBe('充电&#26729;')
    expect(html.slice(...spanIn(source, at + 2, at + 7))).toBe('&#26729;</b>\n 5&nbsp;万')
  })

  const spanIn = ({ origin }: SourceText, start: number, end: number): [number, number] => {
    const span = origin!.map.toSource({ start, end })
    return [span.start, span.end]
  }

  test('of every character lead to where it stands, whatever the page', async () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<br>',
      '<li>',
      '<ul>',
      '<div hidden>',
      '</div>',
      '<h2>',
      '&amp;',
      '&nbsp;',
      '&#x4e00;',
      '&',
      '<',
      '\r\n',
      ' ',
      '甲',
      '建成12个',
      'a',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<sup>2</sup>',
      '\u{20BB7}',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const html = `<body>甲${pieces.join('')}`
        const source = await read(html)
        for (let at = 0; at < source.text.length; at++) {
          const [start, end] = spanIn(source, at, at + 1)
          const there = html.slice(start, end)
          expect(start <= end && end <= html.length).toBe(true)
          const character = source.text[at]!
          if (there.length === 1 && /[\p{L}\d]/u.test(character)) expect(there).toBe(character)
          if (character === '甲') expect(there).toContain('甲')
        }
        const { layout, text } = source
        for (const table of layout!.tables)
          for (const cell of table.cells) expect(text.slice(cell.start, cell.end)).not.toMatch(/[|\n]/)
      }),
      { numRuns: 1000 },
    )
  })
})

test.each([
  ['<!DOCTYPE html><p>a', 'html'],
  ['\uFEFF<!-- saved from url=(0020)http://example.org/ -->\r\n<HTML>', 'html'],
  ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', 'html'],
  ['  <div>甲</div>', 'html'],
  ['<甲>乙', 'text'],
  ['甲<p>乙', 'text'],
])('%j is read as %s', async (content, format) => {
  expect((await readSource(Buffer.from(`${content}目标`), 'page')).format).toBe(format)
})

test('a page nested without end is read', async () => {
  const html = page(`${'<div>'.repeat(20_000)}建成12个${'</div>'.repeat(20_000)}`)
  expect((await read(html)).text).toBe('建成12个\n')
})

test('a page without text is told', async () => {
  await expect(read(page('<script>1</script><img src="a.png">'))).rejects.toMatchObject({ code: 'file-empty' })
})
