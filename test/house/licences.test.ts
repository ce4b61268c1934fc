import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './files.ts'

interface Lock {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>
}

const ALLOWED = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'MIT AND Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
]

const read = (name: string): string => readFileSync(join(root, name), 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as Lock
const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)

test('every package that users install has a licence that allows any use', () => {
  expect(installed.length).toBeGreaterThan(10)
  const others = installed.filter(([, { license = 'none' }]) => !ALLOWED.includes(license))
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})

test('README lists the packages with their licences', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
  const readme = read('README.md').replaceAll(/\s+/g, ' ')
  for (const name of Object.keys(dependencies)) {
    expect(readme).toContain(`${name} (${packages[`node_modules/${name}`]?.license}`)
  }
})
