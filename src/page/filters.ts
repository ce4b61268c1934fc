import { documentOf } from './documents.ts'
import { all, around, one } from './elements.ts'
import { openTab } from './tabs.ts'

/** A row of a table, with what it is filtered by. */
interface Row {
  readonly element: HTMLElement
  readonly record: string
  /** Role of an indicator, severity of a change; empty for rows that have none. */
  readonly group: string
  readonly section: number
  /** Places of the bodies in the list of bodies, kind of a change. */
  readonly tags: readonly string[]
  readonly words: string
}

interface Wanted {
  readonly groups: ReadonlySet<string>
  readonly sections: readonly [from: number, to: number] | null
  readonly tag: string
  readonly words: string
}

const rows = new WeakMap<HTMLElement, Row[]>()
const marks = new WeakMap<HTMLElement, HTMLElement[]>()
let words = ''

/** Rows that do not fit are hidden, and their highlights faint. */
function applyFilters(article: HTMLElement): void {
  const form = one<HTMLFormElement>('.filters', article)
  const wanted = wantedBy(form)
  const left = new Set<string>()
  for (const row of rowsOf(article)) {
    row.element.hidden = !fits(row, wanted)
    if (row.element.hidden) left.add(row.record)
  }
  for (const mark of marksOf(article)) mark.classList.toggle('off', left.has(mark.dataset['r'] ?? ''))
  for (const panel of all('.panel', article)) count(panel)
  const isPlain = wanted.sections === null && wanted.tag === '' && all('[aria-pressed=false]', form).length === 0
  one('[type=reset]', form).hidden = isPlain
}

/** Keeps only rows that hold these words; all, if there are none. */
export function applySearch(article: HTMLElement, searched: string): void {
  words = searched
  applyFilters(article)
}

function wantedBy(form: HTMLFormElement): Wanted {
  const pressed = all('[data-group][aria-pressed=true]', form).map(({ dataset }) => dataset['group'] ?? '')
  const [from, to] = one<HTMLSelectElement>('[name=section]', form).value.split(' ').map(Number)
  return {
    groups: new Set(pressed),
    sections: from === undefined || to === undefined ? null : [from, to],
    tag: one<HTMLSelectElement>('[name=tag]', form).value,
    words: words.toLowerCase(),
  }
}

function fits(row: Row, { groups, sections, tag, words: searched }: Wanted): boolean {
  if (row.group !== '' && !groups.has(row.group)) return false
  if (sections !== null && (row.section < sections[0] || row.section > sections[1])) return false
  if (tag !== '' && !row.tags.includes(tag)) return false
  return searched === '' || row.words.includes(searched)
}

function rowsOf(article: HTMLElement): Row[] {
  const known = rows.get(article)
  if (known !== undefined) return known
  const found = all('tr[data-k]', article).map((element): Row => {
    const { group = '', s = '', tags = '', r } = element.dataset
    return {
      element,
      record: r === undefined ? element.id.slice(2) : '',
      group,
      section: Number(s),
      tags: tags.split(' '),
      words: ownWords(element).toLowerCase(),
    }
  })
  rows.set(article, found)
  return found
}

/** What a row says of its own record, without the words of records it links to. */
function ownWords(row: HTMLElement): string {
  return all('.links', row).reduce((own, { textContent }) => own.replace(textContent, ''), row.textContent)
}

function marksOf(article: HTMLElement): HTMLElement[] {
  const known = marks.get(article) ?? all('mark[data-r]', article)
  marks.set(article, known)
  return known
}

/** The tab of a panel tells how many of its records are left. */
function count(panel: HTMLElement): void {
  const table = panel.querySelector('table.records')
  if (table === null) return
  const total = all('tbody tr', table)
  const left = total.filter(({ hidden }) => !hidden).length
  const tab = document.getElementById(panel.getAttribute('aria-labelledby') ?? '')?.querySelector('.count')
  if (tab != null) tab.textContent = left === total.length ? String(left) : `${left}/${total.length}`
  one('.filtered', panel).hidden = left > 0
}

export function startFilters(): void {
  for (const form of all<HTMLFormElement>('.filters')) {
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('change', () => applyFilters(documentOf(form)))
    form.addEventListener('reset', () => {
      for (const button of all('[aria-pressed]', form)) button.setAttribute('aria-pressed', 'true')
      setTimeout(() => applyFilters(documentOf(form)))
    })
  }
  one('main').addEventListener('click', (event) => {
    const toggle = around(event, '.toggle[aria-pressed]')
    if (toggle !== null) return press(toggle)
    const bar = around(event, '[data-section]')
    if (bar !== null) showSection(documentOf(bar), bar.dataset['section'] ?? '')
  })
}

function press(toggle: HTMLElement): void {
  const isPressed = toggle.getAttribute('aria-pressed') !== 'true'
  toggle.setAttribute('aria-pressed', String(isPressed))
  const article = documentOf(toggle)
  const kind = toggle.dataset['show']
  if (kind === undefined) applyFilters(article)
  else article.classList.toggle(`without-${kind}`, !isPressed)
}

function showSection(article: HTMLElement, section: string): void {
  one<HTMLSelectElement>('[name=section]', article).value = section
  applyFilters(article)
  openTab(one('[role=tab][id$="-indicators"]', article), { focus: true })
}
