import { describe, expect, it } from 'vitest'
import { outline } from '../../src/outline/outline.ts'
import { knowledge, shown, tree } from './knowledge.ts'

const body = '各地各部门要把这件事情办好,把责任落实到岗位和个人,按季度报告进展情况。'

describe('sections', () => {
  const cases: readonly { it: string; text: string[]; tree: string[] }[] = [
    {
      it: 'nest by official rank',
      text: [
        '第一编 总论',
        '第一篇 甲',
        '第一章 乙',
        '第一节 丙',
        '一、丁',
        '(一)戊',
        '1.己',
        '(1)庚',
        '①辛',
        body,
        '第二章 壬',
        body,
      ],
      tree: [
        '第一编总论',
        '  第一篇甲',
        '    第一章乙',
        '      第一节丙',
        '        一、丁',
        '          (一)戊',
        '            1.己',
        '              (1)庚',
        '                ①辛',
        '    第二章壬',
      ],
    },
    {
      it: 'skip ranks without losing their parents',
      text: ['一、任务', '1.修路', body, '2.架桥', body, '二、保障', '(一)资金', body],
      tree: ['一、任务', '  1.修路', '  2.架桥', '二、保障', '  (一)资金'],
    },
    {
      it: 'take the first sentence of a run-in line as title, without the responsibility bracket',
      text: [
        '(一)主要目标。到明年年底,新建公园三个。',
        '1.新增停车位500个(牵头单位:市城管局)。',
        '2.建设智慧路灯。更换灯具。[责任单位:市住建局,各区政府]',
      ],
      tree: ['(一)主要目标', '  1.新增停车位500个', '  2.建设智慧路灯'],
    },
    {
      it: 'know numbers from marks',
      text: [
        '一、概况',
        '1.3万亩农田受益,',
        '2023年完成改造,',
        '5.5%的企业受益。',
        '1、2号线建成后客流增加。',
        '一、二、三产业融合发展,农民增收渠道拓宽。',
      ],
      tree: ['一、概况'],
    },
    {
      it: 'take a digit after the mark for text when the numbers follow each other',
      text: ['1.10个园区挂牌。', '2.2022年竣工的项目全部验收。', '3.扩建水厂。'],
      tree: ['1.10个园区挂牌', '2.2022年竣工的项目全部验收', '3.扩建水厂'],
    },
    {
      it: 'read Markdown headings and bold marks',
      text: [
        '## **一、工作回顾**',
        body,
        '### 做法',
        body,
        '**(二)** **开放活市**',
        body,
        '**三、** **2004** **年安排**',
        body,
      ],
      tree: ['一、工作回顾', '  ###做法', '    (二)开放活市', '三、2004 年安排'],
    },
    {
      it: 'place a bold run-in below the numbers',
      text: ['**(一)扩大内需。**统筹推进。', '**办好展会。**全年办展20场。', '**(二)稳定外贸。**', body],
      tree: ['(一)扩大内需', '  办好展会', '(二)稳定外贸'],
    },
    {
      it: 'place a heading without number above the numbers that begin anew under it',
      text: [body, '2017年工作回顾', '一、工业', body, '二、农业', body, '2018年工作安排', '一、项目', body],
      tree: ['2017年工作回顾', '  一、工业', '  二、农业', '2018年工作安排', '  一、项目'],
    },
    {
      it: 'place a heading without number inside a running count below it',
      text: [body, '一、工业', body, '园区扩容提质', body, '二、农业', body],
      tree: ['一、工业', '  园区扩容提质', '二、农业'],
    },
    {
      it: 'begin anew with an attachment and leave out a glossary',
      text: [
        body,
        '一、总则',
        body,
        '附件1',
        '民生实事清单',
        '一、出行',
        body,
        '**名词解释**',
        '1.双随机:指随机抽取检查对象、随机选派检查人员。',
      ],
      tree: ['一、总则', '附件1', '  一、出行'],
    },
    {
      it: 'take no broken line, salutation or lead for a heading',
      text: [
        body,
        '近年来,我们加快推进先进制造业同现代',
        '服务业深度融合。',
        '各位代表:',
        '**一年来,我们主要做了以下工作:**',
        '**各位代表!**新的一年已经到来。',
        body,
      ],
      tree: [],
    },
  ]
  it.each(cases)('$it', ({ text, tree: expected }) => {
    expect(tree(outline(text.join('\n\n'), knowledge))).toEqual(expected)
  })

  it('span from their mark to the end of their last block', () => {
    const text = ['一、甲', body, '(一)乙', body, '二、丙', body].join('\n')
    const spans = outline(text, knowledge).sections.map(({ span }) => text.slice(span.start, span.end))
    expect(spans).toEqual([['一、甲', body, '(一)乙', body].join('\n'), `(一)乙\n${body}`, `二、丙\n${body}`])
  })

  it('give lines of one rank one level', () => {
    const { sections } = outline(['一、甲', '(一)乙', '1.丙', '二、丁', '1.戊', body].join('\n'), knowledge)
    expect(sections.map(({ level }) => level)).toEqual([1, 2, 3, 1, 3])
  })
})

