import type { DataPath, Report, RuleFile } from '../topic.ts'

/** A table gathered over files: a later pack replaces an entry, two outcomes within a pack are an error. */
export class OutcomeTable {
  readonly #entries = new Map<string, { into: string; pack: number; path: string }>()
  readonly #report: Report

  constructor(report: Report) {
    this.#report = report
  }

  add(file: RuleFile, at: DataPath, from: string, into: string): void {
    const known = this.#entries.get(from)
    if (known !== undefined && known.pack === file.pack && known.into !== into) {
      this.#report({
        code: 'repair-conflict',
        message: `${from} becomes ${known.into} in ${known.path} and ${into} here`,
        hint: 'Keep one of the two.',
        path: file.path,
        position: file.keyAt(at),
      })
    }
    this.#entries.set(from, { into, pack: file.pack, path: file.path })
  }

  outcomes(): string[] {
    return [...this.#entries.values()].map(({ into }) => into)
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries([...this.#entries].map(([from, { into }]) => [from, into]))
  }
}
