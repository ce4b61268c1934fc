import type { Ruleset } from '../core/ruleset.ts'
import type { Topic } from './topic.ts'
import { assemblyTopic } from './topics/assembly.ts'
import { lexiconTopic } from './topics/lexicon.ts'
import { numeralsTopic } from './topics/numerals.ts'
import { outlineTopic } from './topics/outline.ts'
import { pageTopic } from './topics/page.ts'
import { patternsTopic } from './topics/patterns.ts'
import { phasesTopic } from './topics/phases.ts'
import { repairTopic } from './topics/repair.ts'
import { tableTopic } from './topics/table.ts'
import { tenseTopic } from './topics/tense.ts'
import { unitsTopic } from './topics/units.ts'

/** Knowledge that is its files' compiled data as it is. A property of Ruleset without a topic here does not compile. */
export const knowledgeTopics: {
  readonly [Name in Exclude<keyof Ruleset, 'hash' | 'phases' | 'clues'>]: Topic<Ruleset[Name]>
} = {
  lexicon: lexiconTopic,
  numerals: numeralsTopic,
  units: unitsTopic,
  repair: repairTopic,
  outline: outlineTopic,
  assembly: assemblyTopic,
  tense: tenseTopic,
  table: tableTopic,
  page: pageTopic,
}

/** Topics that are read together and give the compiled phases. */
export const ruleTopics = { phases: phasesTopic, patterns: patternsTopic } as const

export const allTopics: Readonly<Record<string, Topic<unknown>>> = { ...knowledgeTopics, ...ruleTopics }
