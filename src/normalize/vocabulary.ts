import type { VocabularyKnowledge } from '../core/repair.ts'
import type { Edit } from '../core/text.ts'
import type { PhraseTable } from './phrases.ts'
import { phraseTable } from './phrases.ts'
import type { Transform } from './transform.ts'

/** A vocabulary made ready to look words up. */
interface Region {
  readonly knowledge: VocabularyKnowledge
  readonly markers: PhraseTable
  readonly words: PhraseTable
}

/**
 * Puts mainland words for those of a region in a converted text, if enough marker words show that it comes from there; of
 * several regions, for those of the one with most different markers.
 */
export function vocabularyTransform(vocabularies: readonly VocabularyKnowledge[]): Transform {
  const regions = vocabularies.map((knowledge): Region => ({
    knowledge,
    markers: phraseTable(Object.fromEntries(knowledge.markers.map((marker) => [marker, marker]))),
    words: phraseTable(knowledge.words),
  }))
  return (text) => {
    let origin: Region | null = null
    let most = 0
    for (const region of regions) {
      const shown = markersIn(text, region)
      if (shown <= most) continue
      origin = region
      most = shown
    }
    return origin === null ? [] : edits(text, origin)
  }
}

/** How many different markers a text has; 0 when they are too few to tell. */
function markersIn(text: string, { knowledge, markers }: Region): number {
  const seen = new Set<string>()
  let total = 0
  for (let at = 0; at < text.length; at++) {
    const hit = markers.longestAt(text, at, text.length)
    if (hit === null) continue
    total++
    seen.add(hit.text)
  }
  return seen.size >= knowledge.distinctMarkers || total >= knowledge.totalMarkers ? seen.size : 0
}

function edits(text: string, { knowledge, words }: Region): Edit[] {
  const found: Edit[] = []
  for (let at = 0; at < text.length;) {
    const hit = words.longestAt(text, at, text.length)
    if (hit === null) {
      if (text[at] === knowledge.digitGroups && isBetweenGroups(text, at)) {
        found.push({ start: at, end: at + 1, text: '', kind: 'digit-group' })
      }
      at++
      continue
    }
    if (text.slice(at, hit.end) !== hit.text)
      found.push({ start: at, end: hit.end, text: hit.text, kind: 'vocabulary' })
    at = hit.end
  }
  return found
}

/** One to three digits in front and three behind, neither part of a longer number. */
function isBetweenGroups(text: string, at: number): boolean {
  return (
    /(?:^|[^0-9.,])[0-9]{1,3}$/.test(text.slice(Math.max(0, at - 4), at)) &&
    /^[0-9]{3}(?![0-9])/.test(text.slice(at + 1, at + 5))
  )
}
