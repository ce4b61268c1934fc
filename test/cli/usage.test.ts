import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { sampleExtraction } from '../render/sample.ts'
import { run } from './harness.ts'

/** Command lines that cannot be obeyed: what is said, and which way out is shown. */
const mistakes: [line: string, message: string, hint: string][] = [
  ['extrat a.txt', "unknown command 'extrat'", 'did you mean extract?'],
  ['frobnicate', "unknown command 'frobnicate'", 'see xinjijian --help'],
  ['--formt', "unknown option '--formt'", 'see xinjijian --help'],
  ['extract', "missing required argument 'file'", 'name a file, or - for standard input'],
  ['extract --formt json a.txt', "unknown option '--formt'", 'did you mean --format?'],
  ['extract -f', "option '-f, --format <format>' argument missing", 'see xinjijian extract --help'],
  [
    'extract -f xml a',
    "option '-f, --format <format>' argument 'xml' is invalid",
    'allowed choices are json, yaml, table, markdown, csv, xlsx',
  ],
  [
    'extract --only x a',
    "option '--only <kinds>' argument 'x' is invalid",
    "there is no 'x'. Choices, separated by commas: indicators, goals, assignments",
  ],
  [
    'extract --only goals, a',
    "option '--only <kinds>' argument 'goals,' is invalid",
    'an empty word is none of them. Choices, separated by commas: indicators, goals, assignments',
  ],
  [
    'extract --role lead a',
    "option '--role <roles>' argument 'lead' is invalid",
    "there is no 'lead'. Choices, separated by commas: target, criterion, status, reference",
  ],
  [
    'extract --published 2021-02-30 a',
    "option '--published <date>' argument '2021-02-30' is invalid",
    'there is no such day',
  ],
  [
    'extract --published 2021-13 a',
    "option '--published <date>' argument '2021-13' is invalid",
    'there is no such day',
  ],
  [
    'extract --published 2021-00 a',
    "option '--published <date>' argument '2021-00' is invalid",
    'there is no such day',
  ],
  [
    'extract --published 1021 a',
    "option '--published <date>' argument '1021' is invalid",
    'the year must lie between 1900 and 2200',
  ],
  [
    'extract --published 21.9.13 a',
    "option '--published <date>' argument '21.9.13' is invalid",
    'write YYYY, YYYY-MM or YYYY-MM-DD',
  ],
  ['extract --extend a', 'option --extend needs --rules', 'name the folder with --rules DIR'],
  ['extract --compact -f yaml a', 'option --compact is for JSON only', 'leave it out, or use -f json'],
  ['extract --bom -f xlsx a', 'option --bom is for CSV only', 'leave it out, or use -f csv'],
  ['extract --table goals a', 'option --table is for tables only', 'leave it out, or use -f table|markdown|csv|xlsx'],
  ['extract --no-spans -f csv a', 'option --no-spans is for JSON and YAML only', 'leave it out, or use -f json|yaml'],
  [
    'extract -f csv --table goal a',
    "option '--table <name>' argument 'goal' is invalid",
    'allowed choices are documents, indicators, goals, assignments, residue',
  ],
  ['extract - a -', 'standard input is named twice', 'it can be read only once'],
  [
    'schema a',
    "command-argument value 'a' is invalid for argument 'of'",
    'allowed choices are extraction, diff, tables',
  ],
  ['schema tables b', "too many arguments for 'schema'", 'expected 1 argument but got 2'],
  ['schema --json', 'option --json is for schema tables', 'schema extraction is JSON already'],
]

test.each(mistakes)('xinjijian %s', async (line, message, hint) => {
  const { code, stdout, stderr } = await run(line.split(' '))
  expect(stderr).toBe(`xinjijian: ${message}\n  hint: ${hint}\n`)
  expect(stdout).toBe('')
  expect(code).toBe(2)
})

test.each(['2021', '2021-09', '2024-02-29'])('--published takes %s', async (published) => {
  let given: unknown
  const outcome = await run(['extract', '-', '--published', published], {
    stdin: 'x',
    createExtractor: async () => ({
      extract(source, options) {
        given = options?.published
        return sampleExtraction(source.name)
      },
    }),
  })
  expect(outcome.code).toBe(0)
  expect(given).toBe(published)
})

describe('help', () => {
  test.each([['--help'], ['-h'], ['help'], ['extract', '--help'], ['help', 'extract'], ['schema', '--help']])(
    '%s %s is a result: stdout, exit 0',
    async (...argv) => {
      const { code, stdout, stderr } = await run(argv)
      expect(stdout).toMatch(/^Usage: xinjijian/)
      expect(stdout).toMatch(/\nExamples?:\n/)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    },
  )

  test('explains the exit codes', async () => {
    for (const argv of [['--help'], ['extract', '--help']]) {
      expect((await run(argv)).stdout).toMatch(/Exit codes:\n {2}0 .+\n {2}1 .+\n {2}2 /)
    }
  })

  test('of every command fits lines of 80 columns', async () => {
    const { stdout: help } = await run(['--help'])
    const commands = [...(help.split('\nCommands:\n')[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)].map(
      ([, name]) => name ?? '',
    )
    expect(commands).toEqual(expect.arrayContaining(['extract', 'batch', 'pipe', 'merge', 'view', 'diff']))
    for (const command of ['', ...commands, 'schema tables', 'schema diff']) {
      const { stdout } = await run([...command.split(' ').filter((word) => word !== ''), '--help'])
      expect(
        stdout.split('\n').filter((line) => line.length > 80),
        command,
      ).toEqual([])
    }
  })

  test('is shown on stderr when nothing was asked for: exit 2', async () => {
    const { code, stdout, stderr } = await run([])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimStart()).toMatch(/^Usage: xinjijian/)
  })

  test('that cannot be written is a failure, that nobody reads is none', async () => {
    expect(await run(['--help'], { stdoutFails: 'ENOSPC' })).toMatchObject({ code: 2 })
    expect(await run(['--help'], { stdoutFails: 'EPIPE' })).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})

test.each(['--version', '-V'])('%s prints the version of the package', async (flag) => {
  expect(await run([flag])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
})
