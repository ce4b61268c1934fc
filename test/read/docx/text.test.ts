import { describe, expect, test } from 'vitest'
import { p, r, table } from '../../support/docx.ts'
import { lines, read } from './support.ts'

test('a paragraph is a line, in order, with its number in the file', async () => {
  const { text, layout } = await read({ body: p('行动方案') + p('') + p('到2025年建成充电桩2万个。') })
  expect(text).toBe('行动方案\n\n到2025年建成充电桩2万个。\n')
  expect(layout.places.map(({ start, end, paragraph }) => [text.slice(start, end), paragraph])).toEqual([
    ['行动方案', 1],
    ['到2025年建成充电桩2万个。', 3],
  ])
})

describe('in a paragraph', () => {
  test.each([
    ['runs join without a space', r('到20') + r('25年'), '到2025年'],
    ['a tab', `${r('指标')}<w:r><w:tab/></w:r>${r('数值')}`, '指标\t数值'],
    ['a break is a new line', `${r('一')}<w:r><w:br/></w:r>${r('二')}`, '一\n二'],
    ['soft hyphens are none', `${r('充\u00AD电')}<w:r><w:softHyphen/></w:r>${r('桩')}`, '充电桩'],
    ['a hyphen that holds together', `${r('PM2')}<w:r><w:noBreakHyphen/></w:r>${r('5')}`, 'PM2-5'],
    ['insertions are kept', `${r('建成')}<w:ins w:id="1">${r('5')}</w:ins>${r('个')}`, '建成5个'],
    ['moved text stands once', `<w:moveFrom>${r('甲')}</w:moveFrom>${r('乙')}<w:moveTo>${r('甲')}</w:moveTo>`, '乙甲'],
    ['links give their words', `<w:hyperlink r:id="x">${r('工业和信息化厅')}</w:hyperlink>`, '工业和信息化厅'],
    ['controls give what they hold', `<w:sdt><w:sdtContent>${r('2025')}</w:sdtContent></w:sdt>${r('年')}`, '2025年'],
    [
      'fields give what they show',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>
       <w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('三')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      '三',
    ],
    [
      'readings above characters are left out',
      `<w:r><w:ruby><w:rt>${r('liang')}</w:rt><w:rubyBase>${r('量')}</w:rubyBase></w:ruby></w:r>`,
      '量',
    ],
    ['a symbol that is a character', '<w:r><w:sym w:font="SimSun" w:char="2265"/></w:r>', '≥'],
    ['a symbol that only its font knows', `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${r('达标')}`, '达标'],
    ['equations give their characters', '<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>', 'x=2'],
  ])('%s', async (_, inner, expected) => {
    expect((await lines(`<w:p>${inner}</w:p>`)).join('\n')).toBe(expected)
  })
})

describe('left out, and told', () => {
  test('deletions', async () => {
    const deleted = '<w:del w:id="1"><w:r><w:delText>6万</w:delText></w:r></w:del>'
    const { text, layout } = await read({ body: `<w:p>${r('建成')}${deleted}${r('5万个')}</w:p>` })
    expect(text).toBe('建成5万个\n')
    expect(layout.dropped).toEqual([{ reason: 'deleted-text', text: '6万' }])
  })

  test('hidden text, by itself or by its style', async () => {
    const style = '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
    const runs = [r('甲', '<w:vanish/>'), r('乙', '<w:rStyle w:val="S"/>'), r('丙', '<w:vanish w:val="0"/>')].join('')
    const { text, layout } = await read({ body: `<w:p>${runs}</w:p>`, styles: style })
    expect(text).toBe('丙\n')
    expect(layout.dropped).toEqual([{ reason: 'hidden-text', text: '甲乙' }])
  })

  test('page headers and footers, comments, the table of contents', async () => {
    const toc = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    const { text, layout } = await read({
      body: p('一、目标\t3', '<w:pStyle w:val="T"/>') + p('一、目标'),
      styles: toc,
      header: p('内部资料'),
      footer: p('第1页'),
      comments: `<w:comment w:id="0">${p('核实')}</w:comment>`,
    })
    expect(text).toBe('一、目标\n')
    expect(layout.dropped).toEqual([
      { reason: 'page-header', text: '内部资料' },
      { reason: 'page-footer', text: '第1页' },
      { reason: 'comment', text: '核实' },
      { reason: 'contents', text: '一、目标 3' },
    ])
  })
})

test('a paragraph whose end was deleted goes on in the next', async () => {
  const first = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('建成')}</w:p>`
  expect(await lines(first + p('5万个'))).toEqual(['建成5万个'])
})

describe('text boxes', () => {
  const box = `<w:txbxContent>${p('专栏一')}${p('重点工程')}</w:txbxContent>`

  test('stand behind the paragraph they are anchored in', async () => {
    const anchored = `<w:p>${r('正文')}<w:r><w:pict><v:textbox>${box}</v:textbox></w:pict></w:r></w:p>`
    expect(await lines(anchored + p('下文'))).toEqual(['正文', '专栏一', '重点工程', '下文'])
  })

  test('written for newer and older readers are read once', async () => {
    const twice = `<mc:AlternateContent>
      <mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
    expect(await lines(`<w:p><w:r>${twice}</w:r></w:p>`)).toEqual(['', '专栏一', '重点工程'])
  })
})

test('footnotes and endnotes stand at the end, in the order of their marks', async () => {
  const mark = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const body = `<w:p>${r('算力')}${mark('footnote', 2)}${r('规模')}</w:p><w:p>${r('能耗')}${mark('endnote', 1)}</w:p>`
  const footnotes = `<w:footnote w:id="-1" w:type="separator">${p('—')}</w:footnote><w:footnote w:id="2">${p('指计算能力。')}</w:footnote>`
  const endnotes = `<w:endnote w:id="1">${p('单位')}${p('标准煤')}</w:endnote>`
  const { text, layout } = await read({ body, footnotes, endnotes })
  expect(text).toBe('算力规模\n能耗\n[1] 指计算能力。\n[2] 单位 标准煤\n')
  expect(layout.places.map(({ paragraph }) => paragraph)).toEqual([1, 2, 1, 2])
})

test('headings come from outline levels, of the paragraph or its style', async () => {
  const styles = `
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="1a"><w:basedOn w:val="1"/></w:style>
    <w:style w:type="paragraph" w:styleId="round"><w:basedOn w:val="round"/></w:style>`
  const body = [
    p('总体要求', '<w:pStyle w:val="1"/>'),
    p('主要目标', '<w:pStyle w:val="1a"/>'),
    p('优化布局', '<w:outlineLvl w:val="2"/>'),
    p('正文', '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
    p('正文', '<w:pStyle w:val="round"/>'),
  ].join('')
  const { text, layout } = await read({ body, styles })
  expect(layout.headings.map(({ start, end, level }) => [text.slice(start, end), level])).toEqual([
    ['总体要求', 1],
    ['主要目标', 1],
    ['优化布局', 3],
  ])
})

test('the namespaces of the strict standard are understood, and any prefix', async () => {
  const { zip } = await import('../../support/zip.ts')
  const { readBytes } = await import('./support.ts')
  const document =
    '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>目标</x:t></x:r></x:p></x:body></x:document>'
  expect((await readBytes(zip([{ name: 'word/document.xml', content: document }]))).text).toBe('目标\n')
})

test('a table of one column is a frame around paragraphs', async () => {
  const { text, layout } = await read({ body: table([['专栏1'], ['建成充电桩2万个']]) })
  expect(text).toBe('专栏1\n建成充电桩2万个\n')
  expect(layout.tables).toEqual([])
})
