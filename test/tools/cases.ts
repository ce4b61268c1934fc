/** The texts that are scored: the project's own fixtures, and the shared gold set where it is present. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseGold } from './gold.ts'
import type { Gold } from './gold.ts'

export interface Case {
  readonly suite: 'FIXTURES' | 'SHARED'
  readonly id: string
  readonly goldPath: string
  readonly textPath: string
  readonly gold: Gold
  readonly text: string
}

export const PROJECT = resolve(import.meta.dirname, '../..')
/** The shared folder beside the repository; not part of it. */
export const SHARED = resolve(PROJECT, '../shared')

const SHARED_IDS = ['S1', 'S2', 'D1', 'D2', 'D3', 'D4', 'D5']

function readCase(suite: Case['suite'], goldPath: string, textPathOf: (gold: Gold) => string): Case {
  const gold = parseGold(JSON.parse(readFileSync(goldPath, 'utf8')))
  const textPath = textPathOf(gold)
  return { suite, id: gold.id, goldPath, textPath, gold, text: readFileSync(textPath, 'utf8') }
}

/** Every fixtures/<case>/gold.json; its text is the file it names, or input.txt beside it. */
export function fixtureCases(): Case[] {
  const root = join(PROJECT, 'fixtures')
  return readdirSync(root)
    .toSorted()
    .map((name) => join(root, name, 'gold.json'))
    .filter((path) => existsSync(path))
    .map((path) => readCase('FIXTURES', path, (gold) => resolve(dirname(path), gold.text ?? 'input.txt')))
}

function sharedText(id: string): string {
  if (id.startsWith('D')) return join(SHARED, 'passages', `${id}.txt`)
  const prefix = `${id.slice(1).padStart(3, '0')}_`
  const name = readdirSync(join(SHARED, 'seeds')).find((each) => each.startsWith(prefix))
  return join(SHARED, 'seeds', name ?? prefix)
}

/** The shared gold set, or nothing where the shared folder is absent. */
export function sharedCases(): Case[] {
  return SHARED_IDS.map((id) => join(SHARED, 'gold', `${id}.json`))
    .filter((path) => existsSync(path))
    .map((path) => readCase('SHARED', path, (gold) => sharedText(gold.id)))
}
