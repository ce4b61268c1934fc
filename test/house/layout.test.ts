import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from './files.ts'

/** The layout map of the README: the entries below `src/`, each with what it says of them. */
function mapOfSources(readme: string): Map<string, string> {
  const map = /## Layout\n[\s\S]*?```\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const below = map.slice(map.indexOf('\nsrc/\n'))
  return new Map([...below.matchAll(/^ {2}(\S+) +(\S.*)$/gm)].map(([, name = '', about = '']) => [name, about]))
}

test("README's layout map names everything in src, and nothing that is not there", () => {
  const named = [...mapOfSources(readFileSync(join(root, 'README.md'), 'utf8')).keys()]
  const entries = readdirSync(join(root, 'src'), { withFileTypes: true })
  const found = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
  expect(named.toSorted()).toEqual(found.toSorted())
})

test('every rule file says what it is about', () => {
  const files = readdirSync(join(root, 'rules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(files.length).toBeGreaterThan(20)
  const silent = files.filter((path) => {
    const { about } = parse(readFileSync(path, 'utf8')) as { about?: unknown }
    return typeof about !== 'string' || about.trim().length < 10
  })
  expect(silent.map((path) => relative(root, path))).toEqual([])
})
