import { look, shown, type View } from './documents.ts'
import { all, isEntry, one } from './elements.ts'
import { switchLanguage } from './language.ts'
import { showInText, showRecordOf } from './records.ts'
import { clearSearch } from './search.ts'
import { openTabAt } from './tabs.ts'
import { switchTheme } from './theme.ts'

/** What each key does; documented in the page's own list of keys. */
const COMMANDS: Readonly<Record<string, () => void>> = {
  '/': () => one('#search').focus(),
  j: () => step(1),
  k: () => step(-1),
  o: () => enter('outline', '.outline a'),
  t: () => enter('text', '.source'),
  r: () => enter('records', '[role=tab][aria-selected=true], .changes tbody tr:not([hidden])'),
  l: switchLanguage,
  d: switchTheme,
  '?': showKeys,
  Escape: clearSearch,
}

export function startKeys(): void {
  one('#help').addEventListener('click', showKeys)
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const { target, key } = event
    if (isEntry(target)) {
      if (key === 'Escape' && target === one('#search')) leaveSearch()
      return
    }
    if (key === 'Enter') return go(event)
    const command = /^[1-9]$/.test(key) ? () => openTabAt(Number(key) - 1) : COMMANDS[key]
    if (command === undefined) return
    event.preventDefault()
    command()
  })
}

function leaveSearch(): void {
  clearSearch()
  one('.source', shown()).focus()
}

function showKeys(): void {
  one<HTMLDialogElement>('#keys').showModal()
}

function enter(view: View, selector: string): void {
  look(view)
  shown().querySelector<HTMLElement>(selector)?.focus()
}

/** From the highlight or row at hand to its counterpart. */
function go(event: KeyboardEvent): void {
  const { target } = event
  if (!(target instanceof HTMLElement)) return
  if (target.matches('mark[data-r]')) showRecordOf(target)
  else if (target.matches('tr[id]')) showInText(target.id.slice(2))
  else return
  event.preventDefault()
}

/** To the next or previous row, where the keyboard is among the records, else to the next or previous highlight. */
function step(by: 1 | -1): void {
  const article = shown()
  const panels = one('.panels', article)
  const at = document.activeElement
  const isAmongRecords = at !== null && at.closest('.data') !== null
  const stops = isAmongRecords
    ? all('.records tbody tr', panels).filter((row) => !row.hidden && row.closest('.panel[hidden]') === null)
    : all('.source mark[id]', article).filter((mark) => !mark.classList.contains('off') && isShown(mark, article))
  const here = stops.findIndex((stop) => stop === at || stop.contains(at))
  const next = stops[here < 0 ? nearest(stops, at) : here + by]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'center' })
}

function isShown({ dataset }: HTMLElement, article: HTMLElement): boolean {
  const [kind = ''] = (dataset['m'] ?? '').split(' ')
  return !article.classList.contains(`without-${kind}`)
}

/** The first stop behind the element at hand, else the first of all. */
function nearest(stops: readonly HTMLElement[], at: Element | null): number {
  if (at === null) return 0
  const behind = stops.findIndex((stop) => at.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING)
  return Math.max(0, behind)
}
