import { expect, test } from 'vitest'
import { createGuard } from '../../src/read/guard.ts'
import { readSource } from '../../src/read/source.ts'

const read = (html: string, seconds = 60): Promise<{ readonly text: string }> =>
  readSource(Buffer.from(html), 'page.html', { format: 'html' }, createGuard('page.html', { seconds }))

test('more elements beside each other than a call has arguments', async () => {
  const { text } = await read(`<p>目标${'<br>'.repeat(150_000)}</p>`)
  expect(text.trim()).toBe('目标')
})

test('thousands of elements named as articles, each in the one before', async () => {
  const { text } = await read('<div class="article-content">'.repeat(4000) + '<p>目标</p>'.repeat(100))
  expect(text.match(/目标/g)).toHaveLength(100)
})

test.each([
  ['is parsed', '<p>目标', 20_000],
  ['holds a table', '<table><tr><td>目标', 5_000],
])('ends when its time is used up while it %s', async (_, piece, times) => {
  await expect(read(piece.repeat(times), 0.001)).rejects.toMatchObject({ code: 'limit-seconds', path: 'page.html' })
})
