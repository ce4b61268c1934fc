import type { Io } from '../io.ts'
import type { Voice } from '../voice.ts'
import type { RuleActions } from './commands.ts'

/** `xinjijian rules …`: each command is loaded when it is asked for. */
export function ruleActions(io: Io, voice: Voice): RuleActions {
  const around = { io, voice }
  return {
    list: async (phase, options) => (await import('./list.ts')).list(phase, options, around),
    check: async (options) => (await import('./check.ts')).check(options, around),
    test: async (ids, options) => (await import('./test.ts')).test(ids, options, around),
    coverage: async (files, options) => (await import('./coverage.ts')).coverage(files, options, around),
    explain: async (place, options) => (await import('./explain.ts')).explain(place, options, around),
    schema: async () => (await import('./schema.ts')).schema(io),
  }
}
