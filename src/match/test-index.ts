import type { TestTerm, TokenTest } from '../core/program.ts'

/** The tests in which a class or a literal stands. */
interface Places {
  readonly any: number[]
  readonly none: number[]
}

/** Class names and texts of a side of a test; `rest` are terms that are no plain alternatives. */
interface Flat {
  readonly classes: string[]
  readonly texts: string[]
  readonly rest: TokenTest[]
}

/** Finds the tests that hold for a token by its classes and text, without trying the others. */
export class TestIndex {
  readonly #tests: readonly TokenTest[]
  readonly #byClass = new Map<string, Places>()
  readonly #byText = new Map<string, Places>()
  /** Tests that need nothing. */
  readonly #open: number[] = []
  /** Tests that hold or refuse others with conditions; they are tried one by one. */
  readonly #hard: number[] = []
  /** Test → the last time it was refused, or found to hold. */
  readonly #done: number[]
  #stamp = 0

  constructor(tests: readonly TokenTest[]) {
    this.#tests = tests
    this.#done = tests.map(() => 0)
    for (const [number, test] of tests.entries()) this.#add(number, test)
  }

  /** The numbers of the tests that hold for tokens with these classes and this text. */
  holding(classes: readonly string[], text: string): number[] {
    const holding: number[] = []
    const done = this.#done
    const stamp = ++this.#stamp
    const places = this.#placesOf(classes, text)
    for (const { none } of places) for (const test of none) done[test] = stamp
    for (const test of this.#open) if (done[test] !== stamp) holding.push(test)
    for (const { any } of places) {
      for (const test of any) {
        if (done[test] === stamp) continue
        done[test] = stamp
        holding.push(test)
      }
    }
    for (const test of this.#hard) if (passes(this.#tests[test]!, classes, text)) holding.push(test)
    return holding
  }

  #placesOf(classes: readonly string[], text: string): Places[] {
    const found: Places[] = []
    for (const name of classes) {
      const places = this.#byClass.get(name)
      if (places !== undefined) found.push(places)
    }
    const places = this.#byText.get(text)
    if (places !== undefined) found.push(places)
    return found
  }

  #add(number: number, test: TokenTest): void {
    const any = flat(test.any)
    const none = flat(test.none)
    if (any.rest.length > 0 || none.rest.length > 0) {
      this.#hard.push(number)
      return
    }
    if (test.any.length === 0) this.#open.push(number)
    for (const name of any.classes) placesOf(this.#byClass, name).any.push(number)
    for (const text of any.texts) placesOf(this.#byText, text).any.push(number)
    for (const name of none.classes) placesOf(this.#byClass, name).none.push(number)
    for (const text of none.texts) placesOf(this.#byText, text).none.push(number)
  }
}

function placesOf(index: Map<string, Places>, key: string): Places {
  let places = index.get(key)
  if (places === undefined) {
    places = { any: [], none: [] }
    index.set(key, places)
  }
  return places
}

/** Alternatives inside alternatives are alternatives. */
function flat(terms: readonly TestTerm[]): Flat {
  const found: Flat = { classes: [], texts: [], rest: [] }
  addFlat(terms, found)
  return found
}

function addFlat(terms: readonly TestTerm[], found: Flat): void {
  for (const term of terms) {
    if (typeof term === 'string') found.classes.push(term)
    else if ('text' in term) found.texts.push(term.text)
    else if (term.any.length > 0 && term.none.length === 0) addFlat(term.any, found)
    else found.rest.push(term)
  }
}

function passes({ any, none }: TokenTest, classes: readonly string[], text: string): boolean {
  const holds = (term: TestTerm): boolean => {
    if (typeof term === 'string') return classes.includes(term)
    return 'text' in term ? term.text === text : passes(term, classes, text)
  }
  return (any.length === 0 || any.some(holds)) && !none.some(holds)
}
