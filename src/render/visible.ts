/** Controls (C0, DEL, C1), marks that turn the direction of writing, line separators, the byte order mark, lone surrogates. */
// oxlint-disable-next-line no-control-regex -- these are the characters meant
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|\p{Surrogate}/gu

/** For a terminal: what would steer it, or hide something from the reader, is spelled out as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
