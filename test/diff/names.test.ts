import { expect, test } from 'vitest'
import { comparedName, nameLikeness } from '../../src/diff/names.ts'

const likeness = (a: string, b: string): number | null =>
  nameLikeness(comparedName({ name: a }), comparedName({ name: b }))

test.each([
  ['“小巨人”企业', '小巨人企业'],
  ['5G 基站', '5G基站'],
])('%s and %s are one name', (a, b) => {
  expect(likeness(a, b)).toBe(1)
})

test.each([
  ['粮食总产量', '粮食产量', '城镇登记失业率', '城镇调查失业率'],
  ['农村居民人均纯收入', '农村居民人均收入', '煤炭产能', '煤炭产量'],
  ['老年人助餐服务点', '老年助餐服务点', '文化产业增加值', '高新产业增加值'],
])('%s and %s are nearer than %s and %s: words left out, words replaced', (a, b, c, d) => {
  expect(likeness(a, b)).toBeGreaterThan((likeness(c, d) ?? 0) + 0.05)
})

test.each([
  ['投资', '总投资'],
  ['人口', '总人口'],
  ['充电桩', '养老床位'],
])('%s and %s are two', (a, b) => {
  expect(likeness(a, b)).toBeNull()
})

test('likeness has no order', () => {
  expect(likeness('粮食总产量', '粮食产量')).toBe(likeness('粮食产量', '粮食总产量'))
})
