import type { Section } from '../core/outline.ts'
import type { Compiled } from './compile.ts'
import type { Parts } from './parts.ts'

/** The title of a text: named as such, at its top, or the first heading that reads like one; null if there is none. */
export function findTitle(parts: Parts, sections: readonly Section[], { facts }: Compiled): string | null {
  for (const { part, pattern } of facts.titles) {
    for (const line of part === 'title' ? [] : parts[part]) {
      const title = pattern.exec(line)?.groups?.title
      if (title !== undefined) return title.trim()
    }
  }
  const [first, ...more] = withoutIssuer(parts.titles, facts.issuer)
  if (first !== undefined) return joined(first, more, facts.titleMore)
  const [later, ...rest] = parts.laterTitles
  if (later !== undefined && facts.titleLike.test(later)) return joined(later, rest, facts.titleMore)
  const heading = sections.find(
    ({ number, title }) => (number === '' || number.startsWith('#')) && facts.titleLike.test(title),
  )
  return heading?.title ?? null
}

/** A first line that only names who speaks is not the title when another follows. */
function withoutIssuer(titles: readonly string[], issuer: Compiled['facts']['issuer']): readonly string[] {
  const [first, second] = titles
  if (first === undefined || second === undefined) return titles
  return issuer.some(({ part, pattern }) => part === 'head' && pattern.test(first)) ? titles.slice(1) : titles
}

function joined(first: string, more: readonly string[], continues: RegExp): string {
  let title = first
  for (const line of more) {
    if (!continues.test(line)) break
    title += line
  }
  return title
}
