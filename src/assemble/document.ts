import type { Extraction } from '../core/extraction.ts'
import { sha256 } from '../core/hash.ts'
import type { Dropped } from '../core/layout.ts'
import type { Outline } from '../core/outline.ts'
import type { Locator } from '../core/span.ts'
import type { NormalizedText, SourceText } from '../core/text.ts'

/** What is known of the document as a whole. */
export function documentRecord(
  source: SourceText,
  normalized: NormalizedText,
  plan: Outline,
  locator: Locator,
): Extraction['document'] {
  const { title, region, issuer, documentNumber, period, publishedOn, genre } = plan.facts
  return {
    name: source.name,
    title,
    region: region === null ? null : { ...region },
    issuer,
    documentNumber,
    period: period === null ? null : { ...period },
    publishedOn,
    genre,
    script: normalized.script,
    format: source.format,
    encoding: source.encoding,
    encodingReason: source.encodingReason ?? null,
    characters: source.text.length,
    sha256: sha256(source.text),
    repairs: { ...normalized.repairs },
    skipped: plan.skipped.map((region_) => ({ reason: region_.reason, span: locator.locate(region_) })),
    dropped: droppedRecords(source.layout?.dropped ?? []),
  }
}

/** Of what was dropped so many characters are shown. */
const SHOWN = 80

/** What was dropped several times (the header of each page) stands once. */
function droppedRecords(dropped: readonly Dropped[]): Extraction['document']['dropped'] {
  const records = new Map<string, Extraction['document']['dropped'][number]>()
  for (const { reason, text } of dropped) {
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text
    const key = `${reason}\n${text}`
    records.set(key, { reason, text: shown, times: (records.get(key)?.times ?? 0) + 1 })
  }
  return [...records.values()]
}
