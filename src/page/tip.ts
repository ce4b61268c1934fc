import { around, one } from './elements.ts'
import { labelOf } from './language.ts'
import { rowOf } from './records.ts'

/** Longest reading shown; the record's row has all of it. */
const LONGEST = 160
/** So far from the highlight, in px. */
const GAP = 6

/** Tells what a highlight is and what it reads as, while the pointer or the keyboard is on it. */
export function startTips(): void {
  const tip = one('#tip')
  const hide = (): void => {
    tip.hidden = true
  }
  const show = (event: Event): void => {
    const mark = around(event, '.source .m')
    // A click on a record that leads here says enough; the keyboard has nothing else to ask with.
    if (mark === null || (event.type === 'focusin' && !mark.matches(':focus-visible'))) return hide()
    tip.replaceChildren(...storiesOf(mark))
    tip.hidden = false
    place(tip, mark, event)
    mark.setAttribute('aria-describedby', 'tip')
  }
  document.addEventListener('mouseover', show)
  document.addEventListener('focusin', show)
  document.addEventListener('focusout', hide)
  document.addEventListener('scroll', hide, { capture: true, passive: true })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
}

/** A line for each highlight at the place, the inmost first. */
function storiesOf(mark: HTMLElement): HTMLElement[] {
  const stories: HTMLElement[] = []
  for (let at: HTMLElement | null = mark; at !== null; at = at.parentElement?.closest<HTMLElement>('.m') ?? null) {
    stories.push(storyOf(at))
  }
  return stories
}

function storyOf(mark: HTMLElement): HTMLElement {
  const [kind = '', style = ''] = (mark.dataset['m'] ?? '').split(' ')
  const story = element('p', `story ${kind} ${style}`)
  const family = kind === 'agency' ? 'part' : 'role'
  const names = [labelOf(`kind.${kind}`), ...(style === '' ? [] : [labelOf(`${family}.${style}`)])]
  story.append(element('b', 'kind', names.join(' · ')))
  const row = kind === 'indicator' ? rowOf(mark.dataset['r'] ?? '') : null
  if (row !== null) {
    const [name, value] = ['.name', '.value'].map((part) => row.querySelector(part)?.textContent ?? '')
    story.append(element('span', 'what', `${name} ${value}`))
  }
  if (kind === 'quantity' && mark.dataset['r'] === undefined) story.append(labelOf('quantity.free'))
  const reading = mark.dataset['n']
  if (reading !== undefined) {
    const label = kind === 'skipped' ? '' : `${labelOf('more.reads')} `
    story.append(element('span', 'reading', label + shortened(reading)))
  }
  return story
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function element(tag: string, name: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = name
  made.textContent = text
  return made
}

/** Below the line of the highlight under the pointer, above it where there is no room. */
function place(tip: HTMLElement, mark: HTMLElement, event: Event): void {
  const boxes = [...mark.getClientRects()]
  const y = event instanceof MouseEvent ? event.clientY : -1
  const box = boxes.find(({ top, bottom }) => top <= y && y <= bottom) ?? boxes[0]
  if (box === undefined) return
  const { width, height } = tip.getBoundingClientRect()
  const x = event instanceof MouseEvent ? event.clientX - 12 : box.left
  const below = box.bottom + GAP
  const top = below + height > innerHeight ? Math.max(GAP, box.top - GAP - height) : below
  tip.style.left = `${Math.max(GAP, Math.min(x, innerWidth - width - GAP))}px`
  tip.style.top = `${top}px`
}
