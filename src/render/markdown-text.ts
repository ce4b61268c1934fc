import { reference } from './references.ts'

/** A text on one line for a cell or a paragraph of Markdown, in which it is no mark-up, link or mention. */
export function escapedMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_~[\]#]/g, '\\$&').replaceAll(/[&<>|@]/g, reference)
}
