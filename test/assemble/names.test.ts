import { beforeAll, describe, expect, it } from 'vitest'
import { createExtractor, type Extractor } from '../../src/index.ts'

/** Names of the indicators in a sentence, in order. */
let names: (sentence: string) => string[]

beforeAll(async () => {
  const extractor: Extractor = await createExtractor()
  names = (sentence) => extractor.extract(sentence, { published: '2021' }).indicators.map(({ name }) => name)
})

describe('elided heads are restored', () => {
  it.each([
    ['精炼铜、集成电路产量分别突破80万吨、300万块。', ['精炼铜产量', '集成电路产量']],
    ['医疗、养老保险参保率分别达到98%、97%。', ['医疗保险参保率', '养老保险参保率']],
    ['一、二、三产增加值分别增长4%、6%、7%。', ['一产增加值', '二产增加值', '三产增加值']],
    ['其中第一、二、三产业增加值分别增长4%、6%、7%。', ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
    ['其中三次产业分别增长4%、6%和7%。', ['第一产业', '第二产业', '第三产业']],
    ['三次产业占比分别提高1个、2个百分点。', ['三次产业占比', '三次产业占比']],
    ['财政收入、城乡居民收入年均分别增长5%、6%和7%。', ['财政收入', '城镇居民收入', '农村居民收入']],
    ['预计二氧化硫、化学需氧量分别减少4%和6%。', ['二氧化硫', '化学需氧量']],
    ['化学需氧量、氨氮、氮氧化物排放量分别减少3%、5%和6%。', ['化学需氧量排放量', '氨氮排放量', '氮氧化物排放量']],
    ['旅游、会展业收入分别增长21%和18%。', ['旅游收入', '会展业收入']],
    ['领军人才、优秀青年人才各引进120名。', ['领军人才', '优秀青年人才']],
    ['安全事故起数、死亡人数分别下降9%和8%。', ['安全事故起数', '死亡人数']],
    ['茶叶、蚕桑等特色作物产量分别达到2万吨、3000吨。', ['茶叶产量', '蚕桑产量']],
    ['家庭农场、合作社等新型主体分别新增40家、60家。', ['家庭农场', '合作社']],
    ['茶叶、蚕桑等特色作物产量达到3万吨。', ['特色作物产量']],
    ['培育2个百亿级、6个十亿级产业链。', ['百亿级产业链', '十亿级产业链']],
    ['认定国家级4家、省级15家重点实验室。', ['国家级重点实验室', '省级重点实验室']],
    ['省级以上科技园达到8家,其中国家级2家。', ['省级以上科技园', '国家级科技园']],
    ['专精特新企业国家级2家、省级9家。', ['专精特新企业国家级', '省级专精特新企业']],
    ['A级景区达到9家,其中5A级1家。', ['A级景区', '5A级景区']],
    ['新建泵站6座、水闸8座,分别是前五年的2倍和3倍。', ['泵站', '水闸', '泵站', '水闸']],
    ['新建12座泵站、水闸30座、堤防20公里。', ['泵站', '水闸', '堤防']],
    ['开通5条公交线路、运营里程超过90公里。', ['公交线路', '运营里程']],
    ['新认定科技企业60家,实现产值9亿元,分别占全县的40%和35%。', ['科技企业', '产值', '科技企业占全县', '产值占全县']],
    ['龙头企业达到83家,其中产值超亿元的15家。', ['龙头企业', '产值', '龙头企业']],
    ['新认定科技企业12家、累计47家。', ['科技企业', '科技企业']],
    ['稻谷和小麦产量、蔬菜产量分别增长2%和3%。', ['稻谷和小麦产量', '蔬菜产量']],
    ['光伏组件及配件、风电装备制造业产值分别增长12%、9%。', ['光伏组件及配件产值', '风电装备制造业产值']],
    ['稻谷和小麦产量、蔬菜产量均增长2%。', ['稻谷和小麦产量', '蔬菜产量']],
    ['财政收入、城镇和农村居民收入均增长8%。', ['财政收入', '城镇居民收入', '农村居民收入']],
    ['金融机构年末存、贷款余额分别增长21%和19%。', ['金融机构年末存款余额', '金融机构年末贷款余额']],
    ['单位国内生产总值能耗和二氧化碳排放分别降低3%、4%。', ['单位国内生产总值能耗', '单位国内生产总值二氧化碳排放']],
    ['参加养老、失业和生育保险的人数分别达122万、106万和77万人。', ['参加养老人数', '失业保险人数', '生育保险人数']],
    ['泵站、水闸、水厂,分别达到106座、150座、82座。', ['泵站', '水闸', '水厂']],
    ['一般公共预算收入完成年度预算的105%。', ['一般公共预算收入年度预算']],
    ['新增就业23万人,完成年度任务的105%,增长3%。', ['新增就业', '新增就业年度任务', '新增就业']],
    ['旅客、货邮吞吐量分别达到440万人次、65万吨。', ['旅客吞吐量', '货邮吞吐量']],
    ['新型省级示范县6个、市级10个。', ['新型省级示范县', '市级新型示范县']],
    ['公交车辆单位里程的能耗和碳排放分别下降5%和6%。', ['公交车辆单位里程能耗', '公交车辆单位里程碳排放']],
  ])('%s', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })
})

