import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type ComparedDocument,
  type DocumentDifference,
  type Quantity,
} from '../../src/core/difference.ts'

const span = { start: 10, end: 20, line: 3, column: 5 }

const quantity = (amount: number): Quantity => ({
  comparator: '>=',
  amount,
  min: null,
  max: null,
  unit: '个',
  change: 'level',
  per: null,
  base: { amount, min: null, max: null, unit: '个' },
})

/** A change of a kind, of a record with this id, in a task of its own. */
export function change(kind: ChangeKind, id: string, subject = '5G基站'): Change {
  const side = (amount: number) => ({ id, value: quantity(amount), text: `${subject}${amount}个以上`, span })
  return {
    kind,
    severity: CHANGE_KINDS[kind],
    cause: 'document',
    subject,
    section: { path: '三、/(一)', title: '织密网络' },
    match: { by: 'id', score: 1 },
    old: kind.endsWith('added') ? null : side(50000),
    new: kind.endsWith('removed') ? null : side(40000),
    at: span,
    also: [],
    highlight: null,
  }
}

/** A goal whose words were changed. */
export function reworded(): Change {
  return {
    ...change('goal-reworded', 'goal-1', '网络更快'),
    match: { by: 'similarity', score: 0.83 },
    old: { id: 'goal-1', value: '网络更快', text: '网络更快', span },
    new: { id: 'goal-1', value: '网络更稳', text: '网络更稳', span },
    highlight: [
      { in: 'both', text: '网络更' },
      { in: 'old', text: '快' },
      { in: 'new', text: '稳' },
    ],
  }
}

const compared = (name: string): ComparedDocument => ({
  name,
  title: '方案',
  schemaVersion: '1.0',
  generator: '0.1.0',
  rules: 'aaaaaaaabbbb',
  file: name,
})

export function difference(changes: readonly Change[], path: string | null): DocumentDifference {
  const status = changes.length === 0 ? 'same' : 'changed'
  const sides = { old: compared('old/a.txt'), new: compared('new/a.txt') }
  return { path, status, ...sides, rulesChanged: false, schemaChanged: false, changes, failure: null }
}
