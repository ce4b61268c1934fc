/** The public API. */
export { createExtractor, type Extractor, type ExtractorOptions, type ExtractOptions } from './extractor.ts'
export { XinjijianError } from './core/errors.ts'
export { SCHEMA_VERSION } from './core/version.ts'
export type { AnnotatedDocument, Quoted } from './core/annotated.ts'
export type { Diagnostic } from './core/diagnostic.ts'
export type { SourceText } from './core/text.ts'
export type {
  Agency,
  Assignment,
  Extraction,
  Goal,
  Horizon,
  Indicator,
  Residue,
  SectionRecord,
} from './core/extraction.ts'
