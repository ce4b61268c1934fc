import { look, shown } from './documents.ts'
import { all, one } from './elements.ts'
import { applySearch } from './filters.ts'
import { labelOf } from './language.ts'

interface Line {
  readonly element: HTMLElement
  readonly words: string
}

interface Hit {
  readonly line: Line
  readonly at: number
}

/** The reader is likely to go on typing for so long, in ms. */
const PAUSE = 150
/** So many hits are marked at once; all are counted and can be reached. */
const MOST_MARKED = 2000

const lines = new WeakMap<HTMLElement, Line[]>()
let searched = ''
let hits: Hit[] = []
let current = -1

/** Searches text and records of the document shown for what stands in the field. */
function search(): void {
  searched = one<HTMLInputElement>('#search').value.trim()
  const needle = searched.toLowerCase()
  hits = needle === '' ? [] : linesOf(shown()).flatMap((line) => hitsIn(line, needle))
  current = -1
  applySearch(shown(), searched)
  mark('hit', hits.slice(0, MOST_MARKED))
  mark('current-hit', [])
  tell()
}

function goToHit(step: 1 | -1): void {
  if (hits.length === 0) return
  current = current < 0 && step < 0 ? hits.length - 1 : (current + step + hits.length) % hits.length
  const hit = hits[current] as Hit
  look('text')
  hit.line.element.scrollIntoView({ block: 'center' })
  mark('current-hit', [hit])
  tell()
}

export function clearSearch(): void {
  one<HTMLInputElement>('#search').value = ''
  search()
}

export function startSearch(): void {
  const field = one<HTMLInputElement>('#search')
  let pending = 0
  field.addEventListener('input', () => {
    clearTimeout(pending)
    pending = setTimeout(search, PAUSE)
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    clearTimeout(pending)
    if (field.value.trim() !== searched) search()
    goToHit(event.shiftKey ? -1 : 1)
  })
  one('#hit-before').addEventListener('click', () => goToHit(-1))
  one('#hit-next').addEventListener('click', () => goToHit(1))
}

function linesOf(article: HTMLElement): Line[] {
  const known =
    lines.get(article) ??
    all('.line', article).map((element) => ({ element, words: element.textContent.toLowerCase() }))
  lines.set(article, known)
  return known
}

function hitsIn(line: Line, needle: string): Hit[] {
  const found: Hit[] = []
  for (let at = line.words.indexOf(needle); at >= 0; at = line.words.indexOf(needle, at + needle.length)) {
    found.push({ line, at })
  }
  return found
}

/** Marks stretches without changing the page; browsers that cannot go without the marks. */
function mark(name: string, of: readonly Hit[]): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.set(name, new Highlight(...of.map(rangeOf)))
}

function rangeOf({ line, at }: Hit): Range {
  const range = new Range()
  const walker = document.createTreeWalker(line.element, NodeFilter.SHOW_TEXT)
  const end = at + searched.length
  let passed = 0
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (passed <= at && at < passed + length) range.setStart(node, at - passed)
    if (passed < end && end <= passed + length) range.setEnd(node, end - passed)
    passed += length
  }
  return range
}

function tell(): void {
  const total = hits.length
  const words = total === 0 ? labelOf('search.none') : `${current + 1}/${total}`
  one('#hits').textContent = searched === '' ? '' : words
}
