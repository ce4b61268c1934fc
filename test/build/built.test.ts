import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, inject, it } from 'vitest'
import { resourcePath } from '../../src/read/resources.ts'

it('builds: the rules are free of problems and dist/ is made from what the tests see', () => {
  expect(inject('buildFailures').join('\n')).toBe('')
})

it('requires nothing that is an ES module, which Node before 20.19 refuses', () => {
  const required = readFileSync(resourcePath('cli.cjs'), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)
  const names = [...new Set([...required].map(([, name = '']) => name))].filter((name) => !name.startsWith('@duckdb/'))
  expect(names).toEqual(expect.arrayContaining(['yauzl', './packages/hucre-xlsx.cjs']))
  const script = `const [start, ...names] = process.argv.slice(1); names.forEach(require('module').createRequire(start))`
  const told = ['--no-experimental-require-module', '-e', script, resourcePath('cli.cjs'), ...names]
  expect(() => execFileSync(process.execPath, told, { stdio: 'pipe' })).not.toThrow()
})
