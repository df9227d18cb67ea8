import { spawn } from 'node:child_process'
import type { Log } from '../log.ts'

/** A line that hangs must not keep the next backup from being made. */
const TIMEOUT_MS = 3_600_000

/** What a program of the office may need of ours; no address or password of the service is among it. */
const PASSED_ON = ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'SSH_AUTH_SOCK']

/**
 * Runs the office's program over a whole backup, `{file}` in its words filled in; without a shell, so that no name is read as a
 * command. True where it ended well.
 */
export async function copyAway(words: readonly string[], file: string, log: Log): Promise<boolean> {
  const [program = '', ...args] = words.map((word) => word.replaceAll('{file}', file))
  const env = Object.fromEntries(
    PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
  const child = spawn(program, args, {
    env: { ...env, BACKUP_FILE: file },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: TIMEOUT_MS,
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000)
  })
  const ended = await new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : `it ended with ${code ?? signal ?? ''}`))
  })
  if (ended !== '') log.error({ program, ended, said }, 'a backup was made, but not copied away')
  return ended === ''
}
