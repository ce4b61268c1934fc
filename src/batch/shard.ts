import { sha256 } from '../core/hash.ts'

/** One of `count` parts of a corpus, counted from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** The shard a document belongs to, from 1: depends on its id and the number of shards, on nothing else. */
export function shardOf(id: string, count: number): number {
  return (Number.parseInt(sha256(id).slice(0, 8), 16) % count) + 1
}

export function isInShard(id: string, shard: Shard | null): boolean {
  return shard === null || shardOf(id, shard.count) === shard.index
}
