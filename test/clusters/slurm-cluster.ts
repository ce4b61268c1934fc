import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { PATIENCE } from './struck.ts'
import { freePorts, until, type Workshop } from './support.ts'

/** Without accounting, control groups and backfilling; it looks for work at once. */
const PLAIN = [
  'ProctrackType=proctrack/linuxproc',
  'TaskPlugin=task/none',
  'MpiDefault=none',
  'JobAcctGatherType=jobacct_gather/none',
  'AccountingStorageType=accounting_storage/none',
  'SelectType=select/cons_tres',
  'SelectTypeParameters=CR_CPU',
  'SchedulerType=sched/builtin',
  'SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0',
  'ReturnToService=2',
]

/**
 * Starts a cluster of one node with two cores on the loopback interface: munge, slurmctld and slurmd, with a key, ports and
 * folders of their own. They end with the workshop.
 * @returns the environment in which `sbatch` finds it
 */
export async function startSlurm(workshop: Workshop): Promise<Readonly<Record<string, string>>> {
  const [control = 0, node = 0] = await freePorts(2)
  const socket = workshop.path('munge.sock')
  const key = workshop.write('munge.key', randomBytes(1024), 0o400)
  for (const folder of ['state', 'spool']) mkdirSync(workshop.path(folder))
  const host = hostname().split('.')[0]
  const settings = [
    'ClusterName=loopback',
    'SlurmctldHost=localhost(127.0.0.1)',
    `SlurmctldPort=${control}`,
    `SlurmdPort=${node}`,
    'SlurmUser=root',
    `AuthInfo=socket=${socket}`,
    `StateSaveLocation=${workshop.path('state')}`,
    `SlurmdSpoolDir=${workshop.path('spool')}`,
    `SlurmctldPidFile=${workshop.path('slurmctld.pid')}`,
    `SlurmdPidFile=${workshop.path('slurmd.pid')}`,
    ...PLAIN,
    `NodeName=loopback NodeHostname=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=2048 State=UNKNOWN`,
    'PartitionName=all Nodes=loopback Default=YES State=UP',
  ]
  const env = { SLURM_CONF: workshop.write('slurm.conf', `${settings.join('\n')}\n`) }
  const files = ['pid', 'log', 'seed'].map((name) => `--${name}-file=${workshop.path(`munge.${name}`)}`)
  workshop.serve('munged', ['-F', '--force', `--key-file=${key}`, `--socket=${socket}`, ...files])
  await until(() => workshop.has('munge.sock'), PATIENCE)
  workshop.serve('slurmctld', ['-D'], { env })
  workshop.serve('slurmd', ['-D', '-N', 'loopback'], { env })
  await until(async () => {
    const { stdout } = await workshop.run('sinfo', ['--noheader', '--format=%t'], { env })
    return stdout.toString().trim() === 'idle'
  }, PATIENCE)
  return env
}
