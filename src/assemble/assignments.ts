import { CONVENTION } from '../core/clues.ts'
import { append } from '../core/append.ts'
import type { SentenceAnalysis } from '../core/analysis.ts'
import type { Match } from '../core/match.ts'
import type { CellAddress } from '../core/outline.ts'
import type { Span } from '../core/span.ts'
import type { SignatureTest, Token } from '../core/token.ts'
import type { AgencyKind, Body, BodyReader } from './agencies.ts'
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

/** Who leads by the document's own convention: those before the first comma of a list, or the first of it. */
type Convention = 'comma' | 'first'

const ROLES = new Set(['lead', 'support', 'responsible'])

/** Reads who answers for what, in brackets and in prose; keeps the document's own convention once declared. */
export class AssignmentReader {
  readonly #world: Assembling
  readonly #bodies: BodyReader
  readonly #isConvention: SignatureTest
  #leads: Convention | null = null

  constructor(world: Assembling, bodies: BodyReader) {
    this.#world = world
    this.#bodies = bodies
    this.#isConvention = world.table.test([CONVENTION])
  }

  readAll(): AssignmentResult {
    const drafts: AssignmentDraft[] = []
    const residue: { span: Span; section: number | null }[] = []
    for (const sentence of this.#world.sentences) {
      this.#leads = this.#declared(sentence.tokens) ?? this.#leads
      for (const bracket of sentence.brackets) {
        this.#leads = this.#declared(bracket.tokens) ?? this.#leads
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

  #declared(tokens: readonly Token[]): Convention | null {
    for (const token of tokens) {
      const leads = this.#isConvention(token.sig) ? token.fields?.['leads'] : undefined
      if (leads === 'comma' || leads === 'first') return leads
      const within = token.inner === undefined ? null : this.#declared(token.inner)
      if (within !== null) return within
    }
    return null
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
    return bodies.map((body, index) => {
      const { name, kind, span } = body
      return { name, kind, role: this.#roleAt(role, body, index), span }
    })
  }

  /** By the document's own convention, where no word says who leads. */
  #roleAt(role: AgencyRole, { beforeComma }: Body, index: number): AgencyRole {
    if (role !== 'responsible' || this.#leads === null) return role
    const leads = this.#leads === 'first' ? index === 0 : beforeComma
    return leads ? 'lead' : 'support'
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
        for (const [index, body] of bodies.entries()) {
          const { name, span } = body
          const kind = this.#bodies.kindOf(name)
          if (kind !== null) mentions.push({ name, kind, role: this.#roleAt(role as AgencyRole, body, index), span })
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
