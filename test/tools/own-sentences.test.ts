import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Converter } from 'opencc-js/t2cn'
import { expect, it } from 'vitest'
import { PROJECT, SHARED, fixtureCases } from './cases.ts'

/** Two texts share a sentence when they have this many Chinese characters in a row in common. */
const ROW = 30

const simplified = Converter({ from: 't', to: 'cn' })

/** The Chinese characters of a text, simplified, without pinyin residue. */
function han(text: string): string {
  return simplified(text.replace(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}\)/g, '')).replace(/[^\u4e00-\u9fff]/g, '')
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

it.skipIf(!existsSync(SHARED))(
  'seeds and fixtures are our own sentences (skipped without ../shared)',
  { timeout: 60_000 },
  () => {
    const owners = new Map<string, string>()
    const ours = [...fixtureCases().map((each) => each.textPath), join(PROJECT, 'seeds/README.md')]
    for (const path of ours) {
      const text = han(readFileSync(path, 'utf8'))
      for (let i = 0; i + ROW <= text.length; i++) owners.set(text.slice(i, i + ROW), path)
    }
    expect(owners.size).toBeGreaterThan(5000)
    const copied = ['seeds', 'passages', 'corpus'].flatMap((folder) =>
      filesUnder(join(SHARED, folder)).flatMap((path) => {
        const text = han(readFileSync(path, 'utf8'))
        const rows = Array.from({ length: Math.max(0, text.length - ROW + 1) }, (_, i) => text.slice(i, i + ROW))
        return rows.filter((row) => owners.has(row)).map((row) => `${owners.get(row)}: ${row} (${path})`)
      }),
    )
    expect(copied).toEqual([])
  },
)
