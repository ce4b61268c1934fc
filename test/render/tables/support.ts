import type { Row, TableShape } from '../../../src/core/table.ts'

/** A table with a column of each type. */
export const shape: TableShape = {
  name: 'things',
  about: "one row for each thing, by the makers' own count",
  key: ['name'],
  columns: [
    { name: 'name', type: 'string', about: "the thing's name" },
    { name: 'count', type: 'integer', about: 'how many' },
    { name: 'size', type: 'number', about: 'how large' },
    { name: 'real', type: 'boolean', about: 'is it there' },
  ],
}

/** Texts that a format might take for something else. */
export const AWKWARD = [
  '=cmd|" /C calc"!A0',
  '+1',
  '-5个',
  '@SUM(1)',
  '＝1+1',
  "'quoted",
  "''twice",
  'a;=1+1',
  "a;'=1",
  'a,b',
  'say "so"',
  ' spaces ',
  '5G基站',
  '𠀀𠀁',
  '<script>alert(1)</script>',
  'a|b\\c',
  'NULL',
  'true',
  '007',
  '`code` *bold* _it_',
] as const

export const awkwardRows: Row[] = AWKWARD.map((text, index) => [text, index, index / 4, index % 2 === 0])

/** Some at a time, now and then none. */
export async function* slowly(rows: Iterable<Row>): AsyncGenerator<Row[]> {
  let some: Row[] = []
  for (const row of rows) {
    some.push(row)
    yield []
    if (some.length < 3) continue
    yield await Promise.resolve(some)
    some = []
  }
  yield some
}

export function manyRows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => [
    `名${index}`,
    index % 7 === 0 ? null : index,
    index / 8,
    index % 3 === 0,
  ])
}
