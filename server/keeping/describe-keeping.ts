import { mkdir, statfs } from 'node:fs/promises'
import { connect } from 'node:tls'
import { databaseBytes, databaseClock } from '../../db/dialect.ts'
import type { Config } from '../config.ts'
import { isoOf, type Service } from '../context.ts'
import type { KeepingReply } from '../contract/keeping/keeping.ts'
import { judgeKeeping, type KeepingFacts } from '../domain/keeping/judge-keeping.ts'
import { createMailer } from '../notifications/mailer.ts'
import { findKept } from './find-kept.ts'

/** What does not answer for so long is taken for not there. */
const PATIENCE_MS = 4_000

/** How the installation is kept: the page of it, and what `doctor` prints. Looks at disks, clocks, certificate and mail server. */
export async function describeKeeping(service: Service): Promise<KeepingReply> {
  const { db, config, now } = service
  const { folder, at } = config.backup
  const kept = await findKept(db)
  const [disk, otherClockMs, certificate, mailProblem, bytes] = await Promise.all([
    findFullestDisk(config),
    readOtherClock(service),
    findCertificate(config),
    findMailProblem(config),
    databaseBytes(db),
  ])
  const { backup, trial, failed } = kept
  const findings = judgeKeeping({
    nowMs: now(),
    isScheduled: folder !== null,
    backup,
    failed,
    trial,
    disk,
    otherClockMs,
    certificate,
    mailProblem,
  })
  return {
    backup: backup && {
      at: isoOf(backup.atMs),
      file: backup.file,
      bytes: backup.bytes,
      encrypted: backup.encrypted,
      copied: backup.copied,
    },
    trial: trial && { at: isoOf(trial.atMs), file: trial.file, madeAt: trial.madeAt },
    schedule: folder === null ? null : { folder, at },
    databaseBytes: bytes,
    findings,
  }
}

async function findFullestDisk({ backup, dataFolder }: Config): Promise<KeepingFacts['disk']> {
  const folders = [dataFolder, ...(backup.folder === null ? [] : [backup.folder])]
  const disks = await Promise.all(
    folders.map(async (folder) => {
      await mkdir(folder, { recursive: true }).catch(() => undefined)
      const found = await statfs(folder).catch(() => undefined)
      return found && { folder, free: found.bavail * found.bsize, size: found.blocks * found.bsize }
    }),
  )
  const seen = disks.filter((disk) => disk !== undefined && disk.size > 0) as NonNullable<
    KeepingFacts['disk']
  >[]
  return seen.sort((a, b) => a.free / a.size - b.free / b.size)[0] ?? null
}

/** The database's clock where it is another program's, else that of the web address the office named: its `Date` header. */
async function readOtherClock({ db, config: { clockUrl } }: Service): Promise<number | null> {
  const ofDatabase = await databaseClock(db)
  if (ofDatabase !== null || clockUrl === null) return ofDatabase
  const answer = await fetch(clockUrl, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  const ms = Date.parse(answer?.headers.get('date') ?? '')
  return Number.isNaN(ms) ? null : ms
}

/** Until when the certificate of the public address holds, and whether browsers take it. */
function findCertificate({ publicUrl }: Config): Promise<KeepingFacts['certificate']> {
  if (publicUrl === null || !publicUrl.startsWith('https:')) return Promise.resolve({ kind: 'none' })
  const { hostname, port } = new URL(publicUrl)
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname,
      servername: hostname,
      port: Number(port || 443),
      timeout: PATIENCE_MS,
      // Looked at, not trusted: nothing is sent.
      rejectUnauthorized: false,
    })
    const say = (certificate: KeepingFacts['certificate']): void => {
      socket.destroy()
      resolve(certificate)
    }
    socket.once('error', ({ message }) => say({ kind: 'unknown', why: message }))
    socket.once('timeout', () => say({ kind: 'unknown', why: `${hostname}: no answer` }))
    socket.once('secureConnect', () => {
      const ms = Date.parse(socket.getPeerCertificate().valid_to)
      const why = socket.authorizationError as unknown
      // What has ended is told by its date.
      if (!socket.authorized && String(why) !== 'CERT_HAS_EXPIRED') say({ kind: 'wrong', why: String(why) })
      else say(Number.isNaN(ms) ? { kind: 'unknown', why: 'no date' } : { kind: 'until', ms })
    })
  })
}

async function findMailProblem({ mail }: Config): Promise<string | null> {
  if (mail === null) return null
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer'), PATIENCE_MS)
  })
  const answer = createMailer(mail)
    .check()
    .then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
  try {
    return await Promise.race([answer, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
