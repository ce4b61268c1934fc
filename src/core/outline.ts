import type { Table } from './layout.ts'
import type { Span } from './span.ts'

export type BlockKind = 'title' | 'heading' | 'item' | 'paragraph' | 'table'

/**
 * A run of policy text that is read as a unit (normally one line of the normalized text). `content` leaves out the
 * marker (`一、`, `(一)`, `1.`, `——`, `▷`, `一是`, `①`, `#`) but nothing else.
 */
export interface Block extends Span {
  readonly kind: BlockKind
  readonly content: Span
  /** The section it belongs to (a heading belongs to the section it opens), or null before the first heading. */
  readonly section: number | null
  /** The marker as written in the normalized text, or the empty string. */
  readonly marker: string
  /** For kind `table`: the cell it is a line of. */
  readonly cell?: CellAddress
}

/** A cell by its table's place in {@link Outline.tables} and its own place in the table's cells, both 0-based. */
export interface CellAddress {
  readonly table: number
  readonly index: number
}

/** A part of the text under one heading or task number. Nested by official rank: 编 章 节 一、 (一) 1. (1) ①. */
export interface Section {
  readonly index: number
  readonly parent: number | null
  /** Rank in the official outline, 1 = highest; comparable within a document only. */
  readonly level: number
  /** The mark as written: `三、`, `(一)`, `1.`, `第二章`, `##`. */
  readonly number: string
  /** Heading text without the mark; for a run-in heading (`1.发展智能制造。聚焦…`) its first sentence. */
  readonly title: string
  readonly heading: Span
  /** From the mark to the end of the last block of the section, subsections included. */
  readonly span: Span
}

/** A region that is not policy text and yields no records. */
export interface SkippedRegion extends Span {
  /** A short English code from the rules: `navigation`, `comment`, `disclaimer`, `other-article`, `share-bar`, `caption`, … */
  readonly reason: string
}

export interface Region {
  readonly name: string
  /** GB/T 2260 code of six digits. */
  readonly code: string
}

export interface DocumentFacts {
  readonly title: string | null
  readonly region: Region | null
  readonly issuer: string | null
  readonly documentNumber: string | null
  /** First and last year of the plan. */
  readonly period: { readonly from: number; readonly to: number; readonly text: string } | null
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly publishedOn: string | null
  /** `plan`, `report` (government work report), `news`, `interview`, `list`; from the outline rules. */
  readonly genre: string
}

export interface Outline {
  readonly facts: DocumentFacts
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly skipped: readonly SkippedRegion[]
  /** Of the file's layout, in the normalized text. */
  readonly tables: readonly Table[]
}
