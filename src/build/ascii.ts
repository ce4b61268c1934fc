/**
 * Code or JSON without characters beyond ASCII, which is read in half the time. They must stand only where an escape means the
 * same: in strings, regular expressions and templates.
 */
export function spellInAscii(code: string): string {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
