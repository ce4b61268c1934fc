import { chmodSync, mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { XinjijianError } from '../../src/core/errors.ts'
import { createGuard } from '../../src/read/guard.ts'
import { readInput } from '../../src/read/input.ts'

const folder = mkdtempSync(join(tmpdir(), 'xinjijian-read-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function* piecesOf(...pieces: (Uint8Array | string)[]): AsyncGenerator<Uint8Array | string> {
  yield* pieces
}

const nothing = piecesOf()

async function problemOf(work: Promise<unknown>): Promise<XinjijianError> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof XinjijianError) return error
  throw new Error(`expected a XinjijianError, got ${String(error)}`)
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('a text', () => {
  test('is read as it stands, line ends and all', async () => {
    const text = '一、目标\r\n到2023年\r建成\u3000５万个。\n𠮷\n'
    const path = file('plain.txt', text)
    expect(await readInput(path, { stdin: nothing })).toEqual({
      name: path,
      text,
      encoding: 'utf-8',
      encodingReason: 'valid-utf-8',
      format: 'text',
    })
  })

  test('loses its byte order mark, which is noted; a second one stays', async () => {
    const path = file('bom.txt', '\uFEFF\uFEFF目标')
    expect(await readInput(path, { stdin: nothing })).toMatchObject({ text: '\uFEFF目标', encoding: 'utf-8-bom' })
  })

  test('may hold replacement characters of its own', async () => {
    const path = file('replacement.txt', '目\uFFFD标')
    expect(await readInput(path, { stdin: nothing })).toMatchObject({ text: '目\uFFFD标' })
  })

  test('larger than one read is put together', async () => {
    const text = '行动方案\n'.repeat(50_000)
    expect((await readInput(file('large.txt', text), { stdin: nothing })).text).toBe(text)
  })

  test('comes from standard input, cut anywhere', async () => {
    const bytes = Buffer.from('到2023年𠮷')
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte))
    const read = await readInput('-', { stdin: piecesOf(...pieces) })
    expect(read).toMatchObject({ name: '-', text: '到2023年𠮷', encoding: 'utf-8', format: 'text' })
  })
})

const refused: [what: string, content: Uint8Array | string, code: string, message: RegExp, hint: RegExp][] = [
  ['nothing', '', 'file-empty', /empty/, /saved/],
  ['only a byte order mark', '\uFEFF', 'file-empty', /empty/, /saved/],
  ['white space', ' \r\n\t\u3000\n', 'file-empty', /white space/, /saved/],
  ['a NUL byte', 'ab\0c', 'file-binary', /NUL at byte 2/, /text file/],
  ['the beginning of a PDF', '%PDF-1.7\n', 'pdf-damaged', /end is missing/, /downloaded completely/],
  ['the beginning of a DOCX', 'PK\x03\x04\x14\0', 'archive-damaged', /damaged archive/, /downloaded completely/],
  ['an overlong form', Uint8Array.of(0x61, 0xc0, 0x80, 0x61), 'encoding-invalid', /byte 1$/, /UTF-8/],
  ['a surrogate', Uint8Array.of(0x61, 0xed, 0xa0, 0x80, 0x61), 'encoding-invalid', /byte 1$/, /UTF-8/],
]

test.each(refused)('a file that holds %s is refused', async (what, content, code, message, hint) => {
  const path = file(`${what}.bin`, content)
  const problem = await problemOf(readInput(path, { stdin: nothing }))
  expect(problem).toMatchObject({ code, path })
  expect(problem.message).toMatch(message)
  expect(problem.hint).toMatch(hint)
})

describe('the first invalid byte', () => {
  test.each([
    ['\uFEFF目标\n二\uFFFD行', 'x', { byte: 19, line: 2, column: 4 }],
    ['a\r\nb\rc', '', { byte: 6, line: 3, column: 2 }],
  ])('of %j + 0xFF is found by byte, line and column', async (before, after, { byte, line, column }) => {
    const content = Buffer.concat([Buffer.from(before), Uint8Array.of(0xff), Buffer.from(after)])
    const problem = await problemOf(readInput(file('invalid.txt', content), { stdin: nothing }))
    expect(problem.message).toBe(`is not valid UTF-8 at byte ${byte}`)
    expect(problem.position).toEqual({ line, column })
  })

  test.each([1, 2, 3])('of a character cut off after %i bytes says so', async (kept) => {
    const content = Buffer.concat([Buffer.from('目标'), Buffer.from('𠮷').subarray(0, kept)])
    const problem = await problemOf(readInput(file('cut.txt', content), { stdin: nothing }))
    expect(problem).toMatchObject({ code: 'encoding-invalid', message: 'is not valid UTF-8 at byte 6' })
    expect(problem.hint).toMatch(/cut off/)
  })
})

describe('a name', () => {
  const isRoot = process.getuid?.() === 0

  test.each([
    ['of no file', () => join(folder, 'none.txt'), 'file-missing'],
    ['that goes through a file', () => join(file('a.txt', 'x'), 'b.txt'), 'file-missing'],
    ['no file can have', () => join(folder, 'a\u0000b'), 'file-missing'],
    ['far too long', () => join(folder, 'x'.repeat(300)), 'file-missing'],
  ])('%s is refused', async (_, path, code) => {
    const name = path()
    expect(await problemOf(readInput(name, { stdin: nothing }))).toMatchObject({ code, path: name })
  })

  test('of a directory is refused', async () => {
    const path = join(folder, 'directory')
    mkdirSync(path)
    expect(await problemOf(readInput(path, { stdin: nothing }))).toMatchObject({ code: 'is-directory', path })
  })

  test('of a link that leads to itself is refused', async () => {
    const path = join(folder, 'circle')
    symlinkSync(path, path)
    expect(await problemOf(readInput(path, { stdin: nothing }))).toMatchObject({ code: 'file-missing', path })
  })

  test.skipIf(isRoot)('of a file one may not read is refused', async () => {
    const path = file('secret.txt', 'x')
    chmodSync(path, 0)
    expect(await problemOf(readInput(path, { stdin: nothing }))).toMatchObject({ code: 'not-readable', path })
  })
})

describe('the size', () => {
  test('of a file is limited', async () => {
    const path = file('five.txt', '12345')
    expect((await readInput(path, { stdin: nothing }, createGuard(path, { bytes: 5 }))).text).toBe('12345')
    expect(await problemOf(readInput(path, { stdin: nothing }, createGuard(path, { bytes: 4 })))).toMatchObject({
      code: 'file-too-large',
      path,
    })
  })

  test('of a stream is limited, and the rest is not read', async () => {
    let asked = 0
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield `${asked++}`
    }
    expect(await problemOf(readInput('-', { stdin: endless() }, createGuard('-', { bytes: 4 })))).toMatchObject({
      code: 'file-too-large',
      path: '-',
    })
    expect(asked).toBe(5)
  })
})

test('a bug in a stream is not dressed up as a failure of the user', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield 'x'
    throw new TypeError('bug')
  }
  await expect(readInput('-', { stdin: broken() })).rejects.toThrow(TypeError)
})
