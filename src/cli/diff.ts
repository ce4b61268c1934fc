import { resolve } from 'node:path'
import type { DifferenceReport, DocumentDifference, IgnoreEntry } from '../core/difference.ts'
import { XinjijianError } from '../core/errors.ts'
import type { Extraction } from '../core/extraction.ts'
import type { SourceText } from '../core/text.ts'
import { compareDocuments, failedPair, oneSided, type ComparedSide } from '../diff/compare.ts'
import { hasFindings, makeReport } from '../diff/report.ts'
import { DOCUMENT_EXTENSIONS } from '../read/document-files.ts'
import { STANDARD_INPUT } from '../read/input.ts'
import { readPageAssets } from '../read/resources.ts'
import { openVersion, type Version, type VersionText } from '../read/versions.ts'
import { loadDifferenceFormat } from '../render/difference/formats.ts'
import { differencePaint } from './colour.ts'
import type { DiffOptions } from './diff-command.ts'
import { destinationOf } from './destination.ts'
import { EXIT } from './exit.ts'
import type { CreateExtractor } from './extract.ts'
import { sourceOptions } from './input-options.ts'
import { refuseSecondStandardInput, tellDiagnostics } from './inputs.ts'
import type { Io } from './io.ts'
import { pageOnTerminal } from './output.ts'
import { looksSaved, readSaved } from './saved.ts'
import { settingsFor } from './settings.ts'
import type { Surroundings } from './surroundings.ts'

const IGNORE_FILE = 'xinjijian.ignore.yaml'

interface DiffSurroundings extends Surroundings {
  readonly createExtractor: CreateExtractor
  /** `YYYY-MM-DD` where the user is. */
  readonly today: string
}

type ReadSide = (text: VersionText) => Promise<ComparedSide>

/** `xinjijian diff`: prints the report, then says by the exit code what it found. Returns the exit code. */
export async function diff(
  oldName: string,
  newName: string,
  options: DiffOptions,
  surroundings: DiffSurroundings,
): Promise<number> {
  const { io, today } = surroundings
  refuseSecondStandardInput([oldName, newName])
  const destination = await destinationOf([oldName, newName], options.output, io)
  if (options.format === 'html' && destination.isTerminal) throw pageOnTerminal()
  const [render, entries] = await Promise.all([loadDifferenceFormat(options.format), ignoreEntries(options, io)])
  const given = { stdin: io.stdin, ...sourceOptions(options), limits: options.limit }
  const [old, fresh] = await bothOf(openVersion(oldName, given), openVersion(newName, given))
  const sources = new Map<string, SourceText>()
  const readSide = sideReader(options, surroundings, sources)
  const documents =
    old.kind === 'folder' || fresh.kind === 'folder'
      ? await folderPairs([oldName, old], [newName, fresh], readSide)
      : await singlePair(old, fresh, options.name ?? null, readSide)
  const report = makeReport(documents, entries, today)

  const paint = destination.path === undefined ? await differencePaint(io.stdout, io.env) : null
  const page = options.format === 'html' ? { page: { assets: readPageAssets('difference'), sources } } : {}
  await destination.write(render(report, { paint, failOn: options.failOn, ...page }))
  return exitCode(report, options)
}

function exitCode(report: DifferenceReport, { failOn, exitZero }: DiffOptions): number {
  if (report.status === 'error') return EXIT.failed
  return exitZero !== true && hasFindings(report, failOn) ? EXIT.findings : EXIT.fine
}

async function singlePair(
  old: Version,
  fresh: Version,
  name: string | null,
  readSide: ReadSide,
): Promise<DocumentDifference[]> {
  if (old.kind === 'nothing' && fresh.kind === 'nothing') return []
  const read = async (version: Version): Promise<ComparedSide> => {
    const side = await readSide(await version.read())
    return name === null ? side : { ...side, file: name }
  }
  if (old.kind === 'nothing') {
    const side = await read(fresh)
    return [oneSided(side, 'new', name ?? side.name)]
  }
  if (fresh.kind === 'nothing') {
    const side = await read(old)
    return [oneSided(side, 'old', name ?? side.name)]
  }
  const [before, after] = await bothOf(read(old), read(fresh))
  return [compareDocuments(before, after, name)]
}

