/**
 * The build: schema of rule files, compiled rules and dictionary, then bundles. `--data` leaves out the bundles (enough for the tests that run
 * the sources). Data made from unchanged inputs are not made again.
 */
import { buildBundles } from './bundle.ts'
import { buildData } from './data.ts'
import { RuleProblems } from './ruleset.ts'
import { buildSchema } from './schema.ts'

try {
  console.log(buildSchema())
  console.log(await buildData())
  if (!process.argv.includes('--data')) console.log(await buildBundles())
} catch (error) {
  if (!(error instanceof RuleProblems)) throw error
  console.error(error.message)
  process.exitCode = 1
}
