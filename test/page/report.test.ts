import type { Browser } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AnnotatedDocument } from '../../src/core/annotated.ts'
import { createExtractor } from '../../src/extractor.ts'
import { readPageAssets } from '../../src/read/resources.ts'
import { renderReport } from '../../src/render/report/report.ts'
import { chromiumPath, launchBrowser } from '../support/browser.ts'
import { open, seriousFindings, type Opened } from './opened.ts'

const PLAN = `建设方案

一、发展目标

到2027年,全区数字底座基本成形。建成充电桩2.4万个以上,覆盖率达到95%。

二、重点任务

1.织密网络。新建基站300座,投资约12亿元。(责任单位:市工业和信息化局,市交通运输局、市财政局)

2.服务群众。到2026年,培训社区工作者5000人次。(责任单位:市教育局)
`

const HOSTILE = `<script>alert(1)</script></style><img src=x onerror=alert(2)>

到2027年,建成"><script>alert(3)</script>充电桩2.4万个以上,javascript:alert(4)\u202E示范区\u001B[31m达到50个。
`

let browser: Browser
let documents: Record<'plan' | 'hant' | 'hostile' | 'seed', AnnotatedDocument>
let opened: Opened | undefined

const seed = (name: string): string => readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8')

async function show(
  names: readonly (keyof typeof documents)[],
  options: Parameters<typeof open>[2] = {},
): Promise<Opened> {
  opened = await open(
    browser,
    renderReport(
      names.map((name) => documents[name]),
      readPageAssets('report'),
    ),
    options,
  )
  return opened
}

