import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { run, type Outcome } from '../harness.ts'

interface Workplace {
  readonly folder: string
  /** A text with one goal and one indicator. */
  readonly plan: string
  /** Writes a file into the folder; returns its path. */
  file(name: string, text: string): string
  /** Runs `xinjijian rules …` with a pack of the folder on top of the built-in rules. */
  rules(command: string, own: string, ...argv: string[]): Promise<Outcome>
}

/** A folder with a plan and four packs of one rule each: good, noisy, odd, broken. It goes away with the test file. */
export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'xinjijian-rules-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, text: string): string => {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  file(
    'good/own.yaml',
    pack('{id: own.zebra, about: Zebras., match: "quantity \'斑马\'", examples: {match: [5头斑马], no-match: [斑马]}}'),
  )
  file(
    'noisy/own.yaml',
    pack('{id: own.zebra, about: Zebras., match: "\'斑马\'", examples: {match: [大象], no-match: [斑马]}}'),
  )
  file(
    'odd/own.yaml',
    pack('{id: own.zebra, about: Zebras., match: "\'斑馬\'", examples: {match: [斑马], no-match: [马]}}'),
  )
  file('broken/own.yaml', pack('{id: own.zebra, abuot: Zebras.}'))
  return {
    folder,
    plan: file('plan.txt', '一、主要目标\n到2025年，建成5G基站5万个以上。\n'),
    file,
    rules: (command, own, ...argv) =>
      run(['rules', command, ...argv, '--rules', join(folder, own), '--extend'], { cwd: folder }),
  }
}

function pack(rule: string): string {
  return ['topic: patterns', 'phase: context', 'rules:', `  - ${rule}`, ''].join('\n')
}

/** What was printed as JSON. */
export function data({ stdout }: Outcome): unknown {
  return JSON.parse(stdout)
}
