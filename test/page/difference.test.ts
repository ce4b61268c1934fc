import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DifferenceReport } from '../../src/core/difference.ts'
import type { SourceText } from '../../src/core/text.ts'
import { compareDocuments } from '../../src/diff/compare.ts'
import { makeReport } from '../../src/diff/report.ts'
import { createExtractor } from '../../src/extractor.ts'
import { readPageAssets } from '../../src/read/resources.ts'
import { render } from '../../src/render/difference/html.ts'
import { chromiumPath, launchBrowser } from '../support/browser.ts'
import { open, seriousFindings, type Opened } from './opened.ts'

const FILLER = Array.from({ length: 60 }, (_, index) => `第${index + 1}段说明背景,不含要求。\n`).join('\n')

const OLD = `建设方案

一、发展目标

到2027年,建成充电桩2.4万个以上,新建基站300座。

二、工作基础

${FILLER}
三、重点任务

1.服务群众。到2026年,培训社区工作者5000人次。(责任单位:市教育局、市民政局)
`

const NEW = OLD.replace('2.4万个', '1.8万个')
  .replace('基站300座', '基站350座')
  .replace('、市民政局', '')
  .replace('到2026年,培训', '到2027年,培训')

const HOSTILE = OLD.replace('充电桩', '<img src=x onerror=alert(1)></script>\u202E充电桩')

let browser: Browser
let opened: Opened | undefined
let reports: Record<'changed' | 'hostile', { report: DifferenceReport; sources: Map<string, SourceText> }>

async function show(
  name: keyof typeof reports,
  options: Parameters<typeof open>[2] = {},
  withTexts = true,
): Promise<Page> {
  const { report, sources } = reports[name]
  const page = { assets: readPageAssets('difference'), sources: withTexts ? sources : new Map<string, SourceText>() }
  opened = await open(browser, render(report, { paint: null, failOn: 'info', page }), options)
  return opened.page
}

/** Places of the ends of a change in the window: of the first box of each. */
function tops(page: Page, record: string): Promise<number[]> {
  return page.evaluate(
    (key) => ['o', 'm'].map((anchor) => document.getElementById(`${anchor}-${key}`)!.getBoundingClientRect().top),
    record,
  )
}

describe.skipIf(chromiumPath === undefined)('the page of a diff in a browser', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const extractor = await createExtractor()
    const pair = (old: string, fresh: string) => {
      const [a, b] = [old, fresh].map((text, index): SourceText => ({
        name: `v${index}.txt`,
        text,
        encoding: 'utf-8',
        format: 'text',
      })) as [SourceText, SourceText]
      const side = (source: SourceText) => ({ extraction: extractor.extract(source), name: source.name, file: null })
      const report = makeReport([compareDocuments(side(a), side(b))], [], '2026-01-01')
      return { report, sources: new Map([a, b].map((source) => [source.name, source])) }
    }
    reports = { changed: pair(OLD, NEW), hostile: pair(HOSTILE, HOSTILE.replace('2.4万个', '1.8万个')) }
    browser = await launchBrowser()
  })
  afterEach(async () => {
    expect(opened?.troubles).toEqual([])
    await opened?.close()
    opened = undefined
  })
  afterAll(async () => browser?.close())

  test('a click on a change brings both its places, joined; what went and came is marked', async () => {
    const page = await show('changed')
    const row = page.locator('.changes tbody tr', { hasText: '期限推迟' })
    await row.click()
    const record = (await row.getAttribute('id'))!.slice(2)
    await expect.poll(async () => (await tops(page, record)).every((top) => top > 100 && top < 800)).toBe(true)
    await expect.poll(() => page.locator('.joins path.chosen[d]').count()).toBe(1)
    expect(await page.locator('.old mark.change .gone').allTextContents()).toContain('2.4')
    expect(await page.locator('.new mark.change .came').allTextContents()).toEqual(
      expect.arrayContaining(['1.8', '350']),
    )
    expect(await page.locator('.changes del').allTextContents()).toContain('300')
  })

  test('a click on a mark in either text leads to its change', async () => {
    const page = await show('changed')
    await page.locator('.old mark.change', { hasText: '2.4' }).click()
    expect(await page.locator('tr.chosen').textContent()).toContain('指标放宽')
    await page.locator('.new mark.change', { hasText: '350' }).click()
    expect(await page.locator('tr.chosen').textContent()).toMatch(/基站/)
  })

  test('severity in colour, and filters by it, by kind and by section', async () => {
    const page = await show('changed')
    const { changes } = reports.changed.report.documents[0]!
    const rows = page.locator('.changes tbody tr:visible')
    expect(await rows.count()).toBe(changes.length)
    const colour = (severity: string): Promise<string> =>
      page
        .locator(`.old mark.change.${severity}`)
        .first()
        .evaluate((mark) => getComputedStyle(mark).backgroundColor)
    expect(await colour('error')).not.toBe(await colour('info'))
    await page.getByRole('button', { name: '严重' }).click()
    expect(await rows.count()).toBe(changes.filter(({ severity }) => severity !== 'error').length)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByLabel('变化的种类').selectOption('agency-removed')
    await expect.poll(() => rows.count()).toBe(changes.filter(({ kind }) => kind === 'agency-removed').length)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByLabel('章节').selectOption({ index: 1 })
    const [first] = changes.flatMap(({ section }) => section?.title ?? [])
    await expect.poll(() => rows.count()).toBe(changes.filter(({ section }) => section?.title === first).length)
  })

  test('keyboard, search, English', async () => {
    const page = await show('changed', { locale: 'en' })
    await page.keyboard.press('r')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('change')
    await page.keyboard.press('/')
    await page.keyboard.type('社区工作者')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#hits').textContent()).toBe('1/2')
    expect(await page.locator('.changes tbody tr:visible').first().textContent()).toMatch(/deadline later/)
  })

  test('without texts the changes stand alone', async () => {
    const page = await show('changed', {}, false)
    expect(await page.locator('.pane.text:visible').count()).toBe(0)
    expect(await page.locator('.changes tbody tr:visible').count()).toBeGreaterThan(3)
  })

  test('nothing in a text can act', async () => {
    const page = await show('hostile')
    expect(await page.locator('article img, article script').count()).toBe(0)
    expect(await page.locator('.old .unseen').allTextContents()).toEqual(['⟨U+202E⟩'])
  })

  test('fits a phone and paper', async () => {
    const page = await show('changed', { viewport: { width: 360, height: 740 } })
    for (const name of ['原文', '记录']) {
      await page.locator('.phone').getByRole('button', { name }).click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      const overlap = await page.evaluate(() => {
        const bottom = document.querySelector('.phone')!.getBoundingClientRect().top
        return [...document.querySelectorAll('.scroll')].some(
          (pane) => pane.getBoundingClientRect().bottom > bottom + 1,
        )
      })
      expect(overlap).toBe(false)
    }
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.pane:visible').count()).toBe(3)
  })

  test('axe finds nothing serious, in light and in dark', async () => {
    const page = await show('changed', { bypassCSP: true })
    expect(await seriousFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await seriousFindings(page, ['color-contrast'])).toEqual([])
  })
})
