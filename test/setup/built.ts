/**
 * Makes `dist/` anew where the rules, the word list or the sources have changed since it was built, so that no test sees
 * a stale ruleset, dictionary or bundle. What goes wrong is told by test/build/built.test.ts, and the other tests still run.
 */
import type { TestProject } from 'vitest/node'
import { buildBundles } from '../../src/build/bundle.ts'
import { buildData } from '../../src/build/data.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What each step of the build threw; empty when all went well. */
    buildFailures: string[]
  }
}

export default async function built(project: TestProject): Promise<void> {
  const failures: string[] = []
  // One after the other: the command's byte code is kept from a run over the data.
  for (const step of [buildData, buildBundles]) {
    await step().catch((reason: unknown) => failures.push(String(reason)))
  }
  if (failures.length > 0) console.error(`The build failed; dist/ is missing or old.\n${failures.join('\n')}`)
  project.provide('buildFailures', failures)
}
