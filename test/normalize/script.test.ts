import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge, compileRepair, repairTexts } from './knowledge.ts'

/** Enough of a traditional page around a phrase to show what it is. */
const FRAME = '為貫徹實施國務院關於發展數據產業的決定,'

function converted(phrase: string): string {
  const { text, script } = normalize(FRAME + phrase, knowledge)
  expect(script).toBe('Hant')
  return text.slice(FRAME.length)
}

describe('traditional text', () => {
  test.each(
    `審批覆蓋 审批覆盖|全覆蓋 全覆盖|覆核 覆核|答覆 答复|反覆 反复|恢復 恢复|顯著 显著|顯著提升 显著提升|著名 著名|著作權 著作权|著力 着力|沿著 沿着|隨著 随着|接著 接着
    |著眼於 着眼于|執著 执着|名著 名著|乾隆 乾隆|乾坤 乾坤|乾旱 干旱|乾淨 干净|幹部 干部|骨幹 骨干|若干 若干|昇騰 昇腾|昇騰生態 昇腾生态|提昇 提升|瞭望 瞭望|瞭解 了解
    |徵求 征求|徵收 征收|象徵 象征|於潛 於潜|關於 关于|瀋陽 沈阳|範圍 范围|規範 规范|放鬆 放松|鬆綁 松绑|麵粉 面粉|方面 方面|皇后 皇后|以後 以后|後續 后续|爲主 为主|這裏 这里|里程 里程
    |羣眾 群众|高峯 高峰|人民公社 人民公社|餘杭 余杭|剩餘 剩余|佔比 占比|併網 并网|彙總 汇总|匯率 汇率|聯繫 联系|關係 关系|系統 系统|憑藉 凭借|狼藉 狼藉|稻穀 稻谷|山谷 山谷
    |衞生 卫生|敍述 叙述|鹼性 碱性|堿性 碱性|採購 采购|儘快 尽快|週邊 周边|旅遊 旅游|游泳 游泳|臺灣 台湾|颱風 台风|座標 坐标|薰陶 熏陶|1000Mbps(PUE) 1000Mbps(PUE)`
      .split('|')
      .map((pair) => pair.trim().split(' ')),
  )('%s → %s', (traditional, simplified) => {
    expect(converted(traditional)).toBe(simplified)
  })

  test('readings go before the script is judged', () => {
    const normalized = normalize('工業(yè)互聯(lián)網(wǎng)', knowledge)
    expect(normalized).toMatchObject({ text: '工业互联网', script: 'Hant', repairs: { pinyin: 3, script: 3 } })
    expect(normalized.map.toSource({ start: 1, end: 2 })).toEqual({ start: 1, end: 2 })
    expect(normalized.map.toSource({ start: 2, end: 4 })).toEqual({ start: 6, end: 8 })
    expect(normalized.map.toSource({ start: 2, end: 5 })).toEqual({ start: 6, end: 15 })
    expect(normalized.map.toSource({ start: 0, end: 5 })).toEqual({ start: 0, end: 15 })
  })

  test('a character that becomes one of two units keeps the offsets right', () => {
    const { text, map } = normalize('發㗲業務', knowledge)
    expect(text).toBe('发𠵾业务')
    expect(map.toSource({ start: 1, end: 3 })).toEqual({ start: 1, end: 2 })
    expect(map.toSource({ start: 3, end: 4 })).toEqual({ start: 2, end: 3 })
  })

  test('in a mixed text only the traditional lines are converted', () => {
    const simplified = '审批复盖、于潜、审批覆盖、升腾与昇腾、瞭望、沈阳、覆盖范围发展产业实施规划。'
    const { text, script } = normalize(
      `${simplified}\n網站導航:發展規劃、產業園區、實施乾旱應對\n${simplified}`,
      knowledge,
    )
    expect(script).toBe('mixed')
    expect(text).toBe(`${simplified}\n网站导航:发展规划、产业园区、实施干旱应对\n${simplified}`)
  })
})

describe('simplified text', () => {
  test.each(
    '显著 乾隆 审批覆盖 昇腾 毕昇 沈阳 於潜 瞭望 覆盖率 答覆 著力 魏徵 文徵明 乾县 后 皇后 里程 于洪区 若干 松江 征求 狼藉 余杭 数位专家 资讯 品质 专案组 通讯社 覆核 堃 喆 苧麻'.split(
      ' ',
    ),
  )('%s stays', (phrase) => {
    expect(normalize(phrase, knowledge)).toMatchObject({ text: phrase, script: 'Hans', repairs: {} })
  })

  test('a stray traditional character does not make a text traditional', () => {
    const text = '坚持以人民为中心的发展思想'.repeat(10) + '國'
    expect(normalize(text, knowledge)).toMatchObject({ text, script: 'Hans' })
  })

  test('the dictionary is not asked for', () => {
    const converter = (): never => {
      throw new Error('asked for')
    }
    expect(normalize('审批覆盖', knowledge, { converter }).text).toBe('审批覆盖')
    expect(() => normalize('審批覆蓋', knowledge, { converter })).toThrow('asked for')
  })
})

describe('the rules', () => {
  test('the thresholds come from the rules', () => {
    const never = compileRepair({ ...repairTexts(), 'script.yaml': 'topic: repair\n' })
    expect(normalize('發展產業', never)).toMatchObject({ text: '發展產業', script: 'Hans' })
  })

  test('two outcomes for one entry are reported with their place', () => {
    const problems: Parameters<typeof compileRepair>[1] = []
    compileRepair(
      { 'a.yaml': 'topic: repair\nprotected:\n  昇騰: 昇腾\n', 'b.yaml': 'topic: repair\nconversion:\n  昇騰: 升腾\n' },
      problems,
    )
    expect(problems).toMatchObject([{ code: 'repair-conflict', path: 'b.yaml', position: { line: 3, column: 3 } }])
  })

  test('no character that a conversion yields counts as traditional', () => {
    const { traditional, phrases } = knowledge.script
    const yielded =
      Object.values(phrases).join('') + knowledge.vocabularies.flatMap(({ words }) => Object.values(words)).join('')
    expect([...traditional].filter((one) => yielded.includes(one))).toEqual([])
    expect(traditional.length).toBeGreaterThan(2500)
    expect([...traditional].filter((one) => knowledge.script.simplified.includes(one))).toEqual([])
  })
})
