import { shown } from './documents.ts'
import { all } from './elements.ts'
import { rowOf } from './records.ts'

/** The two ends of a change: its marks, or the line where it would stand. */
interface Join {
  readonly record: string
  readonly ends: readonly [old: Element, fresh: Element]
  readonly path: SVGPathElement
}

const SVG = 'http://www.w3.org/2000/svg'

/** Draws a band from each change in the old text to its counterpart in the new, as long as an end of it is seen. */
export function startJoins(): void {
  for (const article of all('article.difference')) {
    const canvas = article.querySelector<SVGSVGElement>('.joins')
    const joins = canvas === null ? [] : joinsOf(article, canvas)
    if (canvas === null || joins.length === 0) continue
    const seen = new Set<Element>()
    const draw = onceAFrame(() => drawAll(article, canvas, joins, seen))
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target)
        else seen.delete(target)
      }
      draw()
    })
    for (const { ends } of joins) for (const end of ends) observer.observe(end)
    article.addEventListener('scroll', draw, { capture: true, passive: true })
    article.addEventListener('click', draw)
    new ResizeObserver(draw).observe(canvas)
  }
}

function joinsOf(article: HTMLElement, canvas: SVGSVGElement): Join[] {
  return all('tr[data-k=change]', article).flatMap((row) => {
    const record = row.id.slice(2)
    const old = document.getElementById(`o-${record}`)
    const fresh = document.getElementById(`m-${record}`) ?? document.getElementById(row.dataset['near'] ?? '')
    if (old === null || fresh === null) return []
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('class', row.dataset['group'] ?? '')
    canvas.append(path)
    return [{ record, ends: [old, fresh] as const, path }]
  })
}

function drawAll(
  article: HTMLElement,
  canvas: SVGSVGElement,
  joins: readonly Join[],
  seen: ReadonlySet<Element>,
): void {
  if (article !== shown()) return
  const { top, width, height } = canvas.getBoundingClientRect()
  for (const { record, ends, path } of joins) {
    const row = rowOf(record)
    const isDrawn = row?.hidden === false && ends.some((end) => seen.has(end))
    if (!isDrawn) {
      path.removeAttribute('d')
      continue
    }
    const [a, b] = ends.map((end) => {
      const box = end.getClientRects()[0] ?? end.getBoundingClientRect()
      return Math.max(-40, Math.min(height + 40, (box.top + box.bottom) / 2 - top))
    }) as [number, number]
    const bend = width / 2
    path.setAttribute('d', `M0 ${a}C${bend} ${a} ${bend} ${b} ${width} ${b}`)
    path.classList.toggle('chosen', row.classList.contains('chosen'))
  }
}

/** However often it is asked for, it happens once before the next picture. */
function onceAFrame(work: () => void): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      isAsked = false
      work()
    })
  }
}
