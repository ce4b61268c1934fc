import type { Limits } from '../../../src/core/limits.ts'
import { readDocx } from '../../../src/read/docx/docx.ts'
import { createGuard } from '../../../src/read/guard.ts'
import { readRuleset } from '../../../src/read/resources.ts'
import { docx, type DocxParts } from '../../support/docx.ts'

export const systems = readRuleset().outline.listNumbers

export function readBytes(bytes: Uint8Array, limits: Partial<Limits> = {}): ReturnType<typeof readDocx> {
  return readDocx(bytes, systems, createGuard('plan.docx', limits))
}

export function read(parts: DocxParts): ReturnType<typeof readDocx> {
  return readBytes(docx(parts))
}

/** The lines of the text of a document with this body. */
export async function lines(body: string, others: Omit<DocxParts, 'body'> = {}): Promise<string[]> {
  return (await read({ body, ...others })).text.split('\n').slice(0, -1)
}
