import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { PATIENCE } from './struck.ts'
import { DOCUMENTS, recipes, TABLE_FILES, Workshop } from './support.ts'

interface Job {
  readonly spec: {
    readonly completionMode: string
    readonly completions: number
    readonly template: {
      readonly spec: {
        readonly securityContext: { readonly runAsNonRoot: boolean }
        readonly containers: readonly [
          {
            readonly command: readonly string[]
            readonly args: readonly string[]
            readonly env: readonly { readonly name: string; readonly value: string }[]
            readonly securityContext: { readonly readOnlyRootFilesystem: boolean }
          },
        ]
      }
    }
  }
}

const { spec } = parse(readFileSync(join(recipes, 'kubernetes/job.yaml'), 'utf8')) as Job
const pod = spec.template.spec
const [container] = pod.containers
const env = Object.fromEntries(container.env.map(({ name, value }) => [name, value]))

test('the number of shards is the number of indexes; nothing runs as root or writes to its root file system', () => {
  expect(spec.completionMode).toBe('Indexed')
  expect(env['SHARDS']).toBe(String(spec.completions))
  expect(pod.securityContext.runAsNonRoot).toBe(true)
  expect(container.securityContext.readOnlyRootFilesystem).toBe(true)
})

describe('what the pods of the Kubernetes Job run', { timeout: 3 * PATIENCE }, () => {
  const workshop = new Workshop()
  beforeAll(() => {
    for (const line of DOCUMENTS) {
      const { id, text } = JSON.parse(line) as { id: string; text: string }
      mkdirSync(dirname(workshop.path(`reports/${id}`)), { recursive: true })
      workshop.write(`reports/${id}`, text)
    }
  })
  afterAll(() => workshop.clear())

  test('merged, is what one run writes', async () => {
    const command = workshop.command()
    const SHARDS = 3
    for (let index = 0; index < SHARDS; index++) {
      const given = {
        SHARDS: String(SHARDS),
        INPUT: 'reports',
        SHARD_FOLDER: 'shards',
        JOB_COMPLETION_INDEX: String(index),
      }
      const PATH = `${workshop.folder}:${process.env['PATH'] ?? ''}`
      expect(Object.keys(given)).toEqual(expect.arrayContaining(Object.keys(env)))
      const [shell = '', ...options] = container.command
      const ended = await workshop.run(shell, [...options, ...container.args], { env: { ...given, PATH } })
      expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: '' })
    }
    const merged = await workshop.run(command, ['merge', 'out', 'shards/1', 'shards/2', 'shards/3'])
    expect(merged.code).toBe(0)
    await workshop.run(command, ['batch', 'reports', '-o', 'alone', '--quiet'])
    for (const file of TABLE_FILES) {
      expect(workshop.read(`out/${file}`).equals(workshop.read(`alone/${file}`)), file).toBe(true)
    }
  })
})
