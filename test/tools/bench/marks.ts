/** The marks the tool is to meet, and how the sections of the benchmark answer. */

/** A figure and what it should be. */
export interface Mark {
  readonly what: string
  /** `3.31`, `231 MB`. */
  readonly measured: string
  /** `≤ 3.5`. */
  readonly wanted: string
  readonly met: boolean
}

export interface Section {
  /** For reading: a title and figures in columns. */
  readonly report: string
  readonly marks: readonly Mark[]
}

/** A mark that is met up to a limit; with `least`, from a limit on. */
export function mark(
  what: string,
  value: number,
  limit: { readonly most: number } | { readonly least: number },
  written: (value: number) => string = (each) => String(Number(each.toPrecision(3))),
): Mark {
  const isUpper = 'most' in limit
  const bound = isUpper ? limit.most : limit.least
  const met = isUpper ? value <= bound : value >= bound
  return { what, measured: written(value), wanted: `${isUpper ? '≤' : '≥'} ${written(bound)}`, met }
}

/** A Markdown table. */
export function marksTable(marks: readonly Mark[]): string {
  const rows = marks.map(
    ({ what, measured, wanted, met }) => `| ${what} | ${measured} | ${wanted} | ${met ? 'yes' : 'no'} |`,
  )
  return ['| | measured | wanted | met |', '|---|---|---|---|', ...rows].join('\n')
}
