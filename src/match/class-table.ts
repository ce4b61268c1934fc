import type { ClassTable, SignatureTest } from '../core/token.ts'

/** An empty table. It grows with every new combination of classes, of which a text has some hundreds. */
export function createClassTable(): ClassTable {
  const numbers = new Map<string, number>()
  const lists: (readonly string[])[] = []
  const sets: ReadonlySet<string>[] = []
  const tests = new Map<string, SignatureTest>()
  return {
    signature(classes) {
      const key = classes.join(' ')
      const known = numbers.get(key)
      if (known !== undefined) return known
      const set = new Set(classes)
      const sorted = [...set].toSorted()
      const sortedKey = sorted.join(' ')
      const number = numbers.get(sortedKey) ?? lists.length
      if (number === lists.length) {
        lists.push(sorted)
        sets.push(set)
        numbers.set(sortedKey, number)
      }
      numbers.set(key, number)
      return number
    },
    classesOf: (sig) => lists[sig] ?? [],
    has: (sig, className) => sets[sig]?.has(className) ?? false,
    test(classNames) {
      const key = classNames.join(' ')
      const test = tests.get(key) ?? testFor(classNames, sets)
      tests.set(key, test)
      return test
    },
  }
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
