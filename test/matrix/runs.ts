/** Random inputs tried for each property; `FUZZ_RUNS` asks for more. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 1000)

/** What all properties are checked with. */
export const SETTINGS = {
  numRuns: RUNS,
  // In seconds a run of CI has for one property; what was not tried by then is left out, and told by the length of the run.
  interruptAfterTimeLimit: Number(process.env.FUZZ_SECONDS ?? 120) * 1000,
  markInterruptAsFailure: true,
} as const
