import type { Extraction } from '../../src/core/extraction.ts'
import type { RenderOptions } from '../../src/render/format.ts'
import { loadFormat, type FormatName } from '../../src/render/formats.ts'

const plain = (text: string): string => text

/** No terminal, one input, nothing asked for. */
const USUAL: RenderOptions = {
  several: false,
  compact: false,
  table: undefined,
  bom: false,
  width: null,
  style: { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, cyan: plain },
}

/** What a format of text makes of extractions. */
export async function rendered(
  name: FormatName,
  extractions: readonly Extraction[],
  options: Partial<RenderOptions> = {},
): Promise<string> {
  const render = await loadFormat(name)
  const result = await render(extractions, { ...USUAL, ...options })
  return typeof result === 'string' ? result : Buffer.from(result).toString('latin1')
}
