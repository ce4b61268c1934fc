import { describe, expect, it } from 'vitest'
import { loadPatterns } from '../../src/rules/load.ts'
import { basis, oneRule, spell } from './support.ts'

function complaints(path: string, lines: readonly string[]): string[] {
  return loadPatterns([[...basis, { path, text: lines.join('\n') }]]).problems.map(spell)
}

const head = ['topic: patterns', 'phase: find', 'rules:']
const examples = 'examples: {match: [x], no-match: [y]}'

describe('what is wrong with a file, and where', () => {
  const table: readonly (readonly [what: string, lines: readonly string[], complaints: readonly string[]])[] = [
    ['YAML', ['topic: lexicon', 'entries: [a', 'b: c'], ['x.yaml:3:1 rule-yaml']],
    [
      'repeated key',
      ['topic: phases', 'about: a', 'about: b', 'phases: []'],
      ['x.yaml:3:1 rule-yaml map keys must be unique | Keep one of the two.'],
    ],
    [
      'custom tag',
      ['topic: lexicon', 'about: !run x'],
      ['x.yaml:2:8 rule-yaml unresolved tag: !run | Rule files are plain data'],
    ],
    ['alias', ['topic: &t lexicon', 'about: *t'], ['x.yaml:2:8 rule-yaml alias *t: rule files have no aliases']],
    ['two documents', ['topic: lexicon', '---', 'topic: phases'], ['x.yaml:2:1 rule-yaml']],
    ['empty', ['# nothing'], ['x.yaml:1:1 rule-yaml the file is empty']],
    ['a list', ['- topic: lexicon'], ['x.yaml:1:1 rule-topic the file has no topic | Known: lexicon,']],
    ['no topic', ['about: x'], ['x.yaml:1:1 rule-topic the file has no topic']],
    ['unknown topic', ['topic: lexikon'], ['x.yaml:1:8 rule-topic unknown topic "lexikon" | Did you mean lexicon?']],
    [
      'unknown key',
      ['topic: lexicon', 'entires: []', 'entries: [{class: x, words: [x]}]'],
      ['x.yaml:2:1 rule-unknown-key unknown key entires | Did you mean entries?'],
    ],
    [
      'unknown key deep down',
      ['topic: lexicon', 'entries:', '  - class: x', '    word: [x]', '    words: [x]'],
      ['x.yaml:4:5 rule-unknown-key unknown key word | Did you mean words?'],
    ],
    [
      'missing key',
      ['topic: lexicon', 'entries:', '  - words: [x]'],
      ['x.yaml:3:5 rule-missing-key entries[0].class is missing'],
    ],
    [
      'a number for a word',
      ['topic: lexicon', 'entries:', '  - class: x', '    words: [y, 5]'],
      [
        'x.yaml:4:16 rule-schema entries[0].words[1]: invalid input: expected string, received number | Put the text in quotes.',
      ],
    ],
    [
      'bad class name',
      ['topic: lexicon', 'entries:', '  - class: Verb.x', '    words: [y]'],
      ['x.yaml:3:12 rule-schema entries[0].class: expected lower-case words'],
    ],
    [
      'conflicting fields',
      [
        'topic: lexicon',
        'entries:',
        '  - {class: x, fields: {v: 1}, words: [k]}',
        '  - {class: y, fields: {v: 2}, words: [j, k]}',
      ],
      ['x.yaml:4:43 rule-conflict k has v: 2 here and 1 at x.yaml:3:40 | Give the word one value'],
    ],
    [
      'phase twice',
      ['topic: phases', 'phases:', '  - {name: make, kind: rewrite, about: x}'],
      ['x.yaml:3:12 rule-phase phase make is there already'],
    ],
    [
      'claims of a rewriting phase',
      ['topic: phases', 'phases:', '  - {name: m, kind: rewrite, about: x, claims: [q]}'],
      ['x.yaml:3:48 rule-phase claims are for collecting phases'],
    ],
    [
      'rewriting phase that waits to be asked',
      ['topic: phases', 'phases:', '  - {name: m, kind: rewrite, about: x, when: asked}'],
      ['x.yaml:3:46 rule-phase only collecting phases are run when asked for'],
    ],
    [
      'unknown phase',
      ['topic: patterns', 'phase: fine', 'rules:', `  - {id: r, about: x, match: a, ${examples}}`],
      ['x.yaml:2:8 rule-undefined unknown phase fine | Did you mean find?'],
    ],
    [
      'rules without phase',
      ['topic: patterns', 'rules:', `  - {id: r, about: x, match: a, ${examples}}`],
      ['x.yaml:1:1 rule-schema phase: a file with rules names their phase'],
    ],
    [
      'no examples',
      [...head, '  - {id: r, about: x, match: a}'],
      ['x.yaml:4:5 rule-schema rules[0].examples: a rule needs examples'],
    ],
    [
      'no counter-example',
      [...head, '  - {id: r, about: x, match: a, examples: {match: [x], no-match: []}}'],
      ['x.yaml:4:66 rule-schema rules[0].examples.no-match'],
    ],
    [
      'misspelt key of an example',
      [...head, '  - {id: r, about: x, match: a, examples: {match: [{text: x, give: {y: 1}}], no-match: [y]}}'],
      ['x.yaml:4:62 rule-unknown-key unknown key give | Did you mean gives?'],
    ],
    [
      'rule twice',
      [...head, `  - {id: r, about: x, match: a, ${examples}}`, `  - {id: r, about: x, match: a, ${examples}}`],
      ['x.yaml:5:10 rule-duplicate rule r is already at x.yaml:4:10 | Choose another name.'],
    ],
    [
      'undefined class',
      [...head, `  - {id: r, about: x, match: "a [b !e]", ${examples}}`],
      ['x.yaml:4:37 rule-undefined undefined class e'],
    ],
    [
      'undefined class in single quotes',
      [...head, `  - {id: r, about: x, match: '''x'' wrd', ${examples}}`],
      ['x.yaml:4:37 rule-undefined undefined class wrd | Did you mean word?'],
    ],
    [
      'undefined class in plain text',
      [...head, '  - id: r', '    about: x', '    match: a b', '      oops c', `    ${examples}`],
      ['x.yaml:7:7 rule-undefined undefined class oops'],
    ],
    [
      'undefined class in a block',
      [...head, '  - id: r', '    about: x', '    match: |', '      a', '      b oops', `    ${examples}`],
      ['x.yaml:8:9 rule-undefined undefined class oops'],
    ],
    [
      'undefined class in a folded block',
      [...head, '  - id: r', '    about: x', '    match: >-', '      a', '      b oops', `    ${examples}`],
      ['x.yaml:8:9 rule-undefined undefined class oops'],
    ],
    [
      'undefined variable',
      [...head, `  - {id: r, about: x, match: a $np, ${examples}}`, 'variables: {nq: a}'],
      ['x.yaml:4:32 rule-undefined undefined variable $np'],
    ],
    [
      'variables in a circle',
      ['topic: patterns', 'variables:', '  x: a $y', '  y: "b $x"'],
      ['x.yaml:4:9 rule-variable variables in a circle: $x → $y → $x'],
    ],
    [
      'rewriting without make',
      ['topic: patterns', 'phase: make', 'rules:', `  - {id: r, about: x, match: a, ${examples}}`],
      ['x.yaml:4:5 rule-effect a rule of phase make needs make'],
    ],
    [
      'make in a collecting phase',
      [...head, `  - {id: r, about: x, match: a, make: [z], ${examples}}`],
      ['x.yaml:4:39 rule-effect phase find collects matches'],
    ],
    [
      'claims nothing',
      ['topic: patterns', 'phase: take', 'rules:', `  - {id: r, about: x, match: a@p, ${examples}}`],
      ['x.yaml:4:30 rule-effect rules of phase take capture @q'],
    ],
    [
      'set from no capture',
      [...head, `  - {id: r, about: x, match: a@name, set: {v: $nam.x}, ${examples}}`],
      ['x.yaml:4:47 rule-effect no capture @nam in match | Did you mean name?'],
    ],
    [
      'set no reference',
      [...head, `  - {id: r, about: x, match: a, set: {v: $a.b.c}, ${examples}}`],
      ['x.yaml:4:42 rule-effect $a.b.c is no reference'],
    ],
    [
      'guard of two tokens',
      [...head, `  - {id: r, about: x, match: a, after: a b, ${examples}}`],
      ['x.yaml:4:40 rule-pattern after is not a one-token set'],
    ],
    [
      'a class made later',
      ['topic: patterns', 'phase: make', 'rules:', `  - {id: r, about: x, match: "a z", make: [z], ${examples}}`],
      ['x.yaml:4:33 rule-class-late no token is z yet in this phase'],
    ],
  ]
  it.each(table)('%s', (_, lines, expected) => {
    const found = complaints('x.yaml', lines)
    expect(found.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected)
  })
})

