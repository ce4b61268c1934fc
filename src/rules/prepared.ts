import type { Position } from '../core/errors.ts'
import type { PreparedRules } from '../core/rule-file.ts'
import type { RuleFile } from './topic.ts'
import { parseRuleFile, type RuleText } from './yaml-file.ts'

/** A rule file without parsing its text, which is read only if a place is asked for that was not noted. */
export function preparedFile(file: RuleText, { data, places }: PreparedRules, pack: number): RuleFile {
  let parsed: RuleFile | null = null
  const inText = (): RuleFile => {
    parsed ??= parseRuleFile(file, pack, () => {})
    if (parsed === null) throw new Error(`${file.path} is not what was prepared`)
    return parsed
  }
  return {
    path: file.path,
    pack,
    data,
    at: (path) => places[JSON.stringify(path)] ?? inText().at(path),
    keyAt: (path) => inText().keyAt(path),
    within: (path, offset) => inText().within(path, offset),
  }
}

/** A rule file that notes the places it is asked for. */
export function noting(file: RuleFile): { readonly file: RuleFile; readonly prepared: PreparedRules } {
  const places: Record<string, Position> = {}
  const at: RuleFile['at'] = (path) => (places[JSON.stringify(path)] = file.at(path))
  return { file: { ...file, at }, prepared: { data: file.data, places } }
}
