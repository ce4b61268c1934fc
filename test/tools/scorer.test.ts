import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SHARED, fixtureCases, sharedCases } from './cases.ts'
import { parseGold } from './gold.ts'
import type { Gold } from './gold.ts'
import { fromExtraction, fromGold } from './prediction.ts'
import type { Scored } from './prediction.ts'
import { measures, table, total } from './report.ts'
import { score } from './scorer.ts'
import type { Counts, Prediction } from './score-types.ts'
import { sequenceRatio } from './sequence-ratio.ts'

const python = spawnSync('python3', ['--version']).status === 0
const shared = sharedCases()

describe('sequenceRatio', () => {
  it.each([
    ['', '', 1],
    ['基站', '', 0],
    ['5G基站', '5G基站', 1],
    ['abcd', 'bcde', 0.75],
    ['科创空间', '高品质科创空间', 8 / 11],
    ['系统解决方案供应商', '供应商', 0.5],
    // The longest run is taken first, the rest only on its two sides: not the longest common subsequence.
    ['abxcd', 'abcd', 8 / 9],
    ['xab', 'abxab', 0.75],
  ])('%s and %s', (a, b, ratio) => expect(sequenceRatio(a, b)).toBeCloseTo(ratio, 12))

  it('counts characters outside the basic plane once', () => expect(sequenceRatio('𬭚a', '𬭚b')).toBe(0.5))
})

const text = '到2023年,建成5G基站5万个以上,培育平台1至2家。(责任单位:市教委、市科技局)'

function gold(change: Partial<Record<keyof Gold, unknown>> = {}): Gold {
  const common = { min: null, max: null, role: 'target', change: 'level', deadline: 2023, scope: null }
  return parseGold({
    id: 'unit',
    indicators: [
      { ...common, names: ['5G基站', '基站'], comparator: '>=', amount: 50000, unit: '个', quote: '5万个以上' },
      { ...common, names: ['平台'], comparator: 'between', amount: null, min: 1, max: 2, unit: '家', quote: '1至2家' },
    ],
    goals: [{ start: '到2023年,建', end: '台1至2家。', horizon: 2023 }],
    assignments: [
      {
        after: '1至2家。',
        agencies: [
          ['市教委', 'responsible'],
          ['市科技局', 'responsible'],
        ],
      },
    ],
    ...change,
  })
}

describe('score', () => {
  it('finds gold in itself', () => {
    const { counts, differences } = score(gold(), text, fromGold(gold(), text))
    expect(differences).toEqual([])
    expect(counts).toMatchObject({ gold: 2, pred: 2, quantity: 2, full: 2, goalsHit: 1, agenciesHit: 2 })
  })

  const spoiled = (change: object): Prediction => {
    const whole = fromGold(gold(), text)
    return { ...whole, indicators: whole.indicators.map((q, i) => (i === 0 ? { ...q, ...change } : q)) }
  }

  it.each([
    [{ amount: 5 }, { quantity: 1, full: 1 }, ['MISSED', 'EXTRA']],
    [{ comparator: '=' }, { quantity: 1, full: 1 }, ['MISSED', 'EXTRA']],
    [{ start: 40, end: 43 }, { quantity: 1, full: 1 }, ['MISSED', 'EXTRA']],
    [{ name: '充电桩' }, { quantity: 2, named: 1, full: 1 }, ['NAME']],
    [{ role: 'status' }, { quantity: 2, named: 2, full: 1 }, ['ROLE']],
    [{ deadline: null }, { full: 2, deadlineOk: 1 }, ['DEADLINE']],
    [{ change: 'increase' }, { full: 2, changeOk: 1 }, ['CHANGE']],
    [{ scope: '滨海新区' }, { full: 2, scopeOk: 1 }, ['SCOPE']],
    [{ name: '“基站”' }, { full: 2 }, []],
    [{ role: 'reference' }, { pred: 1, quantity: 1 }, ['MISSED']],
  ])('a first record with %j', (change, counts, labels) => {
    const result = score(gold(), text, spoiled(change))
    expect(result.counts).toMatchObject(counts)
    expect(result.differences.map((d) => d.label)).toEqual(labels)
  })

  it('neither requires nor punishes optional records', () => {
    const lenient = gold({ indicators: gold().indicators.map((item) => ({ ...item, optional: true })) })
    expect(score(lenient, text, spoiled({})).counts).toMatchObject({ gold: 0, pred: 0 })
    expect(score(lenient, text, spoiled({ amount: 5 })).counts).toMatchObject({ gold: 0, pred: 1 })
  })

  it('reads an extraction of the tool', () => {
    const span = (part: string) => ({
      start: text.indexOf(part),
      end: text.indexOf(part) + part.length,
      line: 1,
      column: 1,
    })
    const extraction = {
      indicators: [
        {
          name: '5G基站',
          comparator: '>=',
          amount: 50000,
          min: null,
          max: null,
          unit: '个',
          role: 'target',
          change: 'level',
          deadline: { year: 2023, from: 'sentence', text: '到2023年' },
          scope: null,
          span: span('5G基站5万个以上'),
        },
      ],
      goals: [{ span: span('到2023年,建成5G基站5万个以上') }],
      assignments: [{ span: span('(责任单位'), agencies: [{ name: '市教委', role: 'responsible' }] }],
      residue: [{ kind: 'quantity' }, { kind: 'quantity' }],
    } as unknown as Scored
    const result = score(gold(), text, fromExtraction(extraction))
    expect(result.counts).toMatchObject({
      gold: 2,
      pred: 1,
      full: 1,
      deadlineOk: 1,
      goalsHit: 1,
      agenciesGold: 2,
      agenciesHit: 1,
    })
    expect(result.residue).toEqual({ quantity: 2 })
  })

  it('refuses gold that does not fit the text', () => {
    expect(() => score(gold(), '别的文章', fromGold(gold(), text))).toThrow(/not in the passage/)
    expect(() => gold({ indicators: [{ names: [] }] })).toThrow()
  })
})

