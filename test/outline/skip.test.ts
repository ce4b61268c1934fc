import { describe, expect, it } from 'vitest'
import { outline } from '../../src/outline/outline.ts'
import { knowledge, shown } from './knowledge.ts'

const body = '各地各部门要把这件事情办好,把责任落实到岗位和个人,按季度报告进展情况。'

const skippedOf = (text: string): string[] =>
  outline(text, knowledge).skipped.map(
    ({ reason, start, end }) => `${reason}|${text.slice(start, end).replaceAll('\n', '/')}`,
  )

describe('skipped regions', () => {
  const cases: readonly { it: string; text: string[]; skipped: string[] }[] = [
    { it: 'front matter', text: ['---', 'title: 甲', '---', body], skipped: ['front-matter|---/title: 甲/---'] },
    { it: 'no front matter without its end', text: ['—', '---', body], skipped: ['markup|---'] },
    {
      it: 'page furniture',
      text: ['首页 > 政务', '标题', '字号:', '打印', body, '责任编辑: 张三', '扫一扫在手机打开当前页'],
      skipped: [
        'navigation|首页 > 政务',
        'navigation|字号:/打印',
        'source|责任编辑: 张三',
        'share-bar|扫一扫在手机打开当前页',
      ],
    },
    {
      it: 'comments to the end',
      text: ['标题', body, '最新评论(仅代表用户观点)', '更多', '暂无评论'],
      skipped: ['comment|最新评论(仅代表用户观点)/更多/暂无评论'],
    },
    {
      it: 'the signature of a letter',
      text: ['标题', body, '某市人民政府', '2021年5月1日', '某市绿道方案', '一、目标', body],
      skipped: ['signature|某市人民政府/2021年5月1日'],
    },
    { it: 'captions', text: ['标题', body, '图为新修的河边绿道', body], skipped: ['caption|图为新修的河边绿道'] },
    {
      it: 'a table of contents',
      text: ['纲要', '目录', '第一章 总则', '第二章 任务', '第一章 总则', body],
      skipped: ['contents|目录/第一章 总则/第二章 任务'],
    },
    {
      it: 'the article of another page',
      text: ['# 绿道', body, '(上接第2版)另一篇文章讲的是别的事情。', '## 三、别的事情', body],
      skipped: [`other-article|(上接第2版)另一篇文章讲的是别的事情。/## 三、别的事情/${body}`],
    },
    {
      it: 'the other article until the next one',
      text: ['# 绿道', body, '(上接第2版)别的事情。', '# 河道', body],
      skipped: ['other-article|(上接第2版)别的事情。'],
    },
    {
      it: 'another article between the halves of one',
      text: [body, `${body}(下转第3版)`, '# 别的事情', body, '(上接第1版)接着说绿道。', body],
      skipped: [`other-article|# 别的事情/${body}`],
    },
    {
      it: 'nothing where pages of one text are joined with their marks',
      text: [body, `${body}(下转第二版)`, body, '(上接第一版)接着说绿道。'],
      skipped: [],
    },
    {
      it: 'contact details',
      text: ['标题', body, '欢迎监督。联系电话:010-12345678;邮编:100000。'],
      skipped: ['contact|欢迎监督。联系电话:010-12345678;邮编:100000。'],
    },
    {
      it: 'nothing of a text that speaks of such things',
      text: [
        '标题',
        body,
        '我们推广扫码点餐、打印一体机自助服务,图为民所需、利为民所谋。',
        '优化12345热线,联系电话畅通率达到99%。',
        '各位代表!',
        '编辑出版地方志,审核文稿。',
      ],
      skipped: [],
    },
  ]
  it.each(cases)('$it', ({ text, skipped }) => {
    expect(skippedOf(text.join('\n'))).toEqual(skipped)
  })

  it('yield no blocks', () => {
    const text = ['打印', '标题', body, '(上接第2版)别的事情。'].join('\n')
    expect(shown(text, outline(text, knowledge))).toEqual(['title |标题', `paragraph |${body}`])
  })
})
