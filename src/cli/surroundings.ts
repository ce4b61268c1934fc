import type { Io } from './io.ts'
import type { Voice } from './voice.ts'

/** What a command works with besides its arguments. */
export interface Surroundings {
  readonly io: Io
  readonly voice: Voice
}
