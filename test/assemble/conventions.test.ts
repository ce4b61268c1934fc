import { describe, expect, it } from 'vitest'
import { createExtractor } from '../../src/index.ts'

const extractor = await createExtractor()
const tasks = '新建泵站30座。(责任单位:市水务局、市财政局,市统计局)'

/** The bodies that lead in the last assignment of a text. */
function leads(text: string): string[] {
  const last = extractor.extract(text).assignments.at(-1)
  return last?.agencies.flatMap(({ name, role }) => (role === 'lead' ? [name] : [])) ?? []
}

describe('a document says that', () => {
  it.each([
    ['those before the first comma lead, in brackets', '(逗号前为牵头单位,下同)', ['市水务局', '市财政局']],
    ['they do, in a sentence', '各项任务逗号前的单位为牵头单位。', ['市水务局', '市财政局']],
    ['the first one leads', '(排在第一位的为牵头单位,下同)', ['市水务局']],
    ['the first one leads, in a sentence', '责任单位中列首位的为牵头单位,其他为配合单位。', ['市水务局']],
    ['nothing of the kind', '请各牵头单位抓好落实。', []],
  ])('%s', (_, said, expected) => {
    expect(leads(`工作要点\n\n${said}\n\n${tasks}`)).toEqual(expected)
  })

  it('what holds from there on', () => {
    expect(leads(`工作要点\n\n${tasks}\n\n(逗号前为牵头单位,下同)`)).toEqual([])
  })
})
