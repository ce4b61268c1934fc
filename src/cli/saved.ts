import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import { SCHEMA_VERSION } from '../core/version.ts'

/** Texts that begin like this are no policy texts. */
const JSON_START = /^\s*[{[]/
const YAML_START = /^(?:---\s*\n)?schemaVersion\s*:/

interface SavedText {
  readonly name: string
  readonly text: string
}

/** Is this what `xinjijian extract` wrote (or meant to be), by its name or its first characters? */
export function looksSaved({ name, text }: SavedText): boolean {
  return /\.(?:json|ya?ml)$/i.test(name) || JSON_START.test(text) || YAML_START.test(text)
}

/**
 * Reads a saved extraction, JSON or YAML, and checks it against the schema.
 * @throws XinjijianError `not-extraction`, `several-extractions`, `schema-newer`; each with the path
 */
export async function readSaved({ name, text }: SavedText): Promise<Extraction> {
  const data = await parse(name, text)
  if (Array.isArray(data)) {
    const hint = 'save each document by itself, or compare two folders of them'
    throw new XinjijianError('several-extractions', 'holds several extractions; one is compared with one', {
      hint,
      path: name,
    })
  }
  const version = versionOf(data)
  if (version === null) throw notExtraction(name, 'has no schemaVersion')
  if (isNewer(version, SCHEMA_VERSION)) {
    const hint = 'update xinjijian to the version that wrote it'
    throw new XinjijianError(
      'schema-newer',
      `has schema version ${version}; this program reads up to ${SCHEMA_VERSION}`,
      { hint, path: name },
    )
  }
  const { extractionSchema } = await import('../core/extraction.ts')
  const checked = extractionSchema.safeParse(upgraded(data as SavedObject, version))
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw notExtraction(name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}

async function parse(name: string, text: string): Promise<unknown> {
  if (JSON_START.test(text)) {
    try {
      return JSON.parse(text) as unknown
    } catch (cause) {
      throw notExtraction(name, 'is not valid JSON', cause)
    }
  }
  const { parseAllDocuments } = await import('yaml')
  const documents = parseAllDocuments(text, { prettyErrors: false })
  if (!('length' in documents)) return null
  const broken = documents.flatMap(({ errors }) => errors)[0]
  if (broken !== undefined) throw notExtraction(name, 'is not valid YAML', broken)
  const values = documents.map((document) => dataOf(document, name))
  return values.length === 1 ? values[0] : values
}

/** Extractions have no aliases; those of aliases would grow without end. */
function dataOf(document: { toJS(options: { maxAliasCount: number }): unknown }, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (cause) {
    throw notExtraction(name, 'its YAML has aliases', cause)
  }
}

function versionOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('schemaVersion' in data)) return null
  const { schemaVersion } = data
  return typeof schemaVersion === 'string' && /^\d+(?:\.\d+)*$/.test(schemaVersion) ? schemaVersion : null
}

interface SavedObject {
  readonly document?: object
  readonly indicators?: unknown
}

/** What 1.0 did not have is what a text without format has; anything malformed is left for the schema to name. */
function upgraded(data: SavedObject, version: string): object {
  if (version !== '1.0') return data
  const { document, indicators } = data
  const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null
  return {
    ...data,
    schemaVersion: SCHEMA_VERSION,
    ...(isRecord(document) && { document: { format: 'text', encodingReason: null, dropped: [], ...document } }),
    ...(Array.isArray(indicators) && {
      indicators: indicators.map((indicator: unknown) =>
        isRecord(indicator) ? { nature: null, ...indicator } : indicator,
      ),
    }),
  }
}

function isNewer(version: string, known: string): boolean {
  const [a, b] = [version, known].map((text) => text.split('.').map(Number)) as [number[], number[]]
  const at = [...Array(Math.max(a.length, b.length)).keys()].find((index) => (a[index] ?? 0) !== (b[index] ?? 0))
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0)
}

function notExtraction(path: string, why: string, cause?: unknown): XinjijianError {
  const hint = 'save one with: xinjijian extract -o FILE'
  return new XinjijianError('not-extraction', `is not an extraction: ${why}`, { hint, path, cause })
}
