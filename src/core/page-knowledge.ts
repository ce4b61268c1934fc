/**
 * What is known of the pages that policy texts are published on; compiled from the rule files of topic `page`. Patterns are
 * sources of regular expressions (flags `iu`), tried on each name that an element has (its id, its classes).
 */
export interface PageKnowledge {
  /** Names of the elements that hold the article. */
  readonly article: string
  /** Names of elements around the article that say what it is: its title, source, number. */
  readonly about: string
  /** Why an element is left out, by its name. */
  readonly drop: readonly { readonly reason: string; readonly pattern: string }[]
  /** Name of a `meta` element → the key of a front matter that it stands for. */
  readonly meta: Readonly<Record<string, string>>
}
