/**
 * The only way to write markup: a template whose every inserted value is escaped, whatever it holds and wherever it
 * stands (attributes are always quoted, which a test of the sources holds). Markup goes in as {@link Html} only, and only
 * this file makes any.
 */
class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

export type { Html }

export type Insert = Html | string | number | null | undefined | readonly Insert[]

/** Markup with values put in; a list is its members in a row, `null` and `undefined` are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Insert[]): Html {
  let markup = parts[0] as string
  values.forEach((value, index) => {
    markup += markupOf(value) + (parts[index + 1] as string)
  })
  return new Html(markup)
}

function markupOf(value: Insert): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(markupOf).join('')
  return escaped(String(value))
}

/** Source code that the build made, inside `<style>` or `<script>`: it is checked, for nothing there can be escaped. */
export function code(source: string): Html {
  if (/<(?:\/|!--|script)/i.test(source)) throw new Error('this code would end its own element')
  return new Html(source)
}

/** A value as JSON for a data element. */
export function json(value: unknown): Html {
  return new Html(visible(JSON.stringify(value)).replaceAll('<', '\\u003c'))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

function escaped(text: string): string {
  return visible(text).replaceAll(/[&<>"'`]/g, (character) => ENTITIES[character] as string)
}

/** What a reader cannot see, or what would turn or steer what they see: controls, format characters, lone surrogates. */
export const UNSEEN = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Such a character spelled out. */
export function nameOfUnseen(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
}

function visible(text: string): string {
  return text.replaceAll(UNSEEN, nameOfUnseen)
}
