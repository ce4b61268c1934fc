import { all } from './elements.ts'

/** The outline shows in which section the text stands. */
export function startOutline(): void {
  for (const article of all('article.document')) {
    const links = new Map(all<HTMLAnchorElement>('.outline a', article).map((link) => [link.hash.slice(1), link]))
    const source = article.querySelector('.source')
    let current: HTMLAnchorElement | undefined
    const observer = new IntersectionObserver(
      (entries) => {
        const [first] = entries.filter(({ isIntersecting }) => isIntersecting)
        const link = first === undefined ? undefined : links.get(first.target.id)
        if (link === undefined || link === current) return
        current?.removeAttribute('aria-current')
        link.setAttribute('aria-current', 'location')
        link.scrollIntoView({ block: 'nearest' })
        current = link
      },
      { root: source, rootMargin: '0px 0px -75% 0px' },
    )
    for (const id of links.keys()) {
      const anchor = document.getElementById(id)
      if (anchor !== null) observer.observe(anchor)
    }
  }
}