/** Both, or all that went wrong with either. */
async function bothOf<T>(one: Promise<T>, other: Promise<T>): Promise<readonly [T, T]> {
  const [a, b] = await Promise.allSettled([one, other])
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value]
  const reasons = [a, b].flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
  const bug = reasons.find((reason) => !(reason instanceof XinjijianError || reason instanceof AggregateError))
  throw bug ?? (reasons.length === 1 ? reasons[0] : new AggregateError(reasons.flatMap(partsOf)))
}

function partsOf(reason: unknown): unknown[] {
  return reason instanceof AggregateError ? reason.errors : [reason]
}

async function folderPairs(
  [oldName, old]: readonly [string, Version],
  [newName, fresh]: readonly [string, Version],
  readSide: ReadSide,
): Promise<DocumentDifference[]> {
  if (old.kind !== fresh.kind) {
    const [folder, other] = old.kind === 'folder' ? [oldName, newName] : [newName, oldName]
    const hint = `${folder} is a folder: name two folders, or two documents`
    throw new XinjijianError('folder-and-file', 'is not a folder', { hint, path: other })
  }
  const [before, after] = await bothOf(old.list(), fresh.list())
  const paths = [...new Set([...before, ...after])].toSorted()
  if (paths.length === 0) {
    const hint = `texts end in ${DOCUMENT_EXTENSIONS.join(', ')}, saved extractions in .json or .yaml`
    throw new XinjijianError('folder-empty', 'neither folder holds a document', { hint, path: newName })
  }
  const [inOld, inNew] = [new Set(before), new Set(after)]
  const documents: DocumentDifference[] = []
  for (const path of paths) {
    try {
      const a = inOld.has(path) ? await readSide(await old.read(path)) : null
      const b = inNew.has(path) ? await readSide(await fresh.read(path)) : null
      if (a !== null && b !== null) documents.push(compareDocuments(a, b, path))
      else documents.push(a === null ? oneSided(b as ComparedSide, 'new', path) : oneSided(a, 'old', path))
    } catch (error) {
      if (!(error instanceof XinjijianError)) throw error
      documents.push(failedPair(path, `${error.path ?? path}: ${error.message}`))
    }
  }
  return documents
}

/**
 * Makes an extraction of a text or takes the saved one; rules and segmenter are loaded when the first text needs them.
 * Texts read are kept in `sources`, by the name of the side.
 */
function sideReader(
  options: DiffOptions,
  { io, voice, createExtractor }: DiffSurroundings,
  sources: Map<string, SourceText>,
): ReadSide {
  let loading: Promise<(text: VersionText) => Promise<Extraction>> | undefined
  const load = async (): Promise<(text: VersionText) => Promise<Extraction>> => {
    const { rules, output } = await settingsFor(options, io)
    const extractor = await createExtractor(rules)
    for (const problem of extractor.problems ?? []) await voice.remark(problem)
    const published = options.published ?? output.published
    return async (source) => {
      const { checkpoint } = source
      const extraction = extractor.extract(source, { checkpoint, ...(published !== undefined && { published }) })
      sources.set(source.name, source)
      await tellDiagnostics(extraction, false, voice)
      return extraction
    }
  }
  return async (version) => {
    const { name, file } = version
    if (!looksSaved(version)) return { extraction: await (await (loading ??= load()))(version), name, file }
    const extraction = await readSaved(version)
    const source = extraction.document.name
    return { extraction, name, file: source === STANDARD_INPUT ? null : source }
  }
}

/** @throws an AggregateError of XinjijianErrors with line and column when the file has mistakes */
async function ignoreEntries({ ignore }: DiffOptions, io: Pick<Io, 'cwd'>): Promise<IgnoreEntry[]> {
  if (ignore === false) return []
  const { readOptionalText } = await import('../read/optional.ts')
  const usual = resolve(io.cwd?.() ?? '.', IGNORE_FILE)
  const file = await readOptionalText(ignore ?? usual, ignore ?? IGNORE_FILE, ignore !== undefined)
  if (file === null) return []
  const { parseIgnoreFile } = await import('../rules/ignore.ts')
  const errors: XinjijianError[] = []
  const entries = parseIgnoreFile(file, ({ code, message, hint, path, position }) => {
    errors.push(
      new XinjijianError(code.replace(/^rule-/, 'ignore-'), message, {
        path,
        position,
        ...(hint !== undefined && { hint }),
      }),
    )
  })
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors)
  return entries
}
