import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { code, html, json } from '../../../src/render/markup/html.ts'
import { typescriptBelow } from '../../house/files.ts'

/** Texts made of what would end an element, an attribute or a script, turn the writing, or steer a terminal. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        '</style>',
        '</textarea>',
        '<!--',
        ']]>',
        '" onmouseover="alert(1)',
        "' autofocus onfocus='alert(1)",
        'javascript:alert(1)',
        '&lt;',
        '&#x3c;',
        '`',
        '=',
        '\u202E',
        '\u2066',
        '\u200B',
        '\u001B[2J',
        '\u0000',
        '\uD800',
        '\uFEFF',
        '\u2028',
        '5万个以上',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const UNSEEN = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/** What a reader of HTML makes of escaped text. */
function read(markup: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' }
  return markup.replaceAll(/&([a-z]+|#\d+);/g, (_, name: string) => entities[name] ?? '?')
}

/** What is shown of a text: characters that cannot be seen are named. */
function shownOf(text: string): string {
  return text.replaceAll(
    new RegExp(UNSEEN, 'gu'),
    (character) => `⟨U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}

describe('html', () => {
  test('nothing in a text is markup, in an element or in an attribute, and nothing of it is lost', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`
        const parts = /^<p title="([^"<>'`]*)">([^"<>'`]*)<\/p>$/s.exec(markup)
        expect(parts).not.toBeNull()
        expect(markup).not.toMatch(UNSEEN)
        expect(read(parts![1]!)).toBe(shownOf(text))
        expect(read(parts![2]!)).toBe(shownOf(text))
      }),
    )
  })

  test('JSON holds its value and cannot end its element', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { markup } = json({ text })
        expect(markup).not.toContain('<')
        expect(JSON.parse(markup)).toEqual({ text: expect.any(String) })
      }),
    )
    expect(JSON.parse(json(['</script>', '"']).markup)).toEqual(['</script>', '"'])
  })

  test('markup goes in as it is, lists in a row, nothing as nothing', () => {
    const { markup } = html`<b>${html`<i>&amp;</i>`}${['<', 2, null, html`<br>`]}${undefined}</b>`
    expect(markup).toBe('<b><i>&amp;</i>&lt;2<br></b>')
  })

  test.each(['a</script>', 'a</STYLE>', '<!--', '<script>'])(
    'code that would end its element is refused: %s',
    (text) => {
      expect(() => code(text)).toThrow('end its own element')
    },
  )
})

test('in every template of src/render attributes stand in double quotes', () => {
  const templates = typescriptBelow('src/render').flatMap(({ path, text }) =>
    [...text.matchAll(/[\w-]+=(?!")[^\s>]{0,3}\$\{/g)].map(([found]) => `${path}: ${found}`),
  )
  const inHtml = templates.filter((found) => !/: (?:line|col|file|title|tests|failures|errors)=/.test(found))
  expect(inHtml).toEqual([])
})
