import { docx, inList, level, numbering, p, table } from '../support/docx.ts'
import { pdf, ruledTable, typeset } from '../support/pdf.ts'

const PARAGRAPHS = [
  '某市充电设施建设行动方案',
  '一、主要目标',
  '到2025年，建成公共充电桩2.4万个以上，新增停车位3万个，由市发展改革委牵头，市财政局配合。',
  '二、重点任务',
  '推进农村充电网络建设，2024年覆盖率达到80%以上。（责任单位：市交通运输局、各区人民政府）',
]

const ROWS = [
  ['任务', '牵头单位', '配合单位'],
  ['建设公共充电桩', '市发展改革委', '市财政局'],
]

const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>方案</title></head><body><article>${PARAGRAPHS.map(
  (text) => `<p>${text}</p>`,
).join(
  '',
)}<table>${ROWS.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></article></body></html>`

/** The same small plan as a file of each kind that is damaged. */
export const DOCUMENTS = {
  docx: docx({
    body: PARAGRAPHS.map((text) => p(text)).join('') + p('任务', inList(1)) + table(ROWS),
    numbering: numbering(level(0, 'chineseCounting', '%1、')),
  }),
  pdf: pdf([...typeset(PARAGRAPHS), ruledTable(ROWS)]),
  html: Buffer.from(HTML),
} as const
