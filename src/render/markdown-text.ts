const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '@': '&#64;',
}

/** A text on one line for a cell or a paragraph of Markdown, in which it is no mark-up, link or mention. */
export function escapedMarkdown(text: string): string {
  return text.replaceAll(/[&<>|@\\`*_~[\]#]/g, (character) => ENTITIES[character] ?? `\\${character}`)
}
