import type { Extraction, Goal, Indicator } from '../../src/core/extraction.ts'

const span = { start: 0, end: 4, line: 1, column: 1 }

function indicator(id: string, role: Indicator['role'], goalId: string | null, agencies: string[]): Indicator {
  return {
    id,
    key: id,
    name: '5G基站',
    comparator: '=',
    amount: 50000,
    min: null,
    max: null,
    unit: '个',
    base: { amount: 50000, min: null, max: null, unit: '个' },
    change: 'level',
    per: null,
    baseline: null,
    role,
    implied: false,
    nature: null,
    deadline: { year: 2023, from: 'sentence', text: '到2023年' },
    asOf: null,
    scope: null,
    section: 's1',
    goal: goalId,
    agencies,
    span,
    text: '建成5G基站5万个',
    rule: 'indicator.sample',
  }
}

function goal(id: string, indicators: string[]): Goal {
  return {
    id,
    statement: '到2023年,建成5G基站5万个',
    horizon: null,
    section: 's1',
    indicators,
    span,
    text: '',
    rule: 'goal.sample',
  }
}

const bureau = { name: '市通信管理局', fullName: '天津市通信管理局', kind: 'government' } as const
const office = { name: '市教委', fullName: '天津市教委', kind: 'government' } as const

/** A small extraction with every kind of link: two goals, three indicators of three roles, two agencies, one assignment. */
export function sampleExtraction(name = 'plan.txt'): Extraction {
  return {
    schemaVersion: '1.1',
    generator: { name: 'xinjijian', version: '0.0.0', rules: 'sample' },
    document: {
      name,
      title: '样本',
      region: { name: '天津市', code: '120000' },
      issuer: null,
      documentNumber: null,
      period: { from: 2021, to: 2023, text: '2021—2023年' },
      publishedOn: '2021-08-09',
      genre: 'plan',
      script: 'Hans',
      format: 'text',
      encoding: 'utf-8',
      encodingReason: 'valid-utf-8',
      characters: 14,
      sha256: '0'.repeat(64),
      repairs: {},
      skipped: [],
      dropped: [],
    },
    sections: [{ id: 's1', parent: null, level: 1, number: '一、', title: '目标', path: '一、', span }],
    goals: [goal('g1', ['i1', 'i2']), goal('g2', [])],
    indicators: [
      indicator('i1', 'target', 'g1', ['a1']),
      indicator('i2', 'criterion', 'g1', []),
      indicator('i3', 'status', null, []),
    ],
    agencies: [
      { id: 'a1', ...bureau, lead: 1, support: 0, responsible: 0 },
      { id: 'a2', ...office, lead: 0, support: 1, responsible: 0 },
    ],
    assignments: [
      {
        id: 't1',
        section: 's1',
        agencies: [
          { agency: 'a1', ...bureau, role: 'lead', span },
          { agency: 'a2', ...office, role: 'support', span },
        ],
        span,
        text: '(责任单位:市通信管理局,市教委)',
        rule: 'agency.sample',
      },
    ],
    residue: [
      { kind: 'quantity', text: '3个', reason: 'no-name', section: 's1', span },
      { kind: 'responsibility', text: '(责任单位:)', reason: 'unclaimed', section: null, span },
    ],
    diagnostics: [],
  }
}
