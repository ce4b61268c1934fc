import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './files.ts'

const STAGES = ['normalize', 'outline', 'lex', 'match', 'assemble', 'diff', 'render']
const PURE = ['core', ...STAGES]
const NOT_READING = [...PURE, 'rules', 'batch', 'authoring', 'cli', '.']
/** Runs in a browser: it imports nothing from outside. */
const PAGE = 'page'
const ALL = [...NOT_READING, 'read', 'build', PAGE]

/** An import, and the rooms of src/ that must not have it (`.` is src/ itself); all others may. */
const REFUSED: Record<string, readonly string[]> = {
  '../core/span.ts': ['core'],
  '../cli/main.ts': ALL.filter((room) => room !== 'cli'),
  '../build/main.ts': ALL.filter((room) => room !== 'build'),
  '../pipeline.ts': [...PURE, 'rules', 'read', 'batch'],
  '../extractor.ts': [...PURE, 'rules', 'read', 'authoring'],
  '../render/json.ts': [...PURE, 'rules', 'read', 'authoring'].filter((room) => room !== 'render'),
  '../page/report.ts': [...PURE, 'rules', 'read', 'batch', 'authoring'],
  '../read/input.ts': [...PURE, 'rules', 'authoring'],
  '../rules/load.ts': [...PURE, 'read', 'batch'],
  '../match/match.ts': [...PURE, 'rules', 'read', 'batch'].filter((room) => room !== 'match'),
  '../../normalize/normalize.ts': [...PURE, 'rules', 'read', 'batch', 'authoring'].filter(
    (room) => room !== 'normalize',
  ),
  'node:fs': NOT_READING,
  'node:fs/promises': NOT_READING,
  'node:process': ALL.filter((room) => room !== 'cli' && room !== 'build'),
  'node:crypto': [...STAGES, 'authoring'],
  'node:module': [...PURE, 'authoring'].filter((room) => room !== 'normalize'),
  'node:child_process': [...PURE, 'authoring'],
  zod: [...STAGES, 'read', 'batch', 'authoring'].filter((room) => room !== 'render'),
  yaml: [...PURE, 'read', 'batch', 'authoring'].filter((room) => room !== 'render'),
  commander: [...PURE, 'rules', 'read', 'batch', 'authoring'],
  nodejieba: [...PURE, 'rules', 'batch', 'authoring'],
  'hyparquet-writer': [...PURE, 'rules', 'read', 'batch', 'authoring'].filter((room) => room !== 'render'),
  'hucre/xlsx': [...PURE, 'rules', 'read', 'batch', 'authoring'].filter((room) => room !== 'render'),
  '@duckdb/node-api': [...PURE, 'rules', 'batch', 'authoring'],
  parse5: [...PURE, 'rules', 'batch', 'authoring'],
  saxes: [...PURE, 'rules', 'batch', 'authoring'],
  tinyglobby: [...PURE, 'rules', 'batch', 'authoring'],
  unpdf: [...PURE, 'rules', 'batch', 'authoring'],
  yauzl: [...PURE, 'rules', 'batch', 'authoring'],
  'crc-32': [...PURE, 'rules', 'batch', 'authoring'],
  'cli-progress': [...PURE, 'rules', 'read', 'batch', 'authoring'],
  'opencc-js/t2cn': [...PURE, 'read', 'batch'].filter((room) => room !== 'normalize'),
}

interface Scratch {
  readonly room: string
  readonly rule: string
  readonly refused: boolean
  readonly code: string
  readonly about: string
}

/** What a room would write for an import given as from one folder below src/. */
function specifierIn(room: string, specifier: string): string {
  return room === '.' ? specifier.replace(/^(\.\.\/){1,2}/, './') : specifier
}

const scratches: Scratch[] = [
  ...Object.entries(REFUSED).flatMap(([specifier, rooms]) =>
    ALL.map((room) => ({
      room,
      rule: 'no-restricted-imports',
      refused: room === PAGE || rooms.includes(room),
      code: `import * as it from '${specifierIn(room, specifier)}'\nexport const x = it\n`,
      about: `import ${specifier}`,
    })),
  ),
  ...ALL.map((room) => ({
    room,
    rule: 'no-restricted-globals',
    refused: room !== 'cli' && room !== 'build',
    code: 'export const x = process.argv\n',
    about: 'process',
  })),
  ...[249, 251].map((lines) => ({
    room: 'match',
    rule: 'max-lines',
    refused: lines > 250,
    code: Array.from({ length: lines }, (_, index) => `export const x${index} = 0\n`).join(''),
    about: `${lines} lines`,
  })),
]

/** Runs the linter with the project's settings over all scratch files at once; file → the rules it broke. */
function lint(folder: string): Map<string, string[]> {
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ ...config, $schema: undefined, options: {} }))
  scratches.forEach(({ room, code }, index) => {
    const path = join(folder, 'src', room, `scratch-${index}.ts`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
  })
  const command = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [command, '-f', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code?: string; filename: string }[] }
  const broken = new Map<string, string[]>()
  for (const { code = '', filename } of diagnostics) {
    const index = /scratch-(\d+)/.exec(filename)?.[1] ?? ''
    broken.set(index, [...(broken.get(index) ?? []), code])
  }
  return broken
}

describe('the linter holds the house directions', () => {
  let folder = ''
  let broken = new Map<string, string[]>()
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'directions-'))
    broken = lint(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(ALL)('src/%s', (room) => {
    const own = scratches.map((scratch, index) => ({ ...scratch, index })).filter((scratch) => scratch.room === room)
    const wrong = own.filter(({ index, rule, refused }) => {
      const codes = broken.get(String(index)) ?? []
      return codes.some((code) => code.includes(rule)) !== refused
    })
    expect(wrong.map(({ about, refused }) => `${about} should be ${refused ? 'refused' : 'allowed'}`)).toEqual([])
  })
})

interface RoomSettings {
  readonly files: readonly string[]
  readonly rules: {
    readonly 'no-restricted-imports'?: readonly [
      string,
      { readonly patterns: readonly { readonly regex: string; readonly message: string }[] },
    ]
  }
}

describe('every package that users install is either refused in a room or named as one of its own', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
  const { overrides } = read('.oxlintrc.json') as { overrides: readonly RoomSettings[] }
  const { dependencies, optionalDependencies } = read('package.json') as Record<string, Record<string, string>>
  const packages = Object.keys({ ...dependencies, ...optionalDependencies }).toSorted()
  const rooms = overrides.flatMap(({ files, rules }) =>
    (rules['no-restricted-imports']?.[1].patterns ?? []).flatMap(({ regex, message }) => {
      const own = /^This room's packages: (.+)\.$/.exec(message)?.[1]
      return own === undefined ? [] : [{ room: files.join(' '), regex, own: own === 'none' ? [] : own.split(', ') }]
    }),
  )

  it('in all rooms but those of the command, the build and the page', () => {
    const free = ALL.filter((room) => !rooms.some((one) => one.room === `src/${room}/**`))
    expect(free.toSorted()).toEqual(['.', 'build', 'cli', 'page'])
  })

  it.each(rooms)('$room', ({ regex, own }) => {
    const refused = packages.filter((name) => new RegExp(regex).test(name))
    expect([...refused, ...own].toSorted()).toEqual(packages)
  })
})
