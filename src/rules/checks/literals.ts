import type { RuleSources } from '../load.ts'
import { PatternProblem } from '../pattern/ast.ts'
import type { Pattern } from '../pattern/ast.ts'
import { parsePattern } from '../pattern/parse.ts'
import { reportAt } from '../pattern/variables.ts'
import type { PatternText } from '../pattern/variables.ts'
import type { DataPath, Report, RuleFile } from '../topic.ts'
import { lexiconTopic } from '../topics/lexicon.ts'
import { unitsTopic } from '../topics/units.ts'

/** Longest text of a pattern that a reader can take in, in characters. */
const LONGEST_PATTERN = 400

/** The parts of a rule that are patterns. */
const PATTERN_KEYS = ['match', 'before', 'not-before', 'after', 'not-after'] as const

/** Every pattern as written: variables, then rules with their guards. */
function* patternTexts({ patterns }: RuleSources): Generator<PatternText> {
  yield* patterns.variables.values()
  for (const { rule, file, path } of patterns.rules) {
    for (const key of PATTERN_KEYS) {
      const text = rule[key]
      if (text !== undefined) yield { file, path: [...path, key], text }
    }
  }
}

/** Complains of patterns too long to read, and of literals, words and units that no normalized text contains. */
export function checkTexts(sources: RuleSources, normalize: (text: string) => string, report: Report): void {
  for (const source of patternTexts(sources)) {
    if (source.text.length > LONGEST_PATTERN) {
      const hint = 'Name parts of it under variables:, or make tokens of them in an earlier phase.'
      warn(source.file, source.path, 'rule-long', `the pattern has ${source.text.length} characters`, hint, report)
    }
    for (const { text, offset } of literalsOf(source.text)) {
      const becomes = normalize(text)
      const message = `no text contains '${text}': normalization makes it '${becomes}'`
      if (becomes !== text) reportAt(source, offset, 'rule-literal', message, `Write '${becomes}'.`, asWarning(report))
    }
  }
  for (const { file, path, word } of words(sources)) {
    const becomes = normalize(word)
    if (becomes === word) continue
    const message = `no text contains ${word}: normalization makes it ${becomes}`
    warn(file, path, 'rule-literal', message, `Write ${becomes}.`, report)
  }
}

/** A literal that the segmenter could cut; others are tokens of the lexer's own. */
const WORDS = /^\p{Script=Han}{2,}$/u

/** Complains of literals that are never one token, so that no pattern with them matches. @param partsOf a phrase's tokens */
export function checkCuts(sources: RuleSources, partsOf: (phrase: string) => readonly string[], report: Report): void {
  for (const source of patternTexts(sources)) {
    for (const { text, offset } of literalsOf(source.text)) {
      if (!WORDS.test(text)) continue
      const parts = partsOf(text)
      if (parts.length < 2) continue
      const message = `no token is '${text}': it is cut into ${parts.join(' | ')}`
      const hint = `Write ${parts.map((part) => `'${part}'`).join(' ')}, or make it a word of the lexicon.`
      reportAt(source, offset, 'rule-literal', message, hint, asWarning(report))
    }
  }
}

function literalsOf(text: string): Pattern['literals'] {
  try {
    return parsePattern(text).literals
  } catch (error) {
    if (error instanceof PatternProblem) return []
    throw error
  }
}

interface Word {
  readonly file: RuleFile
  readonly path: DataPath
  readonly word: string
}

function* words(sources: RuleSources): Generator<Word> {
  for (const file of sources.filesOf(lexiconTopic)) {
    for (const [entry, { words: list }] of file.data.entries.entries()) {
      for (const [index, word] of list.entries()) yield { file, path: ['entries', entry, 'words', index], word }
    }
  }
  for (const file of sources.filesOf(unitsTopic)) {
    for (const [index, { unit, aliases }] of file.data.units.entries()) {
      yield { file, path: ['units', index, 'unit'], word: unit }
      for (const [alias, word] of aliases.entries()) yield { file, path: ['units', index, 'aliases', alias], word }
    }
  }
}

function asWarning(report: Report): Report {
  return (problem) => report({ ...problem, severity: 'warning' })
}

function warn(file: RuleFile, path: DataPath, code: string, message: string, hint: string, report: Report): void {
  report({ code, message, hint, path: file.path, position: file.at(path), severity: 'warning' })
}
