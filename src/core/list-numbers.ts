/** How one kind of list number is written, for formats that have no digits of their own in the program. */
export interface NumberSystem {
  /** Without `zero` and `units`: a whole number each, the first is 1. With `zero` or `units`: the digits 1 to 9. */
  readonly digits: string
  /** With `units`, what stands for a gap (`一百零一`); without, the digit 0 of numbers written digit by digit. */
  readonly zero?: string | undefined
  /** What stands behind tens, hundreds, thousands and ten thousands. */
  readonly units?: string | undefined
  /** Whether the one before ten is left out at the head of a number. */
  readonly bareTen?: boolean | undefined
}

/** Name of a number format in WordprocessingML (`chineseCounting`) → how it is written. */
export type ListNumbers = Readonly<Record<string, NumberSystem>>
