/** One line of JSON Lines that asks for an extraction. */
import type { Line } from '../read/lines.ts'
import type { Failure } from './worker-process.ts'

/** Strings and whole numbers; what comes back is the same. */
export type RequestId = string | number

export type Request =
  | { readonly id: RequestId; readonly text: string }
  | { readonly id: RequestId; readonly path: string }
  | { readonly id: RequestId | null; readonly failure: Failure }

const decoder = new TextDecoder('utf-8', { fatal: true })
const BEGINS_WITH_ID = /^\s*\{\s*"id"\s*:\s*("(?:[^"\\]|\\.){0,4000}"|-?\d{1,15})\s*[,}]/

/** Reads a line; of one that asks for nothing, why, and its id as far as it has one. Never throws. */
export function parseRequest({ bytes, tooLong }: Line, maxBytes: number): Request {
  if (tooLong) {
    const begin = BEGINS_WITH_ID.exec(bytes.toString('utf8'))?.[1]
    return failed(
      'line-too-long',
      `the line is longer than ${maxBytes} bytes`,
      begin === undefined ? null : idIn(parse(begin)),
    )
  }
  let line: string
  try {
    line = decoder.decode(bytes)
  } catch {
    return failed('utf8-invalid', 'the line is not valid UTF-8')
  }
  const value = parse(line)
  if (value === undefined) return failed('line-invalid', 'the line is not JSON')
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed('line-invalid', 'the line is not a JSON object')
  }
  return requestOf(value as Readonly<Record<string, unknown>>)
}

function requestOf({ id: given, text, path }: Readonly<Record<string, unknown>>): Request {
  const id = idIn(given)
  if (id === null) return failed('line-invalid', 'the line has no "id" that is a string or a whole number')
  if ((text === undefined) === (path === undefined)) {
    return failed('line-invalid', 'the line needs "text" or "path", one of them', id)
  }
  if (typeof text === 'string') return { id, text }
  if (typeof path === 'string' && path !== '') return { id, path }
  return failed('line-invalid', `"${text === undefined ? 'path' : 'text'}" is not a string`, id)
}

function idIn(value: unknown): RequestId | null {
  return typeof value === 'string' || Number.isSafeInteger(value) ? (value as RequestId) : null
}

function failed(code: string, message: string, id: RequestId | null = null): Request {
  return { id, failure: { code, message } }
}

/** Undefined when it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
