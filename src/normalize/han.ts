/** Whether a UTF-16 code unit belongs to a Chinese character: the basic block, extension A, zero, half of a rare one. */
export function isHan(code: number): boolean {
  if (code < 0x3007) return false
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 || isRareHan(code)
}

/** Surrogates of planes 2 and 3, where nothing but ideographs stands (low surrogates are taken to follow one). */
function isRareHan(code: number): boolean {
  return (code >= 0xd840 && code <= 0xd8bf) || (code >= 0xdc00 && code <= 0xdfff)
}
