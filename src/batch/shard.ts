import { createHash } from 'node:crypto'

/** One of `count` parts of a corpus, counted from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** The shard a document belongs to, from 1: depends on its id and the number of shards, on nothing else. */
export function shardOf(id: string, count: number): number {
  return (createHash('sha256').update(id, 'utf8').digest().readUInt32BE(0) % count) + 1
}

export function isInShard(id: string, shard: Shard | null): boolean {
  return shard === null || shardOf(id, shard.count) === shard.index
}
