import { describe, expect, test } from 'vitest'
import type { AnnotatedDocument } from '../../src/core/annotated.ts'
import { renderReport } from '../../src/render/report/report.ts'
import { sampleExtraction } from './sample.ts'

const TEXT = '建成5G基站5万个,力争更多'
const ASSETS = {
  style: { text: 'b{color:red}', hash: 'sha256-style' },
  script: { text: 'go()', hash: 'sha256-script' },
}

function sample(name: string, text = TEXT): AnnotatedDocument {
  const extraction = sampleExtraction(name)
  return {
    source: { name, text, encoding: 'utf-8', format: 'text' },
    extraction,
    quantities: [{ span: { start: 6, end: 9, line: 1, column: 7 }, text: '5万个' }],
  }
}

describe('the report page', () => {
  test('is the same for the same documents', () => {
    expect(renderReport([sample('a'), sample('b')], ASSETS)).toBe(renderReport([sample('a'), sample('b')], ASSETS))
  })

  test('lets in nothing but its own style and script', () => {
    const page = renderReport([sample('a')], ASSETS)
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-style&#39;; script-src &#39;sha256-script&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    )
    expect(page).toContain('<style>b{color:red}</style>')
    expect(page).not.toMatch(/\s(?:src|style|on\w+)=|href="(?!#)|https?:|@import|url\(/)
  })

  test('every id stands once, and every link leads somewhere', () => {
    const page = renderReport([sample('a'), sample('b', `${TEXT}\n${TEXT}`)], ASSETS)
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.length).toBe(new Set(ids).size)
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('shows pages where the file has them', () => {
    const { source, ...rest } = sample('a', `${TEXT}\n${TEXT}`)
    const places = [
      { start: 0, end: 15, page: 1 },
      { start: 15, end: 30, page: 2 },
    ]
    const layout = { headings: [], tables: [], places, dropped: [] }
    const page = renderReport([{ ...rest, source: { ...source, layout } }], ASSETS)
    expect(page.match(/<p class="page">.*?<\/p>/g)).toHaveLength(2)
  })

  test('shows the rows of a table in columns, each cell with its marks', () => {
    const { source, ...rest } = sample('a', '建成5G | 基站5万个')
    const place = { row: 0, rowSpan: 1, columnSpan: 1 }
    const cells = [
      { ...place, start: 0, end: 4, column: 0 },
      { ...place, start: 7, end: 12, column: 1 },
    ]
    const tables = [{ start: 0, end: 12, rows: 1, columns: 2, cells }]
    const layout = { headings: [], tables, places: [], dropped: [] }
    const page = renderReport([{ ...rest, source: { ...source, layout } }], ASSETS)
    const shown = /<span class="cells">(.*?)<\/span><\/p>/.exec(page)?.[1] ?? ''
    expect(shown.match(/<span class="cell">/g)).toHaveLength(2)
    expect(shown.replaceAll(/<[^>]*>/g, '')).toBe('建成5G | 基站5万个')
    expect(shown).toMatch(/<span class="cell"><mark[^>]*>/)
  })
})
