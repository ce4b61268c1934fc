/**
 * `npm run mine [-- --limit N] [--every N]`: extracts the shared corpus and lists what a rule author should look at: quantities left
 * as residue and names that no careful reader would write, each kind with its most frequent contexts.
 */
import { parseArgs } from 'node:util'
import type { Extraction, Indicator } from '../../src/core/extraction.ts'
import { createExtractor } from '../../src/index.ts'
import { corpusDocuments, count, yieldLine } from './yield.ts'

const { values } = parseArgs({
  options: { limit: { type: 'string', default: '25' }, every: { type: 'string', default: '1' } },
})
const limit = Number(values.limit)
const every = Number(values.every)

interface Lead {
  readonly kind: string
  readonly key: string
  readonly context: string
}

/** Why a name is not one a reader would write, or null. */
function doubt({ name }: Indicator): string | null {
  if (name.length === 1) return 'one character'
  if (name.length > 24) return 'long'
  if (/^[\p{P}\d]/u.test(name) && !/^[“"《(\d]/u.test(name)) return 'begins with a mark'
  if (/[,;:。]/u.test(name)) return 'holds a clause mark'
  return null
}

function context(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 24), end + 14).replaceAll(/\s/g, ' ')
}

function leadsOf(text: string, extraction: Extraction): Lead[] {
  const leads: Lead[] = []
  for (const { text: key, span, kind } of extraction.residue) {
    const unit = key.replaceAll(/[\d.,]/g, '')
    leads.push({ kind: `residue ${kind}`, key: unit, context: context(text, span.start, span.end) })
  }
  for (const indicator of extraction.indicators) {
    const why = doubt(indicator)
    if (why !== null)
      leads.push({
        kind: `name: ${why}`,
        key: indicator.name,
        context: context(text, indicator.span.start, indicator.span.end),
      })
  }
  return leads
}

const extractor = await createExtractor()
const leads: Lead[] = []
const sum = { documents: 0, indicators: 0, residue: 0 }
for (const document of corpusDocuments(extractor, every)) {
  count(sum, document)
  leads.push(...leadsOf(document.text, document.extraction))
}
console.log(sum.documents === 0 ? 'the shared corpus is not here: nothing to mine' : yieldLine(sum))
for (const kind of [...new Set(leads.map((lead) => lead.kind))].toSorted()) {
  const own = leads.filter((lead) => lead.kind === kind)
  const counts = new Map<string, Lead[]>()
  for (const lead of own) counts.set(lead.key, [...(counts.get(lead.key) ?? []), lead])
  console.log(`\n== ${kind}: ${own.length}`)
  for (const [key, found] of [...counts].toSorted((a, b) => b[1].length - a[1].length).slice(0, limit)) {
    console.log(`${String(found.length).padStart(5)}  ${key}`)
    for (const lead of found.slice(0, 3)) console.log(`         ${lead.context}`)
  }
}
