import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from './harness.ts'

const PAGE = '為貫徹國務院關於節(jié)能、推動(dòng)數據產業的決定,\n為確?!缎袆?dòng)方案》落實,建成５Ｇ基站。\n結束\n'
const READ = '为贯彻国务院关于节能、推动数据产业的决定,\n为确保《行动方案》落实,建成5G基站。\n结束\n'

describe('xinjijian normalize', () => {
  test('prints the repaired text', async () => {
    expect(await run(['normalize', '-'], { stdin: PAGE })).toEqual({ code: 0, stdout: READ, stderr: '' })
  })

  test('--diff shows each repair in its place, with tier and margin', async () => {
    const { code, stdout } = await run(['normalize', '-', '--diff'], { stdin: PAGE })
    expect(code).toBe(0)
    expect(stdout).toContain('[-關於節(jié)-]{+关于节+}能、推[-動(dòng)數據產業-]{+动数据产业+}')
    expect(stdout).toMatch(
      /2: .*\[-\?!缎袆\?dòng\)-\]\{\+保《行动 \| certain \d+\.\d\+\}方案》落[^]*建成\[-５Ｇ-\]\{\+5G\+\}基站。/,
    )
    const clean = await run(['normalize', '-', '--diff'], { stdin: READ })
    expect(clean.stdout).toBe('')
  })

  test('--map covers both texts without gap or overlap', async () => {
    const { stdout } = await run(['normalize', '-', '--map'], { stdin: PAGE })
    const map = JSON.parse(stdout) as {
      source: number
      text: number
      segments: Record<'source' | 'text', [number, number]>[]
    }
    expect([map.source, map.text]).toEqual([PAGE.length, READ.length])
    for (const side of ['source', 'text'] as const) {
      expect(map.segments[0]![side][0]).toBe(0)
      expect(map.segments.at(-1)![side][1]).toBe(map[side])
      map.segments.slice(1).forEach((segment, index) => expect(segment[side][0]).toBe(map.segments[index]![side][1]))
    }
  })

  test('-o writes a file, and never over the input', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'normalize-'))
    const [page, out] = [join(folder, 'page.txt'), join(folder, 'out.txt')]
    writeFileSync(page, PAGE)
    expect(await run(['normalize', page, '-o', out])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(out, 'utf8')).toBe(READ)
    const over = await run(['normalize', page, '-o', page])
    expect(over.code).toBe(2)
    expect(over.stderr).toContain('is both input and output')
    expect(readFileSync(page, 'utf8')).toBe(PAGE)
  })

  test.each([
    [['normalize', '-', '--diff', '--map'], 'exclude each other'],
    [['normalize', 'no-such-file.txt'], 'no-such-file.txt'],
    [['normalize'], 'missing required argument'],
  ])('%j is refused', async (argv, words) => {
    const { code, stdout, stderr } = await run(argv, { stdin: PAGE })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })
})
