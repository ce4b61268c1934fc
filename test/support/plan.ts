/** One plan in all the formats that are read; texts and figures are made up. */

export type Part =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

const heading = (level: number, text: string): Part => ({ kind: 'heading', level, text })
const paragraph = (text: string): Part => ({ kind: 'paragraph', text })

export const PLAN: readonly Part[] = [
  { kind: 'title', text: '云川市公共服务提升三年行动计划（2022—2024年）' },
  paragraph('为补齐公共服务短板，让居民就近办事、就近就医、就近健身，结合本市实际，制定本计划。'),
  heading(2, '一、总体目标'),
  paragraph('到2024年，全市建成社区服务中心86个以上，每千名老年人拥有养老床位达到38张左右，居民满意度超过92%。'),
  {
    kind: 'table',
    rows: [
      ['序号', '指标', '单位', '2021年', '2024年', '属性'],
      ['1', '公共图书馆藏书', '万册', '120', '≥180', '预期性'],
      ['2', '应急避难场所', '处', '35', '60', '约束性'],
      ['3', '居家养老服务覆盖率', '%', '61.5', '95左右', '约束性'],
    ],
  },
  heading(2, '二、主要任务'),
  heading(3, '（一）完善就医网络'),
  paragraph(
    '新建社区卫生服务站24个，改造乡镇卫生院11所，家庭医生签约率提高到60%以上。（责任单位：市卫生健康委、市财政局）',
  ),
  heading(3, '（二）拓展健身空间'),
  paragraph('新增体育公园9个、健身步道130公里，人均体育场地面积达到2.6平方米。由市体育局牵头，市城市管理局配合。'),
  heading(2, '三、任务分工'),
  {
    kind: 'table',
    rows: [
      ['重点任务', '牵头单位', '配合单位', '完成时限'],
      ['建设智慧养老平台1个，接入养老机构70家', '市民政局', '市大数据局、各区人民政府', '2023年底'],
      ['改造农贸市场32个', '市商务局', '市市场监管局', '2024年'],
    ],
  },
]

/** A heading a line, a row a line. */
export function asText(parts: readonly Part[] = PLAN): string {
  return parts
    .map((part) => (part.kind === 'table' ? part.rows.map((row) => `| ${row.join(' | ')} |`).join('\n') : part.text))
    .join('\n\n')
    .concat('\n')
}

export function asMarkdown(parts: readonly Part[] = PLAN): string {
  return parts
    .map((part) => {
      if (part.kind === 'table') {
        const [head = [], ...rows] = part.rows
        return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
      }
      if (part.kind === 'title') return `# ${part.text}`
      return part.kind === 'heading' ? `${'#'.repeat(part.level)} ${part.text}` : part.text
    })
    .join('\n\n')
    .concat('\n')
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The parts as elements: headings as such, or as bold paragraphs, the way many pages have them. */
export function asElements(parts: readonly Part[] = PLAN, headings: 'tags' | 'bold' = 'tags'): string {
  return parts
    .map((part) => {
      if (part.kind === 'table') {
        const rows = part.rows.map(
          (row) => `<tr>${row.map((cell) => `<td><p>${escaped(cell)}</p></td>`).join('')}</tr>`,
        )
        return `<table border="1"><tbody>\n${rows.join('\n')}\n</tbody></table>`
      }
      const text = escaped(part.text)
      const indented = (inner: string): string => `<p style="text-indent: 2em;">&nbsp;&nbsp;&emsp;${inner}</p>`
      if (part.kind === 'paragraph') return indented(text)
      if (part.kind === 'title') return `<h1>${text}</h1>`
      return headings === 'bold' ? indented(`<strong>${text}</strong>`) : `<h${part.level}>${text}</h${part.level}>`
    })
    .join('\n')
}
