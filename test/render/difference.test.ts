import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Change, DifferenceReport, IgnoreEntry } from '../../src/core/difference.ts'
import { failedPair } from '../../src/diff/compare.ts'
import { makeReport } from '../../src/diff/report.ts'
import type { Paint } from '../../src/render/difference/format.ts'
import { DIFFERENCE_FORMATS, loadDifferenceFormat, type DifferenceFormat } from '../../src/render/difference/formats.ts'
import { displayWidth } from '../../src/render/width.ts'
import { change, difference, reworded } from '../diff/sample.ts'

const FEW = [
  change('indicator-loosened', 'ind-1'),
  change('indicator-added', 'ind-2', '数字化车间和智能工厂'),
  reworded(),
]

function report(
  changes: readonly Change[],
  path: string | null = null,
  entries: readonly IgnoreEntry[] = [],
): DifferenceReport {
  return makeReport([difference(changes, path)], entries, '2026-06-15')
}

const NO_CODE = { text: '', hash: '' }
const PAGE = { assets: { style: NO_CODE, script: NO_CODE }, sources: new Map() }

async function rendered(
  format: DifferenceFormat,
  given: DifferenceReport,
  paint: Paint | null = null,
): Promise<string> {
  return (await loadDifferenceFormat(format))(given, { paint, failOn: 'warning', page: PAGE })
}

describe.each(DIFFERENCE_FORMATS)('%s', (format) => {
  test('ends with one line end and is the same twice', async () => {
    const text = await rendered(format, report(FEW))
    expect(text).toMatch(/[^\n]\n$/)
    expect(await rendered(format, report(FEW))).toBe(text)
  })

  test('lets no control character through', async () => {
    const nasty = change('indicator-loosened', 'ind-1', 'a\u001B[2Jb\u009Bc\u202Ed\u2028e\nf')
    const text = await rendered(format, report([nasty], 'x\u001B]0;\n.txt'))
    expect(text.split('\n').join('')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u)
  })

  test('tells of two documents that are the same', async () => {
    expect(await rendered(format, report([]))).toMatch(/no change|No change|same|no errors/)
  })
})

