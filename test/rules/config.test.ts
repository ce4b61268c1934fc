import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/rules/config.ts'
import { loadPatterns } from '../../src/rules/load.ts'
import { basis, spell } from './support.ts'

const choices = { formats: ['json', 'yaml'], kinds: ['indicators', 'goals'], roles: ['target', 'status'] }

function read(...lines: string[]): ReturnType<typeof readConfig> {
  return readConfig({ path: 'c.yaml', text: lines.join('\n') }, choices)
}

describe('a settings file', () => {
  it('says which rules to use and what is usual', () => {
    const { config, problems } = read(
      'rules: [mine, ../ours]',
      'extend: false',
      'output: {format: yaml, only: [goals], role: [target], published: 2021}',
    )
    expect(problems).toEqual([])
    expect(config).toEqual({
      rules: ['mine', '../ours'],
      extend: false,
      lexicon: null,
      output: { format: 'yaml', only: ['goals'], role: ['target'], published: '2021' },
    })
  })

  it.each([
    ['nothing', ''],
    ['remarks only', '# later\n\n  # more'],
  ])('may say %s', (_, text) => {
    expect(read(text)).toEqual({ config: { rules: [], extend: true, lexicon: null, output: {} }, problems: [] })
  })

  it.each([
    [['ruls: [x]'], 'c.yaml:1:1 rule-unknown-key unknown key ruls | Did you mean rules?'],
    [['rules: mine'], 'c.yaml:1:8 rule-schema rules: invalid input: expected array, received string'],
    [
      ['output:', '  format: xml'],
      'c.yaml:2:11 rule-schema output.format: invalid option: expected one of "json"|"yaml"',
    ],
    [['output: {formt: json}'], 'c.yaml:1:10 rule-unknown-key unknown key formt | Did you mean format?'],
    [
      ['output: {only: [agencies]}'],
      'c.yaml:1:17 rule-schema output.only[0]: invalid option: expected one of "indicators"|"goals"',
    ],
    [
      ['output: {published: 2021-13}'],
      'c.yaml:1:21 rule-schema output.published: expected YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    [
      ['extend: false'],
      'c.yaml:1:1 config extend: false leaves no rules at all | Name the folder of your rules under rules:.',
    ],
    [
      ['lexicon:', '  - class: Verb', '    words: [x]'],
      'c.yaml:2:12 rule-schema lexicon[0].class: expected lower-case words',
    ],
    [['rules: [x'], 'c.yaml:1:10 rule-yaml'],
  ])('%s', (lines, complaint) => {
    const { config, problems } = read(...lines)
    expect(config).toBeNull()
    expect(problems.map(spell).map((line) => line.slice(0, complaint.length))).toEqual([complaint])
  })
})

describe('words in a settings file', () => {
  it.each([
    [
      'block style',
      ['# ours', 'rules: [mine] # here', 'lexicon:', '  - class: k', '    words: [甲, 乙]', 'output: {format: json}'],
    ],
    ['flow style', ['{rules: [mine], lexicon: [{class: k, words: [甲, 乙]}], output: {format: json}}']],
    ['JSON', ['{', '  "rules": ["mine"],', '  "lexicon": [{"class": "k",', '    "words": ["甲", "乙"]}]', '}']],
    ['last', ['rules: [mine]', '', 'lexicon:', '- class: k', '  words:', '  - 甲', '  - 乙', '']],
  ])('are a lexicon file of their own: %s', (_, lines) => {
    const { config, problems } = read(...lines)
    expect(problems).toEqual([])
    const loaded = loadPatterns([basis, [config!.lexicon!]])
    expect(loaded.problems).toEqual([])
    expect(loaded.lexicon).toMatchObject({ 甲: { classes: ['k'] }, 乙: { classes: ['k'] } })
  })

  it('keep their lines', () => {
    const { config } = read(
      'rules: [mine]',
      'lexicon:',
      '  - {class: k, fields: {v: 1}, words: [甲]}',
      '  - {class: j, fields: {v: 2}, words: [甲]}',
    )
    expect(loadPatterns([basis, [config!.lexicon!]]).problems.map(spell)).toEqual([
      'c.yaml:4:40 rule-conflict 甲 has v: 2 here and 1 at c.yaml:3:40 | Give the word one value, or use two field names.',
    ])
  })
})
