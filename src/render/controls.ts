/**
 * Characters that a terminal or an old reader would act on rather than show: DEL and C1 controls, marks that turn the
 * direction of writing, line and paragraph separators, and the byte order mark. (C0 controls are escaped by JSON.)
 */
const CONTROLS = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g

/** Writes them as `\uXXXX`; for text whose only free-form parts are double-quoted JSON strings. */
export function escapeControls(quoted: string): string {
  return quoted.replace(CONTROLS, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
