/** What must not reach a reader as it is, and how each kind of output spells it. */

/** DEL and C1 controls, marks that turn the direction of writing, separators of lines and paragraphs, the byte order mark. */
const STEERING = String.raw`\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF`
/** C0 controls and lone surrogates are escaped by JSON itself. */
const IN_JSON = new RegExp(`[${STEERING}]`, 'g')
/** What {@link visible} spells out. */
export const UNSAFE = new RegExp(String.raw`[\u0000-\u001F${STEERING}]|\p{Surrogate}`, 'gu')
/** What a reader cannot see, or what would turn or steer what they see: controls, format characters, lone surrogates. */
export const UNSEEN = /[^\P{Cc}\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const UNSEEN_OR_SPACE = new RegExp(String.raw`(?:\s|${UNSEEN.source})+`, 'gu')

/** For a terminal: what would steer it, or hide something from the reader, is spelled out as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${codeOf(character)}}`)
}

/** The same as `\uXXXX`; for text whose only free-form parts are double-quoted JSON strings. */
export function escapeControls(quoted: string): string {
  return quoted.replace(IN_JSON, (character) => `\\u${codeOf(character).padStart(4, '0')}`)
}

/** An unseen character spelled out for a reader of a page: `⟨U+202E⟩`. */
export function nameOfUnseen(character: string): string {
  return `⟨U+${codeOf(character).toUpperCase().padStart(4, '0')}⟩`
}

/** A text of a document on one line, without anything a terminal or a reader of lines would act on. */
export function oneLine(text: string): string {
  return text.replaceAll(UNSEEN_OR_SPACE, ' ').trim()
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16)
}
