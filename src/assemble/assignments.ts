import { CONVENTION } from '../core/clues.ts'
import { append } from '../core/append.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match } from '../core/match.ts'
import type { CellAddress } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import type { Token } from '../core/token.ts'
import type { BodyReader, AgencyKind } from './agencies.ts'
import { type Assembling, captured, hasClass, spanOf, tokensIn } from './context.ts'

export type AgencyRole = 'lead' | 'support' | 'responsible'

export interface MentionDraft {
  readonly name: string
  readonly kind: AgencyKind
  readonly role: AgencyRole
  readonly span: Span
}

/** An assignment on its way to a record, in normalized offsets. */
export interface AssignmentDraft {
  readonly span: Span
  readonly section: number | null
  readonly mentions: readonly MentionDraft[]
  readonly rule: string
  /** A row of a table: the words of its task, and the cells it answers for. */
  readonly about?: string
  readonly cells?: readonly CellAddress[]
}

export interface AssignmentResult {
  readonly drafts: readonly AssignmentDraft[]
  /** Brackets that speak of responsibility but gave no body. */
  readonly residue: readonly { readonly span: Span; readonly section: number | null }[]
}

const ROLES = new Set(['lead', 'support', 'responsible'])

/** Reads who answers for what, in brackets and in prose; keeps the document's own convention once declared. */
export class AssignmentReader {
  readonly #world: Assembling
  readonly #bodies: BodyReader
  #commaLeads = false

  constructor(world: Assembling, bodies: BodyReader) {
    this.#world = world
    this.#bodies = bodies
  }

  readAll(): AssignmentResult {
    const drafts: AssignmentDraft[] = []
    const residue: { span: Span; section: number | null }[] = []
    for (const sentence of this.#world.sentences) {
      for (const bracket of sentence.brackets) {
        if (this.#declares(bracket)) this.#commaLeads = true
        const labelled = this.#labelled(bracket)
        if (labelled === null) {
          append(
            drafts,
            this.#prose(bracket).map((draft) => ({ ...draft, span: bracket.span })),
          )
          continue
        }
        if (labelled.mentions.length > 0) drafts.push(labelled)
        else residue.push({ span: bracket.span, section: bracket.block.section })
      }
      append(drafts, this.of(sentence))
    }
    return { drafts, residue }
  }

  /** What a sentence says outside its brackets. */
  of(sentence: SentenceAnalysis): AssignmentDraft[] {
    const labelled = this.#labelled(sentence)
    return labelled !== null && labelled.mentions.length > 0 ? [labelled] : this.#prose(sentence)
  }

  #declares(bracket: SentenceAnalysis): boolean {
    const found = (tokens: readonly Token[]): boolean =>
      tokens.some((token) => hasClass(this.#world.table, token, [CONVENTION]) || found(token.inner ?? []))
    return found(bracket.tokens)
  }

  /** `责任单位:A、B;配合单位:C`: each label holds for the bodies up to the next. */
  #labelled(segment: SentenceAnalysis): AssignmentDraft | null {
    const labels = (segment.matches['agency'] ?? []).filter((match) => match.captures['label'] !== undefined)
    const [first] = labels
    if (first === undefined) return null
    const mentions = labels.flatMap((match, index) => {
      const upto = labels[index + 1]?.from ?? segment.tokens.length
      return this.#mentions(segment.tokens.slice(match.to, upto), this.#role(match))
    })
    const span = segment.inBrackets ? segment.span : spanOf(segment.tokens.slice(first.from))
    return { span, section: segment.block.section, mentions, rule: first.rule }
  }

  #role(match: Match): AgencyRole {
    const role = String(match.fields['role'] ?? '')
    return ROLES.has(role) ? (role as AgencyRole) : 'responsible'
  }

  #mentions(tokens: readonly Token[], role: AgencyRole): MentionDraft[] {
    const end = tokens.findIndex((token) => hasClass(this.#world.table, token, ['sentence-end', 'agency.person-label']))
    const bodies = this.#bodies.split(end < 0 ? tokens : tokens.slice(0, end), this.#world.text)
    return bodies.map(({ name, kind, span, beforeComma }) => ({
      name,
      kind,
      role: this.#roleAt(role, beforeComma),
      span,
    }))
  }

  /** By the document's own convention, where no word says who leads. */
  #roleAt(role: AgencyRole, beforeComma: boolean): AgencyRole {
    if (role !== 'responsible' || !this.#commaLeads) return role
    return beforeComma ? 'lead' : 'support'
  }

  /** `由X牵头,Y、Z配合`, or bodies alone in brackets: only names that a known ending closes count. */
  #prose(sentence: SentenceAnalysis): AssignmentDraft[] {
    const drafts: AssignmentDraft[] = []
    for (const match of sentence.matches['agency'] ?? []) {
      if (match.captures['label'] !== undefined) continue
      const mentions: MentionDraft[] = []
      for (const role of ROLES) {
        const range = captured(match, role)
        if (range === null) continue
        const bodies = this.#bodies.split(tokensIn(sentence.tokens, range), this.#world.text)
        for (const { name, span, beforeComma } of bodies) {
          const kind = this.#bodies.kindOf(name)
          if (kind !== null) mentions.push({ name, kind, role: this.#roleAt(role as AgencyRole, beforeComma), span })
        }
      }
      if (mentions.length > 0) {
        const span = spanOf(tokensIn(sentence.tokens, match))
        drafts.push({ span, section: sentence.block.section, mentions, rule: match.rule })
      }
    }
    return drafts
  }
}
