/** Warm extraction against nodejieba's tagging of the same texts, and the stages. Loading is left out on both sides. */
import { median, medianRatio, megabytes, perCharacter, ratio, table } from './figures.ts'
import { mark, type Section } from './marks.ts'
import { STAGES, type Stage } from './protocol.ts'
import { warmUp, Worker } from './workers.ts'

const ROUNDS = 7

export async function warm(texts: readonly string[]): Promise<Section> {
  const ours = new Worker()
  const theirs = new Worker()
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const times = { extract: [] as number[], tag: [] as number[] }
  let peak = 0
  await warmUp(ours, texts)
  // The first round warms the other side, which has no machine code to wait for.
  for (let round = -1; round < ROUNDS; round++) {
    let extract = 0
    let tag = 0
    for (const text of texts) {
      const answer = await ours.do('extract', text)
      extract += answer.milliseconds
      peak = Math.max(peak, answer.peakBytes)
      tag += (await theirs.do('tag', text)).milliseconds
    }
    if (round >= 0) times.extract.push(extract)
    if (round >= 0) times.tag.push(tag)
  }
  const stages = await stageTimes(ours, texts)
  ours.end()
  theirs.end()
  const each = (milliseconds: number): string => perCharacter((1000 * milliseconds) / characters)
  const all = STAGES.reduce((sum, stage) => sum + stages[stage], 0)
  const rows = STAGES.map((stage) => [stage, each(stages[stage]), `${((100 * stages[stage]) / all).toFixed(0)} %`])
  const toTag = medianRatio(times.extract, times.tag)
  const title = `Whole extraction ÷ nodejieba tag with its default dictionaries: ${ratio(toTag)} (median of ${ROUNDS} rounds)`
  const report = table(title, [
    ['nodejieba tag', each(median(times.tag)), ''],
    ['extraction', each(median(times.extract)), ''],
    ...rows.map(([stage = '', ...figures]) => [`  ${stage}`, ...figures]),
    ['peak memory', megabytes(peak), ''],
  ])
  return { report, marks: [mark('warm extraction ÷ `tag` of nodejieba, same text', toTag, { most: 1.2 })] }
}

/** Medians over rounds of the sums over all texts. */
async function stageTimes(worker: Worker, texts: readonly string[]): Promise<Record<Stage, number>> {
  const rounds: Record<Stage, number>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const sums = { normalize: 0, outline: 0, segmenter: 0, lex: 0, match: 0, assemble: 0 }
    for (const text of texts) {
      const { stages } = await worker.do('stages', text)
      for (const stage of STAGES) sums[stage] += stages?.[stage] ?? 0
    }
    rounds.push(sums)
  }
  const of = (stage: Stage): [Stage, number] => [stage, median(rounds.map((sums) => sums[stage]))]
  return Object.fromEntries(STAGES.map(of)) as Record<Stage, number>
}
