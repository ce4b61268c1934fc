import type { Match, TokenRange } from '../core/match.ts'
import type { CompiledRule } from '../core/program.ts'
import { type ClassTable, composedToken, type Fields, plainToken, type Scalar, type Token } from '../core/token.ts'

type Captures = Match['captures']

const NO_TOKENS: readonly Token[] = []

/** Reads the machine's record of opened and closed captures. Captures that took no token are left out. */
export function readCaptures(names: readonly string[], saved: Int32Array, length: number): Captures {
  if (length === 0) return {}
  const captures: Record<string, TokenRange[]> = {}
  // Few are open at once.
  const open = [0, 0, 0]
  let depth = 0
  for (let index = 0; index < length; index += 2) {
    const slot = saved[index]!
    const position = saved[index + 1]!
    if (slot % 2 === 0) {
      open[depth++] = position
      continue
    }
    const from = open[--depth]!
    if (from === position) continue
    const name = names[slot >> 1]!
    const range = { from, to: position }
    const before = captures[name]
    if (before === undefined) captures[name] = [range]
    else before.push(range)
  }
  return captures
}

/** The source text under a capture; the parts of a repeated one are joined. */
export function capturedText(ranges: readonly TokenRange[], tokens: readonly Token[], text: string): string {
  return ranges.map((range) => textOf(range, tokens, text)).join('')
}

/** The source text of a range of tokens. */
function textOf({ from, to }: TokenRange, tokens: readonly Token[], text: string): string {
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end)
}

/**
 * A rule's fields for a match: those of the tokens it inherits from (the first token that has a field wins), then its `set`.
 * References to captures that took nothing, or to fields no captured token has, leave the field as it was.
 */
export function fieldsOf(rule: CompiledRule, captures: Captures, tokens: readonly Token[], text: string): Fields {
  const fields: Record<string, Scalar> = {}
  for (const name of rule.inherit) {
    for (const { fields: own } of tokensUnder(captures[name], tokens)) {
      for (const field in own) if (!(field in fields)) fields[field] = own[field]!
    }
  }
  for (const name in rule.set) {
    const source = rule.set[name]!
    if ('value' in source) {
      fields[name] = source.value
      continue
    }
    const ranges = captures[source.capture]
    if (source.field === undefined) {
      if (ranges !== undefined) fields[name] = capturedText(ranges, tokens, text)
      continue
    }
    for (const { fields: own } of tokensUnder(ranges, tokens)) {
      if (own && Object.hasOwn(own, source.field)) {
        fields[name] = own[source.field]!
        break
      }
    }
  }
  return fields
}

function tokensUnder(ranges: readonly TokenRange[] | undefined, tokens: readonly Token[]): readonly Token[] {
  if (ranges === undefined) return NO_TOKENS
  const [first] = ranges
  if (first !== undefined && ranges.length === 1) return tokens.slice(first.from, first.to)
  return ranges.flatMap(({ from, to }) => tokens.slice(from, to))
}

/** Signatures of made tokens by rule and by what the token inherits from: they are few and asked for often. */
export type MadeSignatures = Map<string, number>

/** The signature of the classes a rule gives and those of the tokens it inherits from. */
function signatureMade(
  rule: CompiledRule,
  match: Match,
  tokens: readonly Token[],
  table: ClassTable,
  known: MadeSignatures,
): number {
  const inherited = rule.inherit.flatMap((name) => tokensUnder(match.captures[name], tokens))
  let key = rule.id
  for (const { sig } of inherited) key += ` ${sig}`
  let made = known.get(key)
  if (made === undefined) {
    made = table.signature([...rule.make, ...inherited.flatMap(({ sig }) => table.classesOf(sig))])
    known.set(key, made)
  }
  return made
}

function isEmpty(fields: Fields): boolean {
  for (const _ in fields) return false
  return true
}

/** The token a rewriting rule makes of a match: its classes and fields are added to those of what it inherits from. */
export function makeToken(
  rule: CompiledRule,
  match: Match,
  tokens: readonly Token[],
  text: string,
  table: ClassTable,
  known: MadeSignatures,
): Token {
  const parts = tokens.slice(match.from, match.to)
  const words = textOf(match, tokens, text)
  const sig = table.forText(signatureMade(rule, match, tokens, table, known), words)
  const fields = isEmpty(match.fields) ? undefined : match.fields
  const whole = plainToken(parts[0]!.start, parts.at(-1)!.end, words, sig, fields)
  return composedToken(whole, undefined, parts, rule.id)
}
