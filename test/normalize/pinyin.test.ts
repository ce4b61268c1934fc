import { describe, expect, test } from 'vitest'
import { normalize } from '../../src/normalize/normalize.ts'
import { knowledge } from './knowledge.ts'

describe('readings in brackets', () => {
  test.each([
    ['互联(lián)网', '互联网'],
    ['标准（zhǔn）', '标准'],
    ['优( yōu )化', '优化'],
    ['绿(lǜ)色,战略(lüè)', '绿色,战略'],
    ['绿(lv\u030C)色', '绿(lv\u030C)色'],
    ['节(jie\u0301)能', '节能'],
    ['安(ān)全，按(àn)', '安全,按'],
    ['会(huì)(kuài)计', '会计'],
    ['创(chuàng)新(xīn)', '创新'],
    ['长（ｃháng）期', '长期'],
    ['长(chánɡ)期', '长期'],
  ])('removed: %s → %s', (source, text) => {
    expect(normalize(source, knowledge).text).toBe(text)
  })

  test.each([
    ['电源使用效率(PUE)'],
    ['独立组网(SA)'],
    ['速率(Mbps)'],
    ['安(an)全'],
    ['(lián)网'],
    ['5G(lián)'],
    ['互联(lián网'],
    ['发展?jié)摿'],
    ['合(kluá)'],
    ['盱眙(xūyí)'],
    ['西安(xī’ān)'],
    ['两音(lìán)'],
    ['各区(郊)'],
    ['要求(一)'],
    ['空()的'],
  ])('kept: %s', (source) => {
    expect(normalize(source, knowledge).text).toBe(source)
  })
})
