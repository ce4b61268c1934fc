import { documentOf, look, show, type View } from './documents.ts'
import { all, around, one } from './elements.ts'
import { openTab, tabAround } from './tabs.ts'

/** What was chosen last: its row and highlights wear the class `chosen`. */
let chosen: string | null = null

export function rowOf(record: string): HTMLElement | null {
  return document.getElementById(`r-${record}`)
}

function marksOf(record: string): HTMLElement[] {
  return all(`mark[data-r="${CSS.escape(record)}"]`)
}

function choose(record: string): void {
  if (chosen !== null) for (const element of [rowOf(chosen), ...marksOf(chosen)]) element?.classList.remove('chosen')
  chosen = record
  for (const element of [rowOf(record), ...marksOf(record)]) element?.classList.add('chosen')
}

/** Twice: what lies on the way has its true height only once it has been near the screen. */
function centre(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' })
  requestAnimationFrame(() => element.scrollIntoView({ block: 'center' }))
}

/** Brings an element to the middle of what is seen, and the keyboard to it. */
function bring(element: HTMLElement, view: View): void {
  show(documentOf(element))
  look(view)
  centre(element)
  element.focus({ preventScroll: true })
}

/** From a record to its place in the text; where two texts are compared, to its places in both. */
export function showInText(record: string): void {
  choose(record)
  const marks = ['m', 'o'].flatMap((anchor) => document.getElementById(`${anchor}-${record}`) ?? [])
  const [first, ...others] = marks.length > 0 ? marks : marksOf(record).slice(0, 1)
  if (first === undefined) return
  bring(first, 'text')
  for (const other of others) centre(other)
  // What has gone, or is new, has no place in the other text but that of its task.
  const near = document.getElementById(rowOf(record)?.dataset['near'] ?? '')
  if (near !== null) centre(near)
}

/** From a place in the text to its record. */
function showRecord(record: string): void {
  const row = rowOf(record)
  if (row === null) return
  choose(record)
  const tab = tabAround(row)
  if (tab !== null) openTab(tab)
  row.hidden = false
  bring(row, 'records')
}

/**
 * From a highlight to its record. At a place that several highlights share, asking again leads outwards: to the record
 * around the one chosen, and from the outermost back to the inmost.
 */
export function showRecordOf(mark: HTMLElement): void {
  const records: string[] = []
  for (let at: HTMLElement | null = mark; at !== null; at = at.parentElement?.closest<HTMLElement>('mark') ?? null) {
    const record = at.dataset['r']
    if (record !== undefined && !records.includes(record)) records.push(record)
  }
  const at = chosen === null ? -1 : records.indexOf(chosen)
  const next = records[(at + 1) % records.length]
  if (next !== undefined) showRecord(next)
}

/** Follows links of the page, and clicks on rows, cells and highlights. */
export function startRecords(): void {
  one('main').addEventListener('click', (event) => {
    const link = around<HTMLAnchorElement>(event, 'a[href^="#"]')
    if (link !== null) return follow(link, event)
    const marked = around(event, 'mark[data-r]')
    if (marked !== null) return getSelection()?.isCollapsed === false ? undefined : showRecordOf(marked)
    const cell = around(event, 'td.part')?.parentElement?.dataset['r']
    if (cell !== undefined) return showInText(cell)
    const row = around(event, 'tr[id]')
    if (row !== null && getSelection()?.isCollapsed !== false) showInText(row.id.slice(2))
  })
}

function follow(link: HTMLAnchorElement, event: Event): void {
  const target = link.getAttribute('href')?.slice(1) ?? ''
  const record = target.slice(2)
  const element = document.getElementById(target)
  event.preventDefault()
  if (target.startsWith('m-')) showInText(record)
  else if (target.startsWith('r-')) showRecord(record)
  else if (element !== null) {
    const line = element.closest<HTMLElement>('.line') ?? element
    line.tabIndex = -1
    bring(line, 'text')
    line.scrollIntoView({ block: 'start' })
  }
}