describe('what is wrong with a pattern, and at which character', () => {
  const table: readonly (readonly [pattern: string, offset: number, message: string])[] = [
    ['a (b', 2, '( is never closed'],
    ['a b)', 3, 'unexpected )'],
    ['a [b', 2, '[ is never closed'],
    ["a 'b", 2, "' is never closed"],
    ['a []', 2, 'an empty set'],
    ["a ''", 2, 'an empty literal'],
    ['', 0, 'nothing here to match'],
    ['a | ', 4, 'nothing here to match'],
    ['( | a)', 2, 'nothing here to match'],
    ['a{3', 1, '{ is never closed'],
    ['a{x}', 1, 'bad repetition {x}'],
    ['a{1,2,3}', 1, 'bad repetition {1,2,3}'],
    ['a{,3}', 1, 'bad repetition {,3}'],
    ['a{3,1}', 1, 'repetition {3,1} ends below its start'],
    ['a{0,41}', 1, 'repetition {0,41} goes over 40'],
    ['a{0}', 1, 'repetition {0} matches nothing'],
    ['a*', 1, '* is unbounded'],
    ['a+', 1, '+ is unbounded'],
    ['a{2}{3}', 4, 'a second quantifier'],
    ['a ?', 2, 'expected a class, a literal or a set, found ?'],
    ['a @x', 2, 'expected a class, a literal or a set, found @'],
    ['a@', 2, 'expected a capture name'],
    ['a $', 3, 'expected a variable name'],
    ['a 以上', 2, 'expected a class, a literal or a set, found 以'],
    ['a?=[b', 3, '[ is never closed'],
    ['a?', 0, 'the pattern can match without taking a token'],
    ['< >', 0, 'the pattern can match without taking a token'],
    ['?=[a] b{0,3}', 0, 'the pattern can match without taking a token'],
    ['((a{1,40}){1,40}){1,40}', 0, 'the pattern unrolls to more than 4000 instructions'],
    ['((a | b){1,40} a){1,40}', 0, 'the pattern unrolls to more than 4000 instructions'],
    [`${'('.repeat(33)}a${')'.repeat(33)}`, 32, 'more than 32 brackets inside each other'],
    ['a [b $two]', 5, '$two is not a one-token set'],
  ]
  it.each(table)('%s', (pattern, offset, message) => {
    const { problems } = loadPatterns([[...basis, oneRule(pattern, { variables: { two: 'a b' } })]])
    expect(
      problems.map((problem) => ({ ...problem.position, message: problem.message.slice(0, message.length) })),
    ).toEqual([{ line: 7, column: '    match: "'.length + offset + 1, message }])
  })

  it('complains of a broken variable once, where it is written', () => {
    const { problems } = loadPatterns([[...basis, oneRule('$x $x', { variables: { x: 'a (' } })]])
    expect(problems.map(({ position, message }) => ({ ...position, message }))).toEqual([
      { line: 3, column: 21, message: 'nothing here to match' },
    ])
  })

  it('ends for variables that double at each step', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`v${index}`, index === 0 ? 'a' : `$v${index - 1} $v${index - 1}`]),
    )
    const sets = Object.fromEntries(
      Object.entries(variables).map(([name, text]) => [name, name === 'v0' ? '[a]' : `[${text}]`]),
    )
    const messages = (set: Record<string, string>): string[] =>
      loadPatterns([[...basis, oneRule('$v29', { variables: set })]]).problems.map(({ message }) => message)
    expect(messages(variables)).toEqual(['the pattern unrolls to more than 4000 instructions'])
    expect(messages(sets)).toEqual(['a set of more than 2000 names'])
  })

  it('has a limit to variables inside each other', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`v${index}`, index === 0 ? 'a' : `$v${index - 1}`]),
    )
    const { problems } = loadPatterns([[...basis, oneRule('$v39', { variables })]])
    expect(problems.map(({ message }) => message)).toEqual(['more than 32 variables inside each other'])
  })

  it('does not blame a rule for what an unreadable file would have defined', () => {
    const broken = { path: 'broken.yaml', text: 'topic: lexicon\nentries: 5' }
    const { problems } = loadPatterns([[...basis, broken, oneRule('nowhere $nothing')]])
    expect(problems.map(({ path }) => path)).toEqual(['broken.yaml'])
  })
})