describe.skipIf(chromiumPath === undefined)('the report page in a browser', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const extractor = await createExtractor()
    const annotate = (name: string, text: string): AnnotatedDocument =>
      extractor.annotate({ name, text, encoding: 'utf-8', format: 'text' })
    documents = {
      plan: annotate('plan.txt', PLAN),
      hant: annotate('hant.txt', seed('action-plan-hant')),
      hostile: annotate('<b>.txt', HOSTILE),
      seed: annotate('lead.txt', seed('lead-agency-plan')),
    }
    browser = await launchBrowser()
  })
  afterEach(async () => {
    expect(opened?.troubles).toEqual([])
    await opened?.close()
    opened = undefined
  })
  afterAll(async () => browser?.close())

  test('a click on a record leads to its place, with what stands there', async () => {
    const { page } = await show(['hant'])
    await page.getByRole('tab', { name: '指标' }).click()
    const row = page.locator('.indicators tbody tr', { hasText: '上云企业' })
    await row.click()
    const record = (await row.getAttribute('id'))!.slice(2)
    const mark = page.locator(`#m-${record}`)
    const { span } = documents.hant.extraction.indicators.find(({ id }) => record.endsWith(id))!
    expect(await mark.textContent()).toBe(documents.hant.source.text.slice(span.start, span.end))
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(() => inView(page, `#m-${record}`)).toBe(true)
    expect(await row.getAttribute('class')).toContain('chosen')
  })

  test('a click on a highlight leads to its record; again, to the one around it', async () => {
    const { page } = await show(['plan'])
    const goal = documents.plan.extraction.goals.find(({ text }) => text.includes('2.4万'))!
    const quantity = page.locator('mark.quantity', { hasText: '2.4万个以上' })
    await quantity.click()
    const row = page.locator('.indicators tr.chosen')
    expect(await row.textContent()).toContain('充电桩')
    expect(await row.isVisible()).toBe(true)
    await quantity.click()
    expect(await page.locator('tr.chosen').getAttribute('id')).toBe(`r-0-${goal.id}`)
    expect(await page.locator('tr.chosen').isVisible()).toBe(true)
  })

  test('highlights nest: a goal holds its indicators, these their quantities', async () => {
    const { page } = await show(['plan'])
    const nested = page.locator('mark.goal > mark.indicator.target > mark.quantity')
    expect(await nested.allTextContents()).toEqual(expect.arrayContaining(['2.4万个以上', '95%']))
    expect(await page.locator('mark.assignment > mark.agency').allTextContents()).toContain('市工业和信息化局')
  })

  test('every record has a place and every place a record', async () => {
    const { page } = await show(['plan', 'hant', 'seed'])
    const lost = await page.evaluate(() => {
      const ids = (selector: string): Set<string> =>
        new Set([...document.querySelectorAll(selector)].map(({ id }) => id.slice(2)))
      const [rows, places] = [ids('tr[id]'), ids('mark[id]')]
      const marks = [...document.querySelectorAll<HTMLElement>('mark[data-r]')].map(({ dataset }) => dataset['r']!)
      return [...rows].filter((id) => !places.has(id)).concat(marks.filter((id) => !rows.has(id)))
    })
    expect(lost).toEqual([])
    const texts = await page
      .locator('.source')
      .evaluateAll((sources) =>
        sources.map((source) => [...source.querySelectorAll('.line')].map((line) => line.textContent).join('\n')),
      )
    for (const [index, name] of (['plan', 'hant', 'seed'] as const).entries()) {
      const lines = documents[name].source.text.split('\n').map((line) => (line.trim() === '' ? '' : line))
      expect(texts[index]!.trim()).toBe(lines.join('\n').trim())
    }
  })

  test('hovering tells what a highlight is and what it reads as', async () => {
    const { page } = await show(['hant'])
    const mark = page.locator('.source mark.indicator').first()
    await mark.scrollIntoViewIfNeeded()
    await page.waitForTimeout(100)
    await mark.hover()
    const tip = page.getByRole('tooltip')
    expect(await tip.textContent()).toMatch(/指标.*读作/s)
    await page.keyboard.press('Escape')
    expect(await tip.isVisible()).toBe(false)
  })

  test('filters: role, section, agency; the tab counts what is left', async () => {
    const { page } = await show(['seed'])
    await page.getByRole('tab', { name: '指标' }).click()
    const rows = page.locator('.indicators tbody tr:visible')
    const total = await rows.count()
    await page.getByRole('button', { name: '目标值' }).click()
    const left = documents.seed.extraction.indicators.filter(({ role }) => role !== 'target').length
    expect(await rows.count()).toBe(left)
    expect(await page.getByRole('tab', { name: '指标' }).textContent()).toContain(`${left}/${total}`)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(() => rows.count()).toBe(total)

    const { sections, indicators, agencies } = documents.seed.extraction
    const section = sections.findIndex(({ parent }) => parent === null)
    await page.getByLabel('章节').selectOption({ index: section + 2 })
    const below = new Set([sections[section]!.id])
    for (const { id, parent } of sections) if (parent !== null && below.has(parent)) below.add(id)
    expect(await rows.count()).toBe(indicators.filter((one) => one.section !== null && below.has(one.section)).length)
    await page.getByRole('button', { name: '清除筛选' }).click()

    await page.getByLabel('机构', { exact: true }).selectOption(agencies[0]!.name)
    const answered = indicators.filter((one) => one.agencies.includes(agencies[0]!.id)).length
    await expect.poll(() => rows.count()).toBe(answered)
    await page.getByRole('tab', { name: '责任' }).click()
    expect(await page.locator('.grid tbody tr:visible').count()).toBe(
      agencies[0]!.lead + agencies[0]!.support + agencies[0]!.responsible,
    )
  })

  test('kinds of highlight can be taken away', async () => {
    const { page } = await show(['plan'])
    const style = (): Promise<string> =>
      page
        .locator('mark.goal')
        .first()
        .evaluate((mark) => getComputedStyle(mark).backgroundColor)
    const before = await style()
    await page.locator('[data-show=goal]').click()
    expect(await style()).not.toBe(before)
  })

  test('search finds in text and records', async () => {
    const { page } = await show(['plan'])
    await page.keyboard.press('/')
    await page.keyboard.type('社区工作者')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#hits').textContent()).toBe('1/1')
    await page.getByRole('tab', { name: '指标' }).click()
    expect(await page.locator('.indicators tbody tr:visible').count()).toBe(1)
    await page.locator('#search').focus()
    await page.keyboard.press('Escape')
    expect(await page.locator('.indicators tbody tr:visible').count()).toBe(documents.plan.extraction.indicators.length)
  })

  test('the keyboard alone: from highlight to record and back, tabs, panes, keys', async () => {
    const { page } = await show(['plan'])
    await page.keyboard.press('t')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('m goal')
    await page.keyboard.press('Enter')
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
    expect(await focused()).toMatch(/^r-0-goal/)
    await page.keyboard.press('Enter')
    expect(await focused()).toMatch(/^m-0-goal/)
    await page.keyboard.press('2')
    expect(await focused()).toBe('t-0-indicators')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused()).toBe(`r-0-${documents.plan.extraction.indicators[1]!.id}`)
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid')
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').isVisible()).toBe(false)
  })

  test('the outline, the chart, the timeline and the matrix lead on', async () => {
    const { page } = await show(['seed'], { viewport: { width: 1400, height: 500 } })
    const link = page.locator('.outline a').last()
    await link.click()
    await expect.poll(() => inView(page, '.line:focus')).toBe(true)
    await page.locator('.timeline summary').first().click()
    await page.locator('.timeline details[open] a').first().click()
    expect(await page.locator('tr.chosen').isVisible()).toBe(true)
    await page.getByRole('tab', { name: '概览' }).click()
    await page.locator('.chart button').first().click()
    expect(await page.getByRole('tab', { name: '指标' }).getAttribute('aria-selected')).toBe('true')
    await page.getByRole('tab', { name: '责任' }).click()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.locator('.grid td.part:visible').first().click()
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('assignment')
  })

  test('Chinese for a Chinese reader, English for others; a choice is kept', async () => {
    const { page } = await show(['plan'], { locale: 'en-GB' })
    expect(await page.getByRole('tab', { name: 'Indicators' }).isVisible()).toBe(true)
    expect(await page.getByLabel('Section').isVisible()).toBe(true)
    await page.keyboard.press('l')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    await page.reload()
    expect(await page.getByRole('tab', { name: '指标' }).isVisible()).toBe(true)
  })

  test('several documents: one is shown, chosen by its name', async () => {
    const { page } = await show(['plan', 'seed'])
    expect(await page.locator('article:visible').count()).toBe(1)
    await page.getByLabel('文件').selectOption({ index: 1 })
    expect(await page.locator('article:visible').getAttribute('id')).toBe('d-1')
    await page.locator('#d-1 mark.indicator').first().click()
    expect(await page.locator('#d-1 tr.chosen').isVisible()).toBe(true)
  })

  test('nothing in a text or a name can act; what cannot be seen is named', async () => {
    const { page } = await show(['hostile', 'plan'])
    expect(await page.locator('.source').first().textContent()).toContain('<script>alert(1)</script></style><img src=x')
    expect(await page.locator('.unseen').allTextContents()).toEqual(['⟨U+202E⟩', '⟨U+001B⟩'])
    expect(await page.locator('article img, article script').count()).toBe(0)
    expect(
      await page.evaluate(() => [...document.querySelectorAll('a')].filter(({ hash }) => hash === '').length),
    ).toBe(0)
  })

  test('prints everything: records and text of all documents, light on white', async () => {
    const { page } = await show(['plan', 'hant'], { colorScheme: 'dark' })
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('article:visible').count()).toBe(2)
    expect(await page.locator('.panel:visible').count()).toBe(10)
    expect(await page.locator('.head:visible, .phone:visible, form:visible').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(29, 32, 37)')
  })

  test('on a phone: one pane at a time, nothing wider than the screen', async () => {
    const { page } = await show(['plan', 'seed'], { viewport: { width: 360, height: 740 } })
    const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
    for (const name of ['大纲', '原文', '记录']) {
      await page.locator('.phone').getByRole('button', { name }).click()
      expect(await page.locator('.pane:visible').count()).toBe(1)
      expect(await width()).toBe(360)
    }
    await page.getByRole('tab', { name: '指标' }).click()
    await page.locator('.indicators tbody tr').first().click()
    expect(await page.locator('.pane.text:visible').count()).toBe(1)
  })

  test('axe finds nothing serious, in light and in dark', async () => {
    const { page } = await show(['seed'], { bypassCSP: true })
    for (const tab of ['概览', '指标', '目标', '责任', '待查']) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await seriousFindings(page)).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const tab of ['概览', '指标', '责任']) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
    }
  }, 120_000)
})

function inView(page: Opened['page'], selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.bottom <= innerHeight
  }, selector)
}
