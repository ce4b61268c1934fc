/** What the exit code tells a script. */
export const EXIT = {
  /** The work is done. */
  fine: 0,
  /** The work is done and found something to object to (for commands that check or compare). */
  findings: 1,
  /** Some of the work could not be done. */
  failed: 2,
} as const