describe('blocks', () => {
  const cases: readonly { it: string; text: string[]; blocks: string[] }[] = [
    {
      it: 'leave out the mark and bold marks at the ends',
      text: [
        '一、目标',
        '——绿地更多。新建公园5个。',
        '▷路更好走。',
        '**● 水更清。**',
        '&mdash;&mdash;天更蓝。',
        '- 屋更暖。',
      ],
      blocks: [
        'heading 一、|目标',
        'item ——|绿地更多。新建公园5个。',
        'item ▷|路更好走。',
        'item ●|水更清。',
        'item &mdash;&mdash;|天更蓝。',
        'item -|屋更暖。',
      ],
    },
    {
      it: 'cut a line at its enumeration, the lead apart',
      text: ['今年办好三件事:一是建校舍2所;二是修渠3公里;三是通车。'],
      blocks: ['paragraph |今年办好三件事:', 'item 一是|建校舍2所;', 'item 二是|修渠3公里;', 'item 三是|通车。'],
    },
    {
      it: 'cut at circled numbers',
      text: ['办好实事。①建站4个。②修路5公里。'],
      blocks: ['paragraph |办好实事。', 'item ①|建站4个。', 'item ②|修路5公里。'],
    },
    {
      it: 'leave alone what does not count up',
      text: ['这一是非之地,二是错的。', '按照第一、第三种办法执行,统筹推进各项工作。'],
      blocks: ['paragraph |这一是非之地,二是错的。', 'paragraph |按照第一、第三种办法执行,统筹推进各项工作。'],
    },
    {
      it: 'take a paragraph that begins with its ordinal for an item',
      text: ['二是外贸稳中有进。全年进出口增长8%。'],
      blocks: ['item 二是|外贸稳中有进。全年进出口增长8%。'],
    },
    {
      it: 'keep a numbered line that stands alone an item',
      text: ['一、清单', '1.新增床位44张', '2.新增学位300个', '二、其他', body],
      blocks: [
        'heading 一、|清单',
        'item 1.|新增床位44张',
        'item 2.|新增学位300个',
        'heading 二、|其他',
        `paragraph |${body}`,
      ],
    },
    {
      it: 'know tables and title lines',
      text: ['某市行动方案', '(2021—2023年)', body, '| 事项 | 单位 |', '| --- | --- |', '| 修路 | 市交通局 |'],
      blocks: [
        'title |某市行动方案',
        'title |(2021—2023年)',
        `paragraph |${body}`,
        'table | 事项 | 单位 ',
        'table | 修路 | 市交通局 ',
      ],
    },
  ]
  it.each(cases)('$it', ({ text, blocks }) => {
    const joined = text.join('\n')
    expect(shown(joined, outline(joined, knowledge))).toEqual(blocks)
  })
})