describe('what is said of a thing is no part of its name', () => {
  it.each([
    ['年内3条轨道交通线建成通车。', ['轨道交通线']],
    ['46件民生项目得到落实。', ['民生项目']],
    ['26个招商项目签约落地,5家企业成功上市。', ['招商项目', '企业']],
    ['18条小流域治理全面展开。', ['小流域治理']],
    ['签约项目24个,到位资金18亿元。', ['签约项目', '到位资金']],
    ['内资到位资金、实际利用外资均增长9%。', ['内资到位资金', '实际利用外资']],
    ['文明村镇创建覆盖面达到62%。', ['文明村镇创建覆盖面']],
    ['科技成果转化产值突破12亿元。', ['科技成果转化产值']],
    ['健全服务网络,投入2亿元新建服务站60个。', ['投入', '服务站']],
    ['加快重点项目建设,累计完成投资120亿元。', ['投资']],
    ['5条公交线路相继开通。', ['公交线路']],
    ['财政收入50亿元,比增26.5%。', ['财政收入', '财政收入']],
    ['农村供养标准从年人均6000元提高到7000元。', ['农村供养标准']],
    ['亿元GDP安全事故死亡率下降9%。', ['亿元GDP安全事故死亡率']],
    ['议案办结率均达100%。', ['议案办结率']],
    ['供水率、供气率分别达到95%、60%,18处重点泵站建成。', ['供水率', '供气率', '重点泵站']],
    ['全社会研发投入增长11%,新增全国重点实验室3家。', ['全社会研发投入', '全国重点实验室']],
    ['工业总产值达到80亿元,“九五”期间年平均增长9%。', ['工业总产值', '工业总产值']],
    ['粮食产量达到9万吨,十年年平均递增5%。', ['粮食产量', '粮食产量']],
    ['网络零售额保持13%以上的增长。', ['网络零售额']],
    ['人均预期寿命79.5岁。', ['人均预期寿命']],
    ['数字经济增加值占全市比重达到41%。', ['数字经济增加值占全市比重']],
    ['服务业增加值年均增速高于全市平均水平3个百分点。', ['服务业增加值']],
    ['新签约产值超10亿元的装备企业6家,其中投产3家。', ['产值', '装备企业', '投产装备企业']],
    ['新开工重点项目计划投资90亿元,竣工97项。', ['重点项目计划投资', '竣工重点项目']],
    ['开工安置住房400万平方米,竣工150万平方米。', ['安置住房', '竣工安置住房']],
    ['20座泵站初步建成,9条水渠如期完工。', ['泵站', '水渠']],
    ['供水收入年内突破80亿元,漏损率始终控制在9%以内。', ['供水收入', '漏损率']],
    ['供水产值前四年年均增长9%,十八大以来累计投入40亿元。', ['供水产值', '投入']],
    ['为2万户发放取暖补贴900万元,4万人实现脱贫。', ['取暖补贴', '取暖补贴', '脱贫']],
    ['9人获评水利工匠,口袋公园、健身步道等达到290个。', ['水利工匠', '口袋公园、健身步道']],
    ['集镇供水占比降至54%,漏损率长期处于9%左右。', ['集镇供水占比', '漏损率']],
    ['8个抽水蓄能电站加快建设。', ['抽水蓄能电站']],
    ['抓好85座小水库的加固,完成32万户农房的改造任务。', ['小水库', '农房']],
    ['新建9家奶牛场,推进20万头生猪养殖项目建设。', ['奶牛场']],
    ['改造后产值90亿元,税收4亿元。', ['产值', '税收']],
    ['产值超亿元的企业达到83家,超10亿元的达到2家。', ['产值', '企业', '产值', '企业']],
  ])('%s', (sentence, expected) => {
    expect(names(sentence)).toEqual(expected)
  })
})

