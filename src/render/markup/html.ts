import { escapeMarkup } from '../references.ts'
import { nameOfUnseen, UNSEEN } from '../visible.ts'

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

function escaped(text: string): string {
  return escapeMarkup(visible(text))
}

function visible(text: string): string {
  return text.replaceAll(UNSEEN, nameOfUnseen)
}
