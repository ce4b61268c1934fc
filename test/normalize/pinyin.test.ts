import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge } from './knowledge.ts'

const read = (source: string): string => normalize(source, knowledge).text

describe('readings in brackets', () => {
  test.each([
    ['互聯(lián)網', '互联网'],
    ['標準（zhǔn）', '标准'],
    ['優( yōu )化', '优化'],
    ['綠(lǜ)色', '绿色'],
    ['節(jie\u0301)能', '节能'],
    ['關(guān)於優(yōu)化，關(guān)心', '关于优化,关心'],
    ['創(chuàng)業(yè)', '创业'],
    ['長（ｃháng）期', '长期'],
    ['長(chánɡ)期', '长期'],
  ])('go behind converted characters: %s → %s', (source, text) => {
    expect(read(source)).toBe(text)
  })

  test.each([
    ['電源使用效率(PUE)', '电源使用效率(PUE)'],
    ['獨立組網(SA)', '独立组网(SA)'],
    ['連接數(Mbps)', '连接数(Mbps)'],
    ['聯(an)網', '联(an)网'],
    ['互聯(lián網', '互联(lián网'],
    ['綠(lv\u030C)色', '绿(lv\u030C)色'],
    ['業(kluá)', '业(kluá)'],
    ['兩(lìán)', '两(lìán)'],
    ['盱眙縣(xūyí)', '盱眙县(xūyí)'],
    ['會(huì)(kuài)計', '会(huì)(kuài)计'],
    ['長(cháng)短,長(zhǎng)官', '长(cháng)短,长(zhǎng)官'],
    ['各區(郊)', '各区(郊)'],
    ['空()的發展', '空()的发展'],
  ])('real brackets stay: %s → %s', (source, text) => {
    expect(read(source)).toBe(text)
  })
})

describe('readings behind characters that any text has', () => {
  const page = '互联(lián)网、物联(lián)网与产业(yè)体系,标准(zhǔn)统一,电源使用效率(PUE)达标'

  test('go where every occurrence of several characters shows one', () => {
    expect(read(page)).toBe('互联网、物联网与产业体系,标准统一,电源使用效率(PUE)达标')
  })

  test.each([
    ['盱(xū)眙(yí)县将建设农业园区', 'too few'],
    ['亳(bó)州、涡(guō)阳与濉(suī)溪一线,亳州、涡阳与濉溪各建一处', 'explained once'],
    ['长(cháng)短、长(zhǎng)官、行(háng)业、行(xíng)走、重(zhòng)点、重(chóng)复', 'several readings'],
    ['5G(lián)', 'behind no Chinese character'],
    ['发展?jié)摿', 'half a bracket'],
    ['西安(xī’ān)', 'two syllables'],
  ])('%s stays: %s', (source) => {
    expect(normalize(source, knowledge)).toMatchObject({ text: source, repairs: {} })
  })

  test('what is behind a converted character goes, the rest of a page with few stays', () => {
    expect(read('產業(yè)園區位於盱(xū)眙')).toBe('产业园区位于盱(xū)眙')
  })
})

describe('readings without tone mark', () => {
  const page =
    '關(guan) 於(yu) 發(fa) 展(zhan) 數(shu) 據(ju) 產業的決定,貫徹發(fa) 展(zhan) 要求,關(guan) 於(yu) 進一步完善(PUE)指標'

  test('go where the page has them throughout, with their spaces', () => {
    expect(read(page)).toBe('关于发展数据产业的决定,贯彻发展要求,关于进一步完善(PUE)指标')
  })

  test.each([
    ['a few', '關(guan)於發展數據產業的決定'],
    ['one character only', '發(fa)展產業,'.repeat(8)],
    ['not every time', '發(fa)展(zhan)數(shu)據(ju),發展數據。'.repeat(4)],
  ])('stay: %s', (_, source) => {
    expect(read(source).split('(').length).toBe(source.split('(').length)
  })
})