it.each([
  ['关停采石场23个。', ['decrease']],
  ['新增签约项目12个、总投资5亿元。', ['increase', 'level']],
  ['撤并教学点8个,整治河道12条。', ['decrease', 'level']],
  ['新建卫生室91所、1.2万平方米。', ['increase', 'increase']],
  ['新建机房电源使用效率不高于1.3。', ['level']],
  ['新建泵站60座,其中大型泵站8座、中型泵站15座。', ['increase', 'increase', 'increase']],
  ['新增贷款20亿元,其中完成农业贷款8亿元。', ['increase', 'level']],
  ['新增托位300个,学位900个。', ['increase', 'increase']],
  ['新增水利专家9名,人才总量180名。', ['increase', 'level']],
  ['新增上市企业6家,8家企业通过审查。', ['increase', 'level']],
  ['新增泵站6座,改造水闸8座,水塔9座。', ['increase', 'level', 'level']],
  ['灌溉面积增长6%左右,努力争取8%。', ['increase', 'increase']],
  ['建成泵站40座,力争45座。', ['level', 'level']],
])('what is done with things says how their number changes: %s', async (sentence, expected) => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract(sentence, { published: '2021' })
  expect(indicators.map(({ change }) => change)).toEqual(expected)
})

it('a value of the thing before it holds for the same place', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('推进建设,中心城区开工建设菜市场30个,建成12个。', { published: '2021' })
  expect(indicators.map(({ name, scope }) => `${scope} ${name}`)).toEqual(['中心城区 菜市场', '中心城区 菜市场'])
})

it.each([
  ['高新区建设提速,签约项目12个,开工8个。', ['高新区', '高新区']],
  ['市经开区完成投资8亿元,签约项目12个,开工项目5个。', ['市经开区', '市经开区', '市经开区']],
  ['东湖经济区签约项目12个;实际使用外资2亿美元,增长9%。', ['东湖经济区', '东湖经济区', '东湖经济区']],
  ['中心城区新建小学3所,全市新建幼儿园20所。', ['中心城区', null]],
])('a place that opens a sentence holds until another is named: %s', async (sentence, expected) => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract(sentence, { published: '2021' })
  expect(indicators.map(({ scope }) => scope)).toEqual(expected)
})

it('each of several values has the one it starts from', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('机动车保有量和用电量分别由40万辆、70亿千瓦时增至55万辆、90亿千瓦时。', {
    published: '2021',
  })
  expect(indicators.map(({ amount, baseline }) => [baseline?.amount, amount])).toEqual([
    [400_000, 550_000],
    [7_000_000_000, 9_000_000_000],
  ])
})

it('a fall that has become a growth started below nothing', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('供水企业利润由上年下降2.3%转为增长8.5%。', { published: '2017' })
  expect(indicators.map(({ amount, change, baseline }) => [amount, change, baseline?.amount])).toEqual([
    [8.5, 'increase', -2.3],
  ])
})

it('values of one measure are told apart by the places before them', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('到2025年,空气优良天数分别达到甲县305天、乙县312天。', { published: '2021' })
  expect(indicators.map(({ name, scope, amount }) => [name, scope, amount])).toEqual([
    ['空气优良天数', '甲县', 305],
    ['空气优良天数', '乙县', 312],
  ])
})

it('a value in a list of places begins with its place, behind the first', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('到2025年,污水收集率达到:甲县85%,乙县70%,丙县85%。', { published: '2021' })
  expect(indicators.map(({ name, scope, text }) => [name, scope, text])).toEqual([
    ['污水收集率', '甲县', '污水收集率达到:甲县85%'],
    ['污水收集率', '乙县', '乙县70%'],
    ['污水收集率', '丙县', '丙县85%'],
  ])
})

