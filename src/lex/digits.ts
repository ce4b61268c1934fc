/** Whether a UTF-16 code unit is an Arabic digit. */
export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57

/** Where the digits that begin at `at` end. */
export function digitsEnd(text: string, at: number, end: number): number {
  let i = at
  while (i < end && isDigit(text.charCodeAt(i))) i++
  return i
}
