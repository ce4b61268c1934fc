/**
 * The smallest frequency at which a word beats every way of cutting it into known words, so that the segmenter keeps it
 * whole without preferring it to its neighbours' claims on the same characters.
 * @param words the dictionary so far; the word itself is not used as a piece
 * @param total the sum of all frequencies, which turns a frequency into a probability
 */
export function frequencyToStayWhole(
  word: string,
  words: ReadonlyMap<string, { readonly frequency: number }>,
  total: number,
): number {
  const characters = [...word]
  /** best[i]: probability of the best cut of the characters before i. */
  const best: number[] = [1]
  for (let end = 1; end <= characters.length; end++) {
    let probability = 0
    for (let start = 0; start < end; start++) {
      if (start === 0 && end === characters.length) continue
      const piece = words.get(characters.slice(start, end).join(''))
      const frequency = piece?.frequency ?? (end - start === 1 ? 1 : 0)
      probability = Math.max(probability, ((best[start] ?? 0) * frequency) / total)
    }
    best.push(probability)
  }
  return Math.floor((best[characters.length] ?? 0) * total) + 1
}
