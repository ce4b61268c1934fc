import type { CompiledPhase, TestTerm } from '../core/program.ts'
import type { ClassTable, SignatureTest } from '../core/token.ts'

/**
 * An empty table for rules and `words` that others ask for. It grows with every new combination of classes, of which a text
 * has some hundreds.
 */
export function createClassTable(
  phases: readonly Pick<CompiledPhase, 'tests'>[] = [],
  words: Iterable<string> = [],
): ClassTable {
  const asked = new Set(words)
  for (const { tests } of phases) for (const test of tests) addTexts(test, asked)
  const numbers = new Map<string, number>()
  const lists: (readonly string[])[] = []
  const sets: ReadonlySet<string>[] = []
  const texts: string[] = []
  /** Text → signature for any text → signature for this one. */
  const byText = new Map<string, Map<number, number>>()
  const tests = new Map<string, SignatureTest>()
  const add = (set: ReadonlySet<string>, list: readonly string[], text: string): number => {
    sets.push(set)
    lists.push(list)
    return texts.push(text) - 1
  }
  const table: ClassTable = {
    get size() {
      return lists.length
    },
    signature(classes) {
      const key = classes.join(' ')
      const known = numbers.get(key)
      if (known !== undefined) return known
      const set = new Set(classes)
      const sorted = [...set].toSorted()
      const sortedKey = sorted.join(' ')
      const number = numbers.get(sortedKey) ?? add(set, sorted, '')
      numbers.set(sortedKey, number)
      numbers.set(key, number)
      return number
    },
    forText(sig, text) {
      if (!asked.has(text) && texts[sig] === '') return sig
      const plain = texts[sig] === '' ? sig : table.signature(lists[sig]!)
      if (!asked.has(text)) return plain
      let known = byText.get(text)
      if (known === undefined) {
        known = new Map()
        byText.set(text, known)
      }
      const number = known.get(plain) ?? add(sets[plain]!, lists[plain]!, text)
      known.set(plain, number)
      return number
    },
    textOf: (sig) => texts[sig] ?? '',
    classesOf: (sig) => lists[sig] ?? [],
    has: (sig, className) => sets[sig]?.has(className) ?? false,
    test(classNames) {
      const key = classNames.join(' ')
      const test = tests.get(key) ?? testFor(classNames, sets)
      tests.set(key, test)
      return test
    },
  }
  return table
}

/** Gathers the texts a test asks for. */
function addTexts(term: TestTerm, texts: Set<string>): void {
  if (typeof term === 'string') return
  if ('text' in term) texts.add(term.text)
  else for (const part of [...term.any, ...term.none]) addTexts(part, texts)
}

/** Keeps the answers: a signature never changes its classes. */
function testFor(classNames: readonly string[], sets: readonly ReadonlySet<string>[]): SignatureTest {
  const answers: boolean[] = []
  return (sig) => {
    while (answers.length <= sig && answers.length < sets.length) {
      const set = sets[answers.length]!
      answers.push(classNames.some((name) => set.has(name)))
    }
    return answers[sig] ?? false
  }
}
