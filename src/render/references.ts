const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A character that would be a mark, as HTML and XML write it. */
export function reference(mark: string): string {
  return NAMED[mark] ?? `&#${mark.codePointAt(0)};`
}

/** A text for HTML and XML, between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>"'`]/g, reference)
}
