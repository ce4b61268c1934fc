import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { connect } from 'node:net'
import { PATIENCE } from './struck.ts'
import { freePorts, until, type Workshop } from './support.ts'

/** sshd, where it runs as root, wants this folder. */
const PRIVILEGE_SEPARATION = '/run/sshd'

/**
 * Starts an sshd on two ports of the loopback interface, with keys of its own.
 * @returns a file of settings for ssh, in which the hosts are called `one` and `two`, and what stops it
 */
export async function startSshd(workshop: Workshop): Promise<{ readonly settings: string; stop(): void }> {
  const ports = await freePorts(2)
  for (const key of ['host', 'user']) {
    const made = await workshop.run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', workshop.path(`${key}_key`)])
    if (made.code !== 0) throw new Error(made.stderr)
  }
  workshop.write('authorized_keys', workshop.read('user_key.pub'), 0o600)
  const made = process.getuid?.() === 0 && !existsSync(PRIVILEGE_SEPARATION)
  if (made) mkdirSync(PRIVILEGE_SEPARATION)
  const config = workshop.write(
    'sshd_config',
    [
      ...ports.map((port) => `ListenAddress 127.0.0.1:${port}`),
      `HostKey ${workshop.path('host_key')}`,
      `AuthorizedKeysFile ${workshop.path('authorized_keys')}`,
      'PidFile none',
      'UsePAM no',
      'StrictModes no',
      'PasswordAuthentication no',
      'PermitRootLogin prohibit-password',
      '',
    ].join('\n'),
  )
  workshop.serve('sshd', ['-D', '-e', '-f', config])
  for (const port of ports) await until(() => answers(port), PATIENCE)
  const settings = ['one', 'two'].map((host, index) =>
    [
      `Host ${host}`,
      '  HostName 127.0.0.1',
      `  Port ${ports[index]}`,
      `  User ${userInfo().username}`,
      `  IdentityFile ${workshop.path('user_key')}`,
      '  IdentitiesOnly yes',
      '  BatchMode yes',
      '  StrictHostKeyChecking accept-new',
      `  UserKnownHostsFile ${workshop.path('known_hosts')}`,
      '  LogLevel ERROR',
      '',
    ].join('\n'),
  )
  return {
    settings: workshop.write('ssh_config', settings.join('')),
    stop: () => made && rmdirSync(PRIVILEGE_SEPARATION),
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
