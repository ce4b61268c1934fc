import { CONVENTION } from '../core/clues.ts'
import type { AgencyKnowledge } from '../core/assembly.ts'
import type { Lexicon } from '../core/lexicon.ts'
import type { Region } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import type { ClassTable, Token } from '../core/token.ts'
import { agencyWords, type AgencyWords } from './agency-words.ts'
import { hasClass, spanOf } from './context.ts'

export type AgencyKind = 'government' | 'party' | 'enterprise' | 'institution' | 'group'

export interface Body {
  readonly name: string
  readonly kind: AgencyKind
  readonly span: Span
  /** Stands before the first comma of its list. */
  readonly beforeComma: boolean
}

/** Splits lists of bodies and knows what kind of body a name is. */
export class BodyReader {
  readonly #knowledge: AgencyKnowledge
  readonly #table: ClassTable
  readonly #lexicon: Lexicon

  constructor(knowledge: AgencyKnowledge, lexicon: Lexicon, table: ClassTable) {
    this.#knowledge = knowledge
    this.#table = table
    this.#lexicon = lexicon
  }

  /** Gathered only for texts that name bodies. */
  get #words(): AgencyWords {
    return agencyWords(this.#lexicon, this.#knowledge.defaultKind)
  }

  /** The kind of a body by its name, or null when nothing known ends it. */
  kindOf(name: string): AgencyKind | null {
    const bare = name.replaceAll(/\([^()]{0,20}\)$/g, '')
    if (this.#words.collectives.some((word) => bare.startsWith(word))) return 'group'
    const whole = this.#words.wholes.get(bare)
    if (whole !== undefined) return whole as AgencyKind
    for (let length = Math.min(this.#words.longestSuffix, bare.length); length >= 1; length--) {
      const kind = this.#words.suffixes.get(bare.slice(-length))
      if (kind !== undefined) return kind as AgencyKind
    }
    return null
  }

  /** The bodies of a list, in order. Asides in brackets are left out, brackets inside a name stay. */
  split(tokens: readonly Token[], source: string): Body[] {
    const bodies: Body[] = []
    let part: Token[] = []
    let beforeComma = true
    const close = (): void => {
      const body = this.#body(part, source, beforeComma)
      if (body !== null) bodies.push(body)
      part = []
    }
    for (const [index, token] of tokens.entries()) {
      if (this.#knowledge.separators.includes(token.text)) {
        close()
        if (hasClass(this.#table, token, ['clause-end'])) beforeComma = false
      } else if (this.#knowledge.andSoOn.includes(token.text)) close()
      else if (!hasClass(this.#table, token, ['bracket', 'titled']) || this.#isPartOfName(token, tokens[index + 1]))
        part.push(token)
    }
    close()
    return bodies
  }

  /** A bracket belongs to a name when the name goes on behind it, or when it lists levels only (各县(市、区)). */
  #isPartOfName(bracket: Token, next: Token | undefined): boolean {
    const inner = bracket.inner ?? []
    if (inner.some((token) => hasClass(this.#table, token, ['agency.aside', CONVENTION, 'agency.label']))) return false
    const levels = inner.every((token) => hasClass(this.#table, token, ['agency.level', 'punct']))
    return levels || (inner.length <= 2 && hasClass(this.#table, next, ['word']))
  }

  #body(tokens: readonly Token[], source: string, beforeComma: boolean): Body | null {
    let from = 0
    let to = tokens.length
    const { stripLeft, stripRight } = this.#knowledge
    while (
      from < to &&
      (stripLeft.includes((tokens[from] as Token).text) || hasClass(this.#table, tokens[from], ['punct']))
    )
      from++
    while (
      to > from &&
      (stripRight.includes((tokens[to - 1] as Token).text) || hasClass(this.#table, tokens[to - 1], ['punct']))
    )
      to--
    if (from === to) return null
    const span = spanOf(tokens.slice(from, to))
    const name = source.slice(span.start, span.end).replaceAll(/\s/g, '')
    const kind = this.kindOf(name)
    return { name, kind: kind ?? (this.#knowledge.defaultKind as AgencyKind), span, beforeComma }
  }

  /** 市教委 in a plan of 天津市 → 天津市教委; names that carry their region stay. */
  fullName(name: string, region: Region | null): string {
    const { complete, regionLeftOut } = this.#knowledge
    if (region === null || complete.some((word) => name.startsWith(word))) return name
    const level = regionLeftOut.findLast((word) => name.startsWith(word))
    if (level === undefined) return name
    if (region.name.endsWith(level)) return region.name + name.slice(level.length)
    return this.#words.collectives.some((word) => name.startsWith(word)) ? region.name + name : name
  }
}
