import type { VocabularyKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import { phraseTable } from './phrases.ts'
import type { Transform } from './transform.ts'

/** Puts mainland words for Taiwan ones in a converted text, if enough marker words show that it comes from there. */
export function vocabularyTransform(knowledge: VocabularyKnowledge): Transform {
  const markers = phraseTable(Object.fromEntries(knowledge.markers.map((marker) => [marker, marker])))
  const words = phraseTable(knowledge.words)

  function comesFromTaiwan(text: string): boolean {
    const seen = new Set<string>()
    let total = 0
    for (let at = 0; at < text.length; at++) {
      const hit = markers.longestAt(text, at, text.length)
      if (hit === null) continue
      total++
      seen.add(hit.text)
      if (seen.size >= knowledge.distinctMarkers || total >= knowledge.totalMarkers) return true
    }
    return false
  }

  return (text) => {
    const edits: Edit[] = []
    if (!comesFromTaiwan(text)) return edits
    for (let at = 0; at < text.length;) {
      const hit = words.longestAt(text, at, text.length)
      if (hit === null) {
        at++
        continue
      }
      const { end, text: word } = hit
      if (text.slice(at, end) !== word) edits.push({ start: at, end, text: word, kind: 'vocabulary' })
      at = hit.end
    }
    return edits
  }
}
