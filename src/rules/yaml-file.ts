import { LineCounter, isAlias, isMap, isNode, isScalar, parseDocument, visit } from 'yaml'
import type { Document } from 'yaml'
import type { Position } from '../core/errors.ts'
import type { PreparedRules } from '../core/rule-file.ts'
import type { DataPath, Report, RuleFile } from './topic.ts'

/** A rule file as handed in: nothing here touches the file system. */
export interface RuleText {
  /** As the user would name it; also what orders the files of a pack. */
  readonly path: string
  readonly text: string
  /** What it says, if that is known: the text is not parsed then. */
  readonly prepared?: PreparedRules | undefined
}

/**
 * Parses one YAML file. Everything YAML offers beyond plain data (aliases, custom tags, several documents, repeated
 * keys) is reported, with its place. Returns null when it cannot be used.
 */
export function parseRuleFile(file: RuleText, pack: number, report: Report): RuleFile | null {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false, strict: true })
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  let broken = false
  const complain = (offset: number, message: string, hint?: string): void => {
    broken = true
    report({ code: 'rule-yaml', message, hint, path: file.path, position: place(offset) })
  }
  for (const problem of [...document.errors, ...document.warnings]) {
    complain(problem.pos[0], sentence(problem.message), yamlHint(problem.code))
  }
  visit(document, {
    Alias: (_, node) =>
      complain(
        node.range?.[0] ?? 0,
        `alias *${node.source}: rule files have no aliases`,
        'Write the value out, or use a variable.',
      ),
  })
  if (broken) return null
  if (document.contents === null) {
    complain(0, 'the file is empty', 'A rule file begins with topic: and its name.')
    return null
  }
  return {
    path: file.path,
    pack,
    data: document.toJS() as unknown,
    at: (path) => place(startOf(document, path)),
    keyAt: (path) => place(keyStart(document, path)),
    within: (path, offset) => place(characterStart(document, file.text, path, offset)),
  }
}

function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

function yamlHint(code: string): string | undefined {
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two.'
  if (code === 'MULTIPLE_DOCS') return 'One file, one document: remove the --- line.'
  if (code === 'TAG_RESOLVE_FAILED')
    return 'Rule files are plain data without tags; quote a text that begins with an exclamation mark.'
  if (code === 'TAB_AS_INDENT') return 'Indent with spaces.'
  if (code.startsWith('BAD_') || code === 'MISSING_CHAR') return 'Put texts with special characters in double quotes.'
  return undefined
}

function nodeAt(document: Document.Parsed, path: DataPath): unknown {
  return path.length === 0 ? document.contents : document.getIn(path as unknown[], true)
}

function startOf(document: Document.Parsed, path: DataPath): number {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(document, path.slice(0, length))
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

function keyStart(document: Document.Parsed, path: DataPath): number {
  const parent = nodeAt(document, path.slice(0, -1))
  const name = path.at(-1)
  if (isMap(parent)) {
    for (const { key } of parent.items) {
      if (isScalar(key) && key.range && String(key.value) === String(name)) return key.range[0]
    }
  }
  return startOf(document, path)
}

/**
 * Follows a string's characters through its source, passing over what YAML folds, escapes or indents. Where that fails
 * (numeric escapes) the place is that of the last character followed, on the right line or before it.
 */
function characterStart(document: Document.Parsed, text: string, path: DataPath, offset: number): number {
  const node = nodeAt(document, path)
  if (isAlias(node) || !isScalar(node) || !node.range || typeof node.value !== 'string') return startOf(document, path)
  const [start, end] = node.range
  let cursor = start
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') cursor = text.indexOf('\n', start) + 1
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') cursor = start + 1
  let found = cursor
  for (let index = 0; index <= offset && index < node.value.length; index++) {
    const wanted = node.value[index]!
    if (isBlank(wanted)) {
      found = cursor
      if (text[cursor] === wanted) cursor++
      continue
    }
    while (cursor < end && text[cursor] !== wanted && isPassedOver(text[cursor]!)) cursor++
    if (text[cursor] !== wanted) return found
    found = cursor++
  }
  return offset >= node.value.length ? Math.min(cursor, end) : found
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t'
}

function isPassedOver(character: string): boolean {
  return isBlank(character) || character === '\r' || character === '\\' || character === "'"
}
