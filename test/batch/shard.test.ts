import { expect, test } from 'vitest'
import { isInShard, shardOf } from '../../src/batch/shard.ts'

test('a document keeps its shard: the hash is part of the contract', () => {
  expect(['a', 'reports/2024.txt', '政府工作报告/北京.txt', ''].map((id) => shardOf(id, 16))).toEqual([3, 7, 4, 3])
})

test('every document is in one shard, and they are about equally large', () => {
  const sizes = Array.from({ length: 7 }, () => 0)
  for (let index = 0; index < 7000; index++) {
    const id = `report-${index}.txt`
    const shards = sizes.map((_, at) => isInShard(id, { index: at + 1, count: 7 }))
    expect(shards.filter(Boolean)).toHaveLength(1)
    sizes[shards.indexOf(true)]!++
  }
  for (const size of sizes) expect(Math.abs(size - 1000)).toBeLessThan(120)
})

test('without shards every document is in', () => {
  expect(isInShard('a', null)).toBe(true)
})
