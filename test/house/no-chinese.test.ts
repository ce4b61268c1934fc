import { transformSync } from 'esbuild'
import { expect, it } from 'vitest'
import { typescriptBelow } from './files.ts'

/** The code of a source text without its comments; escapes of letters in strings come out as the letters. */
function codeOf(text: string): string {
  return transformSync(text, { loader: 'ts', charset: 'utf8', minifyWhitespace: true, legalComments: 'none' }).code
}

function chineseIn(text: string): string[] {
  return codeOf(text).match(/\p{Script=Han}+/gu) ?? []
}

it('sees Chinese in code, also when it is escaped, and not in comments', () => {
  expect(chineseIn("// 年\nexport const x = '以上' /* 月 */")).toEqual(['以上'])
  expect(chineseIn(String.raw`export const x = '\u4ee5\u4e0a'`)).toEqual(['以上'])
  expect(chineseIn('/** 5万个以上 */\nexport const x = `a`')).toEqual([])
})

it('keeps what the tool knows in rules/: no Chinese in the code of src/', () => {
  const files = typescriptBelow('src')
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap(({ path, text }) => chineseIn(text).map((words) => `${path}: ${words}`))
  expect(found).toEqual([])
})
