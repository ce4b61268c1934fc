import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import labels from '../../../src/render/markup/labels.json' with { type: 'json' }
import { root, typescriptBelow } from '../../house/files.ts'

const names = Object.keys(labels.zh)

test('both languages have the same labels, none empty, and the same places for numbers', () => {
  expect(Object.keys(labels.en)).toEqual(names)
  const pairs = names.map((name) => [labels.zh, labels.en].map((each) => (each as Record<string, string>)[name] ?? ''))
  expect(pairs.filter(([zh, en]) => zh === '' || en === '')).toEqual([])
  expect(pairs.filter(([zh, en]) => zh!.includes('{n}') !== en!.includes('{n}'))).toEqual([])
})

test('every label is used', () => {
  const code = ['src/render', 'src/page'].flatMap(typescriptBelow).map(({ text }) => text)
  const used = (name: string): boolean => {
    const family = name.slice(0, name.lastIndexOf('.'))
    return code.some(
      (text) =>
        text.includes(`'${name}'`) ||
        text.includes(`"${name}"`) ||
        (family !== '' && (text.includes(`'${family}'`) || text.includes(`\`${family}.\${`))),
    )
  }
  expect(names.filter((name) => !used(name))).toEqual([])
})

test('every class that the style sheet names is in the page or made by its script', () => {
  const sheets = ['theme', 'frame', 'text', 'records', 'difference', 'narrow', 'print']
  const css = sheets.map((name) => readFileSync(join(root, `src/page/${name}.css`), 'utf8')).join('\n')
  const classes = new Set([...css.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name = '']) => name))
  const code = ['src/render', 'src/page']
    .flatMap(typescriptBelow)
    .map(({ text }) => text)
    .join('\n')
  const json = JSON.stringify(labels)
  expect(
    [...classes].filter((name) => !new RegExp(`\\b${name.replace(/^(without|level)-.*/, '$1-')}`).test(code + json)),
  ).toEqual([])
})