describe('the place that something is measured in is its scope', () => {
  it.each([
    ['中心城区污水处理率达到96%。', ['中心城区 污水处理率']],
    [
      '主城区PM2.5、PM10年均浓度分别控制在每立方米31微克和58微克以内。',
      ['主城区 PM2.5年均浓度', '主城区 PM10年均浓度'],
    ],
    ['县城面积扩大到12平方公里。', ['null 县城面积']],
    ['市区、县城污水处理率达到96%。', ['null 市区、县城污水处理率']],
    ['县(市)污水处理率达到96%。', ['县(市) 污水处理率']],
    ['各县市区污水处理率达到96%。', ['各县市区 污水处理率']],
    ['无锡市区污水处理率达到96%。', ['无锡市区 污水处理率']],
    [
      '20万人口以上的城市、5万人口以下的县城,污水处理率分别达到96%和80%。',
      ['20万人口以上的城市 污水处理率', '5万人口以下的县城 污水处理率'],
    ],
    ['全市各县(市)污水处理率达到96%。', ['null 各县(市)污水处理率']],
    ['东河、西河流域内污水处理率达到96%。', ['东河、西河流域内 污水处理率']],
    ['东河、西河流域内污水处理率达到:青州85%,宁州70%。', ['青州 污水处理率', '宁州 污水处理率']],
  ])('%s', async (sentence, expected) => {
    const extractor = await createExtractor()
    const { indicators } = extractor.extract(sentence, { published: '2021' })
    expect(indicators.map(({ name, scope }) => `${scope} ${name}`)).toEqual(expected)
  })
})

it.each([
  [
    'those that are to do it each, and what they do besides',
    '每个灌区都要建成泵站3座、蓄水池5个。',
    ['每个灌区 泵站', '每个灌区 蓄水池'],
  ],
  ['with a bound before the verb', '确保每个产业集群至少培育2家龙头企业。', ['每个产业集群 龙头企业']],
  ['places of a level with another in brackets', '各县(区)新建泵站3座。', ['各县(区) 泵站']],
  [
    'the thing that a line describes',
    '南山水厂(二期):总投资3亿元,新建泵站2座,总供水规模为12万吨。',
    ['南山水厂(二期) 总投资', '南山水厂(二期) 泵站', '南山水厂(二期) 总供水规模'],
  ],
  ['县级城区 before what is measured there', '县级城区室内覆盖率达到90%。', ['县级城区 室内覆盖率']],
  ['not what is measured in each', '每个灌区供水量达到3万立方米。', ['null 灌区供水量']],
])('a scope is %s', async (_, sentence, expected) => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract(sentence, { published: '2021' })
  expect(indicators.map(({ name, scope }) => `${scope} ${name}`)).toEqual(expected)
})

it.each([
  ['what a work is for', '实施水渠改善工程23公里。', ['水渠改善工程']],
  ['two verbs that name a fund', '落实灌溉奖励扶助资金0.3亿元。', ['灌溉奖励扶助资金']],
  ['what is built for those who moved', '建设搬迁安置还房7万平方米。', ['搬迁安置还房']],
  ['not that it is handed down', '将46项水务审批权限下放到乡镇。', ['水务审批权限']],
  ['not what is told behind the value', '支渠二期80公里全面开工。', ['支渠二期']],
])('a name holds %s', (_, sentence, expected) => {
  expect(names(sentence)).toEqual(expected)
})

it.each([
  ['what has begun', '建成泵站117座,在建23座。', ['泵站', '在建泵站']],
  [
    'what was counted so, not what it costs',
    '安排泵站项目410项,年度计划投资65亿元,其中新开工165项、竣工110项。',
    ['泵站项目', '年度计划投资', '新开工泵站项目', '竣工泵站项目'],
  ],
  ['each of a list its own', '水利项目新开工330个、续建371个。', ['水利项目', '续建水利项目']],
])('how far some have come is told of %s', (_, sentence, expected) => {
  expect(names(sentence)).toEqual(expected)
})

it.each([
  ['a quarter', '一季度项目开工率达到50%,二季度达到80%。', ['项目开工率', '项目开工率']],
  ['that it has turned', '工业投资增长8%,农业投资由负转正、增长3%。', ['工业投资', '农业投资']],
  ['another way of counting', '水费收入6亿元,同口径增长5%、自然口径下降2%。', ['水费收入', '水费收入', '水费收入']],
])('no name is %s', (_, sentence, expected) => {
  expect(names(sentence)).toEqual(expected)
})

it('what a number of items shall reach is no size of a list', async () => {
  const extractor = await createExtractor()
  const { indicators } = extractor.extract('12月底前,掌上水务高频事项达到120项。', { published: '2021' })
  expect(indicators.map(({ name, role }) => `${name} ${role}`)).toEqual(['掌上水务高频事项 target'])
})
