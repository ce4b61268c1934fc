import type { PageKnowledge } from '../../core/page-knowledge.ts'
import type { Guard } from '../guard.ts'
import { attribute, contentOf, type Element, elementsIn, isText, namesOf } from './tree.ts'

/** An element holds the article when so much of the page's text stands in it. */
const LEAST_SHARE = 0.25
const LEAST_ARTICLE = 40
/** A list of links: at least so many, most of its text in them, none as long as a sentence. */
const LEAST_LINKS = 3
const MOSTLY = 0.6
const LONGEST_LINK = 45

const BY_TAG: Readonly<Record<string, string>> = { nav: 'navigation', footer: 'footer', aside: 'sidebar' }
const BY_ROLE: Readonly<Record<string, string>> = {
  navigation: 'navigation',
  search: 'navigation',
  banner: 'header',
  contentinfo: 'footer',
  complementary: 'sidebar',
}
const DELETED = new Set(['del', 's', 'strike'])
const LISTS = new Set(['ul', 'ol', 'dl', 'div', 'td', 'table', 'section', 'p'])
const HIDDEN = /(?:^|;)\s*display\s*:\s*none/i

interface Weight {
  readonly characters: number
  readonly inLinks: number
  readonly links: number
}

/** Knows the parts of one page that are not its article. */
export class PageParts {
  readonly #patterns: readonly { readonly reason: string; readonly pattern: RegExp }[]
  readonly #about: RegExp
  readonly #weights: ReadonlyMap<Element, Weight>
  /** The elements around the article, and it itself. */
  readonly #around: ReadonlySet<Element>
  /** The element that holds the article and little else; null when none is known for it. */
  readonly article: Element | null

  constructor(body: Element, knowledge: PageKnowledge, guard: Guard) {
    this.#patterns = knowledge.drop.map(({ reason, pattern }) => ({ reason, pattern: new RegExp(pattern, 'iu') }))
    this.#about = new RegExp(knowledge.about, 'iu')
    this.#weights = weigh(body, guard)
    this.article = this.#findArticle(body, new RegExp(knowledge.article, 'iu'))
    this.#around = new Set(outwards(this.article))
  }

  /** Why an element is left out, or null. What holds the article never is. */
  reasonFor(element: Element): string | null {
    if (attribute(element, 'hidden') !== undefined || HIDDEN.test(attribute(element, 'style') ?? '')) return 'hidden'
    if (DELETED.has(element.tagName)) return 'deleted'
    if (this.#around.has(element)) return null
    const known = BY_TAG[element.tagName] ?? BY_ROLE[attribute(element, 'role') ?? '']
    if (known !== undefined) return known
    if (this.article === null && this.#share(element) > 1 - LEAST_SHARE) return null
    const names = namesOf(element)
    const named = this.#patterns.find(({ pattern }) => names.some((name) => pattern.test(name)))
    if (named !== undefined) return named.reason
    return LISTS.has(element.tagName) && this.#isLinkList(element) ? 'navigation' : null
  }

  /** Does an element outside the article say what it is: a heading, a title, a source? */
  saysAbout(element: Element): boolean {
    return /^h[1-3]$/.test(element.tagName) || namesOf(element).some((name) => this.#about.test(name))
  }

  holdsArticle(element: Element): boolean {
    return this.#around.has(element)
  }

  #share(element: Element): number {
    const [whole] = this.#weights.values()
    return (this.#weights.get(element)?.characters ?? 0) / Math.max(1, whole?.characters ?? 0)
  }

  #isLinkList(element: Element): boolean {
    const { characters, inLinks, links } = this.#weights.get(element) ?? { characters: 0, inLinks: 0, links: 0 }
    return links >= LEAST_LINKS && inLinks >= characters * MOSTLY && inLinks / links <= LONGEST_LINK
  }

  /** The smallest element around all those that are named as articles and hold a good part of the text. */
  #findArticle(body: Element, article: RegExp): Element | null {
    const holders = [...elementsIn(body)].filter(
      (element) =>
        (this.#weights.get(element)?.characters ?? 0) >= LEAST_ARTICLE && this.#share(element) >= LEAST_SHARE,
    )
    const named = holders.filter((element) => namesOf(element).some((name) => article.test(name)))
    const tagged = holders.filter(({ tagName }) => tagName === 'article' || tagName === 'main')
    const found = named.length > 0 ? named : tagged
    // Of named elements in each other the inner one is meant.
    const outer = new Set<Element>()
    for (const element of found) {
      for (const around of outwards(parentOf(element))) {
        if (outer.has(around)) break
        outer.add(around)
      }
    }
    const inner = found.filter((element) => !outer.has(element))
    return inner.reduce<Element | null>(
      (common, element) => (common === null ? element : commonOf(common, element)),
      null,
    )
  }
}

/** Elements of a page, outer ones first, with what they hold. */
function weigh(body: Element, guard: Guard): Map<Element, Weight> {
  const order = [...elementsIn(body)]
  const weights = new Map<Element, Weight>(order.map((element) => [element, { characters: 0, inLinks: 0, links: 0 }]))
  for (const element of order.toReversed()) {
    guard.tick()
    let [characters, inLinks, links] = [0, 0, 0]
    for (const node of contentOf(element)) {
      const inside = isText(node)
        ? { characters: node.value.replaceAll(/\s/g, '').length, inLinks: 0, links: 0 }
        : weights.get(node)!
      characters += inside.characters
      inLinks += inside.inLinks
      links += inside.links
    }
    const isLink = element.tagName === 'a' && attribute(element, 'href') !== undefined
    weights.set(element, isLink ? { characters, inLinks: characters, links: 1 } : { characters, inLinks, links })
  }
  return weights
}

function parentOf(element: Element): Element | null {
  const { parentNode } = element
  return parentNode !== null && 'tagName' in parentNode ? parentNode : null
}

/** An element and those around it, from within. */
function* outwards(element: Element | null): Generator<Element> {
  for (let at = element; at !== null; at = parentOf(at)) yield at
}

/** The innermost element around both. */
function commonOf(a: Element, b: Element): Element {
  const aroundA = new Set(outwards(a))
  let at = b
  while (!aroundA.has(at)) at = parentOf(at)!
  return at
}
