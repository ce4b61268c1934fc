/** What the exit code tells a script. */
export const EXIT = {
  /** The work is done. */
  fine: 0,
  /** The work is done and found something to object to (for commands that check or compare). */
  findings: 1,
  /** Some of the work could not be done. */
  failed: 2,
} as const

/** What they mean for commands that extract, as their help says it. */
export const EXIT_HELP = `
Exit codes:
  0  the work is done, even when a text held nothing to extract
  1  the work is done and something was found (commands that check or compare)
  2  something could not be done: a bad option, an unreadable file, a full disk;
     the other inputs are still extracted`