describe('text', () => {
  test('old → new in columns, task by task', async () => {
    const text = await rendered('text', report(FEW))
    expect(text).toBe(
      `old/a.txt → new/a.txt: 1 error, 1 warning, 1 note

三、/(一) 织密网络
  error    loosened       5G基站                ≥ 50,000 个  →  ≥ 40,000 个
  note     added          数字化车间和智能工厂                  ≥ 40,000 个
  warning  goal reworded  网络更快                                           match 0.83
    网络更[-快-]{+稳+}
`,
    )
  })

  test('new values stand in one column on a terminal, whatever the script', async () => {
    const names = ['5G基站', 'PUE', '数字化车间和智能工厂']
    const text = await rendered(
      'text',
      report(names.map((name, index) => change('indicator-loosened', `ind-${index}`, name))),
    )
    const rows = text.split('\n').filter((line) => line.includes('→  '))
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map((row) => displayWidth(row.slice(0, row.indexOf('→')))))).toHaveLength(1)
  })

  test('with colour, what was replaced is painted and not bracketed', async () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`
    const paint = Object.fromEntries(
      ['error', 'warning', 'info', 'old', 'new', 'heading', 'faint'].map((name) => [name, mark(name)]),
    )
    const text = await rendered('text', report([reworded()]), paint as unknown as Paint)
    expect(text).toContain('网络更<old>快</old><new>稳</new>')
  })

  test('what only the rules changed stands apart', async () => {
    const changes = [change('indicator-loosened', 'a'), { ...change('indicator-added', 'b'), cause: 'rules' as const }]
    const text = await rendered(
      'text',
      makeReport([{ ...difference(changes, null), rulesChanged: true }], [], '2026-06-15'),
    )
    expect(text).toMatch(/read with different rules[\s\S]+loosened[\s\S]+Only the rules changed[\s\S]+added/)
  })

  test('says what the ignore file did not do', async () => {
    const entries = [{ id: 'x', reason: 'agreed', until: '2026-01-01', at: 'i.yaml:2:5' }]
    const text = await rendered('text', report(FEW, null, entries))
    expect(text).toContain('i.yaml:2:5: ignore entry expired after 2026-01-01 (agreed)')
  })

  test.each([
    [null, 'is for a.txt; documents are called so in folders, or by --name'],
    ['b.txt', 'is for a.txt, which was not compared'],
    ['a.txt', 'matches no change'],
  ])('says why an entry for another document is of no use: %s', async (path, why) => {
    const entries = [{ id: 'x', document: 'a.txt', reason: 'agreed', at: 'i.yaml:2:5' }]
    expect(await rendered('text', report(FEW, path, entries))).toContain(`i.yaml:2:5: ignore entry ${why} (agreed)`)
  })

  test('white space that went or came is no mark of its own', async () => {
    const spaced = {
      ...reworded(),
      highlight: [{ in: 'old', text: '体' } as const, { in: 'new', text: '\n' } as const],
    }
    expect(await rendered('text', report([spaced]))).toMatch(/\[-体-\]$/m)
  })
})

test.each(['json', 'yaml'] as const)('%s gives the report back, with status and counts', async (format) => {
  const given = report(FEW)
  expect(parse(await rendered(format, given))).toEqual(JSON.parse(JSON.stringify(given)))
  expect(given).toMatchObject({ status: 'changed', counts: { error: 1, warning: 1, info: 1 } })
})

test('markdown: a table whose cells nothing in a text can break', async () => {
  const text = await rendered(
    'markdown',
    report([change('indicator-loosened', 'a', 'a|b <i>*c*</i> @all [x](y)'), reworded()]),
  )
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  expect(rows).toHaveLength(4)
  expect(rows.every((row) => row.match(/\|/g)?.length === 8)).toBe(true)
  expect(rows[2]).toContain('a&#124;b &lt;i&gt;\\*c\\*&lt;/i&gt; &#64;all \\[x\\](y)')
  expect(rows[3]).toContain('网络更<del>快</del> | 网络更<ins>稳</ins>')
})

test('junit: a case for each change, failed from the threshold on; XML that holds together', async () => {
  const text = await rendered('junit', report([...FEW, change('indicator-raised', 'ind-4', '<"&\'>')]))
  expect(text).toContain('<testsuites name="xinjijian diff" tests="4" failures="2" errors="0">')
  expect(text.match(/<failure /g)).toHaveLength(2)
  expect(text).toContain('&lt;&quot;&amp;&#39;&gt;')
  const tags = [...text.matchAll(/<(\/?)([a-z-]+)[^>]*?(\/?)>/g)].filter(([, , , closed]) => closed === '')
  const open: string[] = []
  for (const [, end, name = ''] of tags) {
    if (end === '') open.push(name)
    else expect(open.pop()).toBe(name)
  }
  expect(open).toEqual([])
})

test('junit: a pair that could not be compared is an error', async () => {
  const text = await rendered('junit', makeReport([failedPair('b.txt', 'is empty')], [], '2026-06-15'))
  expect(text).toContain('errors="1"')
  expect(text).toContain('<error message="could not be compared: is empty"/>')
})

test('github: annotations at file and line, escaped', async () => {
  const text = await rendered(
    'github',
    report([change('indicator-loosened', 'a', '占比50%:达到'), change('indicator-added', 'b')]),
  )
  expect(text.split('\n')).toEqual([
    '::error file=new/a.txt,line=3,col=5,title=indicator-loosened::loosened: 占比50%25:达到 (≥ 50,000 个 → ≥ 40,000 个)',
    '::notice file=new/a.txt,line=3,col=5,title=indicator-added::added: 5G基站 (≥ 40,000 个)',
    'xinjijian diff: 1 error, no warnings, 1 note',
    '',
  ])
})

test('github: a path cannot add properties', async () => {
  const given = difference([change('indicator-loosened', 'a')], null)
  const sides = { ...given, new: { ...given.new, file: 'a,line=9:b%.txt' } as typeof given.new }
  expect(await rendered('github', makeReport([sides], [], '2026-06-15'))).toContain(
    '::error file=a%2Cline=9%3Ab%25.txt,line=3',
  )
})

test.each(['text', 'markdown', 'github'] as const)(
  '%s asks whether a target that is reported now was achieved',
  async (format) => {
    const role = change('indicator-role', 'ind-1')
    const sides = { old: { ...role.old!, value: 'target' }, new: { ...role.new!, value: 'status' } }
    expect(await rendered(format, report([{ ...role, ...sides }]))).toMatch(/target.*status: achieved\?/)
  },
)
