import { expect, test } from 'vitest'
import { parseRequest } from '../../src/batch/request.ts'

const LONGEST = 1000

function parse(text: string | Uint8Array, tooLong = false): unknown {
  return parseRequest({ bytes: Buffer.from(text), tooLong, ended: true }, LONGEST)
}

test.each([
  ['{"id":"a","text":"x"}', { id: 'a', text: 'x' }],
  ['{"text":"","id":7}', { id: 7, text: '' }],
  [' {"id":"a/b","path":"c d.txt","more":1}\r', { id: 'a/b', path: 'c d.txt' }],
  ['\uFEFF{"id":"a","text":"\\u2028"}', { id: 'a', text: '\u2028' }],
])('%s', (line, request) => {
  expect(parse(line)).toEqual(request)
})

test.each([
  ['', null, 'the line is not JSON'],
  ['{"id":"a"', null, 'the line is not JSON'],
  ['[1]', null, 'the line is not a JSON object'],
  ['null', null, 'the line is not a JSON object'],
  ['{"text":"x"}', null, 'the line has no "id" that is a string or a whole number'],
  ['{"id":null,"text":"x"}', null, 'the line has no "id" that is a string or a whole number'],
  ['{"id":12345678901234567890,"text":"x"}', null, 'the line has no "id" that is a string or a whole number'],
  ['{"id":"a"}', 'a', 'the line needs "text" or "path", one of them'],
  ['{"id":"a","text":"x","path":"y"}', 'a', 'the line needs "text" or "path", one of them'],
  ['{"id":"a","text":5}', 'a', '"text" is not a string'],
  ['{"id":"a","path":""}', 'a', '"path" is not a string'],
])('%s asks for nothing', (line, id, message) => {
  expect(parse(line)).toEqual({ id, failure: { code: 'line-invalid', message } })
})

test('bytes that are not UTF-8', () => {
  expect(parse(Uint8Array.of(0x7b, 0xff))).toMatchObject({ id: null, failure: { code: 'utf8-invalid' } })
})

test.each([
  ['{"id": "a\\"b", "text": "begins', 'a"b'],
  ['{"id":7,"text":"begins', 7],
  ['{"text":"begins', null],
])('of a line that is too long, the id if it begins with it: %s', (line, id) => {
  expect(parse(line, true)).toEqual({
    id,
    failure: { code: 'line-too-long', message: 'the line is longer than 1000 bytes' },
  })
})
