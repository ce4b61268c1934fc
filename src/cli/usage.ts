import type { CommanderError } from 'commander'
import { XinjijianError } from '../core/errors.ts'

/** These complaints have a second sentence that says what would be right. */
const SAYS_WHAT_IS_RIGHT = ['commander.invalidArgument', 'commander.excessArguments']

/** Commander's complaint about a command line, in the form of all our complaints. */
export function usageError(error: CommanderError, command: string): XinjijianError {
  const [said = '', ...rest] = error.message.replace(/^error: /, '').split('\n')
  const [first, advice] = SAYS_WHAT_IS_RIGHT.includes(error.code) ? inTwo(said) : [said, undefined]
  const suggestion = /^\((.+)\)$/.exec(rest.join(' ').trim())?.[1]
  const hint = suggestion ?? advice ?? hintFor(error.code, command)
  return new XinjijianError('usage', first, { hint: lowerFirst(hint), cause: error })
}

function hintFor(code: string, command: string): string {
  return code === 'commander.missingArgument' ? 'name a file, or - for standard input' : `see ${command} --help`
}

/** ` is invalid for argument 'x'. Allowed …` or ` is invalid. Allowed …`, and ` for 'x'. Expected …`. */
const SENTENCE_END = / is invalid( for argument '[^']*')?\. (?=[A-Z])|\. (?=Expected )/

/** The complaint, and what commander or our own value readers add to it. */
function inTwo(said: string): readonly [string, string | undefined] {
  const at = said.search(SENTENCE_END)
  if (at < 0) return [said, undefined]
  const stop = said.indexOf('. ', at)
  return [said.slice(0, stop), said.slice(stop + 2).replace(/\.$/, '')]
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
