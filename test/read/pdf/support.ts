import type { Limits } from '../../../src/core/limits.ts'
import { createGuard } from '../../../src/read/guard.ts'
import { readPdf } from '../../../src/read/pdf/pdf.ts'

export function read(bytes: Uint8Array, limits: Partial<Limits> = {}): ReturnType<typeof readPdf> {
  return readPdf(bytes, createGuard('plan.pdf', limits))
}

export async function lines(bytes: Uint8Array): Promise<string[]> {
  return (await read(bytes)).text.split('\n').slice(0, -1)
}
