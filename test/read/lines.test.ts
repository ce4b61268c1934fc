import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, type Line } from '../../src/read/lines.ts'

async function lines(pieces: readonly (string | Uint8Array)[], maxBytes = 1000): Promise<Line[]> {
  const found: Line[] = []
  const stream = (async function* () {
    yield* pieces
  })()
  for await (const line of linesOf(stream, '-', maxBytes)) found.push(line)
  return found
}

async function texts(pieces: readonly (string | Uint8Array)[]): Promise<string[]> {
  return (await lines(pieces)).map(({ bytes }) => bytes.toString('utf8'))
}

test('lines end at LF and nowhere else', async () => {
  expect(await texts(['a\u2028b\u0085c\rd\r\ne\n', '\n', 'f'])).toEqual(['a\u2028b\u0085c\rd\r', 'e', '', 'f'])
})

test('the last line may lack its end, and says so', async () => {
  expect((await lines(['a\n', 'b'])).map(({ ended }) => ended)).toEqual([true, false])
  expect(await lines([])).toEqual([])
})

test('the pieces in which the bytes come do not matter, nor that a character is torn', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.nat(40)), async (given, cuts) => {
      const wanted = given.map((line) => line.replaceAll('\n', ' '))
      const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join(''))
      const places = [0, ...cuts.filter((cut) => cut <= bytes.length).toSorted((a, b) => a - b), bytes.length]
      const pieces = places.slice(1).map((place, index) => bytes.subarray(places[index], place))
      expect(await texts(pieces)).toEqual(wanted.map((line) => line.toWellFormed()))
    }),
  ))

test('of a line that is too long the beginning is kept, and the next is whole', async () => {
  const long = 'x'.repeat(5000)
  const found = await lines([long.slice(0, 900), long.slice(900), '\nok\n', `${long}\n`, 'end'])
  expect(found.map(({ tooLong }) => tooLong)).toEqual([true, false, true, false])
  expect(found.map(({ bytes }) => bytes.subarray(0, 3).toString())).toEqual(['xxx', 'ok', 'xxx', 'end'])
})

test('a line without end takes no memory without end', async () => {
  const piece = Buffer.alloc(1 << 20, 'x')
  const endless = (async function* () {
    for (let index = 0; index < 300; index++) yield Buffer.from(piece)
  })()
  for await (const { bytes, tooLong } of linesOf(endless, '-', 2 << 20)) {
    expect({ tooLong, length: bytes.length }).toEqual({ tooLong: true, length: 64 * 1024 })
  }
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(200 << 20)
})
