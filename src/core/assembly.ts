import type { TenseKnowledge } from './tense.ts'

/** Knowledge for turning matches into records; compiled from `rules/assembly`. Class names unless said otherwise. */
export interface NameKnowledge {
  readonly trimLeft: readonly string[]
  readonly trimRight: readonly string[]
  /** What is told of things that stand behind their number (40个项目落地): cut off the right end there. */
  readonly told: readonly string[]
  /** Words (text) that end a list of examples. */
  readonly andSoOn: readonly string[]
  /** A bracket at the end of a name goes when a token of one of these stands in it. */
  readonly asides: readonly string[]
  readonly final: string
  readonly governing: readonly string[]
  readonly finalGovernors: readonly string[]
  /** Token texts that join conjuncts. */
  readonly links: readonly string[]
  readonly heads: readonly string[]
  /** Endings (text) that make a word a measured thing. */
  readonly metricEndings: readonly string[]
  readonly dependent: string
  /** What grades a thing, in its name. */
  readonly grades: readonly string[]
  /** Say at an end of a name how far a thing has come. */
  readonly phases: readonly string[]
  /** Dependent head (text) → the change it says. */
  readonly changeHeads: Readonly<Record<string, string>>
  /** The same as last word of a longer name, which it leaves. */
  readonly changeEndings: Readonly<Record<string, string>>
  /** Word (text) → the words it stands for, in order. */
  readonly elisions: Readonly<Record<string, readonly string[]>>
  /** Beginning (text) of a part of a list → how it is written in full. */
  readonly fullForms: Readonly<Record<string, string>>
  /** What the uses (text) of a list are for each of (text), said with the first of them. */
  readonly rates: { readonly shared: readonly string[]; readonly of: readonly string[] }
  /** Names (text) that lack nothing: what follows one in a list is the head of all. */
  readonly whole: readonly string[]
  readonly distributive: string
  /** Endings (text) that the last place of a list has for all. */
  readonly placeEndings: readonly string[]
  /** Places (classes) that are no part of a measure's name at its beginning, and what may not stand elsewhere in one. */
  readonly within: { readonly places: readonly string[]; readonly unless: readonly string[] }
  /** Longest name, in characters. */
  readonly longest: number
}

export interface RoleKnowledge {
  readonly genre: Readonly<Record<string, string>>
  readonly retrospective: readonly string[]
  /** In these, a paragraph that begins with what was goes on with it, and a heading without a word of its own ends a look-back. */
  readonly continuing: readonly string[]
  /** Genres in which the tense model decides where no cue does: for whole blocks, or for each sentence. */
  readonly tense: {
    readonly blocks: readonly string[]
    /** With what is added to the score of a sentence, and what changing costs there; see TenseKnowledge. */
    readonly sentences: Pick<TenseKnowledge, 'prior' | 'classes' | 'switch'> & { readonly in: readonly string[] }
  }
  /** Texts: words that begin a promise, and words that make of a year at the beginning of a sentence one to come. */
  readonly ahead: { readonly words: readonly string[]; readonly before: readonly string[] }
  /** Numbers (text) of headings before which something stood: a look-back, where such a one is the first and looks ahead. */
  readonly laterParts: readonly string[]
  readonly referenceHeads: string
  readonly referenceVerbs: readonly string[]
}

export interface DeadlineKnowledge {
  readonly yearly: readonly string[]
  /** Of these, those that have to speak of their year. */
  readonly spoken: readonly string[]
  readonly baseBefore: readonly string[]
  /** Texts right behind a time that make it a beginning. */
  readonly startAfter: readonly string[]
  /** Base unit of a stretch of time → how many years one has. */
  readonly yearsIn: Readonly<Record<string, number>>
  /** Classes of words right behind which a time says when their object was, and of those behind which it does not. */
  readonly governing: { readonly by: readonly string[]; readonly except: readonly string[] }
}

export interface GoalKnowledge {
  /** Genres in which a paragraph that begins with a horizon goes on with it. */
  readonly paragraphs: readonly string[]
  /** Genres whose items say what a plan shall bring. */
  readonly tellers: readonly string[]
  /** The mark (text) at the end of a sentence that items behind it go on with. */
  readonly listAfter: string
  /** Marks (texts) at the beginning of a sentence behind which another than before speaks. */
  readonly afterSpeech: readonly string[]
  /** Texts at the beginning of a sentence that tells how to get to what was stated. */
  readonly means: readonly string[]
}

/** Texts, not classes. */
export interface AgencyKnowledge {
  readonly separators: readonly string[]
  readonly andSoOn: readonly string[]
  readonly stripLeft: readonly string[]
  readonly stripRight: readonly string[]
  readonly regionLeftOut: readonly string[]
  readonly complete: readonly string[]
  readonly defaultKind: string
}

export interface AssemblyKnowledge {
  readonly names: NameKnowledge
  readonly roles: RoleKnowledge
  readonly deadlines: DeadlineKnowledge
  readonly goals: GoalKnowledge
  readonly agencies: AgencyKnowledge
}
