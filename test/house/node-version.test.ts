import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, typescriptBelow } from './files.ts'

/** What modules of Node export since some version after 20.0: to import it by name fails before. */
const LATER_EXPORTS: Readonly<Record<string, readonly string[]>> = {
  crypto: ['hash'],
  events: ['addAbortListener'],
  module: ['register', 'enableCompileCache'],
  path: ['matchesGlob'],
  process: ['availableMemory', 'getBuiltinModule', 'loadEnvFile'],
  stream: ['duplexPair'],
  util: ['parseEnv', 'styleText'],
  v8: ['queryObjects'],
  worker_threads: ['postMessageToThread'],
  zlib: ['crc32'],
}

/** What else came later. */
const LATER = [
  /\bparentPath\b/,
  /\breaddir(?:Sync)?\([^)]*\brecursive\b/,
  /\bimport\.meta\.(?:dirname|filename)\b/,
  /\bAbortSignal\.any\b/,
  /\bReadableStream\.from\b/,
  /\bURL\.parse\b/,
  /\bSymbol\.(?:asyncDispose|dispose)\b/,
  /\bprocess\.(?:availableMemory|getBuiltinModule|loadEnvFile)\b/,
]

function laterIn(text: string): string[] {
  const imported = [...text.matchAll(/import (?:type )?\{([^}]*)\} from 'node:([a-z0-9_]+)'/g)].flatMap(
    ([, names = '', module = '']) =>
      names
        .split(',')
        .map((name) => name.trim().split(' ')[0] ?? '')
        .filter((name) => LATER_EXPORTS[module]?.includes(name)),
  )
  return [...imported, ...LATER.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])]
}

test('sees what came after Node 20.0', () => {
  expect(laterIn("import { createHash, hash } from 'node:crypto'\nreaddirSync(a, { recursive: true })")).toEqual([
    'hash',
    'readdirSync(a, { recursive',
  ])
  expect(laterIn("import { createHash } from 'node:crypto'\nmkdirSync(a, { recursive: true })")).toEqual([])
})

test('the sources use nothing that the oldest Node which package.json allows does not have', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } }
  expect(engines.node).toBe('>=20')
  const found = typescriptBelow('src').flatMap(({ path, text }) => laterIn(text).map((name) => `${path}: ${name}`))
  expect(found).toEqual([])
})