describe('report', () => {
  it('aligns its columns and adds up', () => {
    const { counts, residue } = score(gold(), text, fromGold(gold(), text))
    const rows = ['a', 'longer-id'].map((id) => ({ suite: 'FIXTURES', id, counts, residue }))
    const sum = total('FIXTURES', rows)
    expect(sum.counts.gold).toBe(4)
    expect(measures(sum.counts).full).toEqual({ precision: 1, recall: 1, f1: 1 })
    const lines = table(rows, [sum]).split('\n')
    expect(new Set(lines.filter((line) => line.includes('1.000')).map((line) => line.indexOf('1.000'))).size).toBe(1)
    expect(lines.at(-1)).toMatch(/^FIXTURES {3}4\/4/)
  })
})

/** Every n-th record spoiled in a different way, the same way on every run. */
function perturbed({ indicators, goals, agencies, residue }: Prediction, step: number): Prediction {
  const changed = indicators.flatMap((q, i) => {
    const kind = (i * 7 + step) % 11
    if (kind === 0) return []
    if (kind === 1) return [{ ...q, name: `${q.name}建设` }]
    if (kind === 2) return [{ ...q, name: (q.name ?? '').slice(-3) }]
    if (kind === 3) return [{ ...q, role: 'criterion' }]
    if (kind === 4) return [{ ...q, comparator: q.comparator === '=' ? '>=' : '=' }]
    if (kind === 5) return [{ ...q, unit: null }, q]
    if (kind === 6) return [{ ...q, start: q.start - 6, deadline: 2035, change: 'decrease', scope: '全国' }]
    if (kind === 7) return [q, { ...q, name: `新${q.name}` }]
    return [q]
  })
  return {
    indicators: changed,
    goals: goals
      .filter((_, i) => (i + step) % 5 !== 0)
      .map((g) => ({ start: g.start, end: g.end - ((g.end - g.start) >> 2) })),
    agencies: agencies.flatMap((a, i) =>
      (i + step) % 6 === 0 ? [] : [{ ...a, start: a.start + ((i * 13) % 70) - 3 }],
    ),
    residue,
  }
}

/** The prediction as an extraction file for score.py. */
function asExtraction({ indicators, goals, agencies }: Prediction): unknown {
  const span = ({ start, end }: { start: number; end: number }) => ({ start, end })
  return {
    indicators: indicators.map((q) => ({ ...q, span: span(q), deadline: { year: q.deadline } })),
    goals: goals.map((goal) => ({ span: span(goal) })),
    assignments: agencies.map(({ start, name, role }) => ({ span: { start, end: start }, agencies: [{ name, role }] })),
  }
}

/** Our counts under the names score.py prints. */
function likePython(id: string, c: Counts): object {
  return {
    id,
    gold: c.gold,
    pred: c.pred,
    quantity: c.quantity,
    full: c.full,
    deadline_ok: c.deadlineOk,
    change_ok: c.changeOk,
    scope_ok: c.scopeOk,
    goals_gold: c.goalsGold,
    goals_pred: c.goalsPred,
    goals_hit: c.goalsHit,
    agencies_gold: c.agenciesGold,
    agencies_pred: c.agenciesPred,
    agencies_hit: c.agenciesHit,
  }
}

/** Runs score.py once in one interpreter for each argument list; it prints one line of counts for each. */
const DRIVER = `
import json, sys
code = compile(open(sys.argv[1], encoding="utf8").read(), sys.argv[1], "exec")
for args in json.load(sys.stdin):
    sys.argv = ["score.py", *args]
    exec(code, {"__name__": "__main__"})
`

function scorePy(runs: readonly (readonly string[])[]): unknown[] {
  const run = spawnSync('python3', ['-c', DRIVER, join(SHARED, 'gold', 'score.py')], {
    input: JSON.stringify(runs),
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
}

describe.skipIf(!python || shared.length === 0)(
  'agrees with the shared score.py (skipped without python3 or ../shared)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'scorer-'))
    afterAll(() => rmSync(folder, { recursive: true }))
    const cases = [...shared, ...fixtureCases()]

    it('on gold records against themselves', () => {
      const ours = cases.map(({ id, gold: records, text: passage }) =>
        likePython(id, score(records, passage, fromGold(records, passage)).counts),
      )
      const theirs = scorePy(cases.map(({ goldPath, textPath }) => [goldPath, textPath, goldPath, '--gold-as-pred']))
      expect(cases.length).toBeGreaterThan(shared.length + 12)
      expect(ours).toEqual(theirs)
    })

    it.each([1, 2, 5, 8])('on spoiled extractions, step %i', (step) => {
      const runs = cases.map(({ id, gold: records, text: passage, goldPath, textPath }) => {
        const prediction = perturbed(fromGold(records, passage), step)
        const predPath = join(folder, `${id}-${step}.json`)
        writeFileSync(predPath, JSON.stringify(asExtraction(prediction)))
        return {
          ours: likePython(id, score(records, passage, prediction).counts),
          args: [goldPath, textPath, predPath],
        }
      })
      expect(runs.map((run) => run.ours)).toEqual(scorePy(runs.map((run) => run.args)))
    })
  },
)

it.each(fixtureCases())('the gold of $id finds itself', ({ gold: records, text: passage }) => {
  expect(score(records, passage, fromGold(records, passage)).differences).toEqual([])
})
