import type { AnswerPromise, KioskConfig } from '../server/contract/kiosk.ts'
import type { RatingTap } from '../server/contract/rating.ts'
import { openKioskDatabase, type KioskDatabase, type OutboxRow } from './outbox/database.ts'
import { keepPairing, readDevice, writeDevice } from './device/device.ts'
import { readHealth, toHeartbeat, type Health } from './device/health.ts'
import { newRatingId } from './outbox/ids.ts'
import { SCREEN_RULES } from './visit/journey.ts'
import {
  finishRating,
  firstSeqToSend,
  keepUnkept,
  openRating,
  recoverOpenRatings,
  resumeDraft,
  type Unkept,
} from './outbox/rating-outbox.ts'
import { loadRecordings, refreshRecordings } from './device/recordings.ts'
import { fetchConfig, pairTablet, sendHeartbeat } from './pairing/service.ts'
import { holdSession, readLiveSessions } from './pairing/session.ts'
import { makeSecret } from './device/set-up-secret.ts'
import { sendReadyRatings, withSendLock } from './outbox/sync.ts'
import { startWorkLoop } from './outbox/work-loop.ts'

/** What the screens are told. */
interface TabletListener {
  /** A newer configuration is kept; it is shown when nobody is in the middle of something. */
  readonly onConfig: (config: KioskConfig) => void
  readonly onHealth: (health: Health) => void
  readonly onReloadAsked: () => void
  /** What may be promised until the next word from the server; null when nothing is known for sure. */
  readonly onPromise: (promise: AnswerPromise | null) => void
  readonly lastTouchAt: () => string | null
}

/** The tablet behind its screens: what it keeps and what it tells the server. */
export interface Tablet {
  readonly database: KioskDatabase
  pair(code: string): Promise<KioskConfig>
  newTap(config: KioskConfig, tap: Pick<RatingTap, 'level' | 'language'>): Unkept
  /** On the disk when it resolves; throws when it could not be kept. */
  keepTap(tap: Unkept): Promise<OutboxRow>
  finish(row: OutboxRow): Promise<void>
  /** Ends every rating nobody is giving any more, so that it is sent. Call it only when no visit is going on. */
  closeForgotten(): Promise<void>
  /** Sends and reports now, whatever the last attempts brought. */
  syncNow(): Promise<void>
  stop(): void
}

const EVERY_MS = 60_000

/** A tablet that has started, with its last known configuration and, where a restart cut somebody off, their visit. */
interface Started {
  readonly tablet: Tablet
  readonly config: KioskConfig | null
  /** Somebody who was writing, or whose tap an earlier page could not keep. */
  readonly resumed: OutboxRow | null
  /** What an earlier page could not keep cannot be kept now either. */
  readonly isLost: boolean
}

/** Opens what is kept, `unkept` first, ends what a crash left open, and starts to send. */
export async function startTablet(listener: TabletListener, unkept: Unkept | null): Promise<Started> {
  const database = openKioskDatabase()
  const session = newRatingId(Date.now())
  await holdSession(session)
  const live = await readLiveSessions()
  const stillThere = new Date(Date.now() - (SCREEN_RULES.comment.idleMs ?? 0)).toISOString()
  let isLost = false
  const kept = unkept && (await keepUnkept(database, session, unkept).catch(() => void (isLost = true)))
  const resumed = kept || (await resumeDraft(database, session, live, stillThere))
  await recoverOpenRatings(database, new Set([...live, session]))
  const config = await readDevice(database, 'config')
  await loadRecordings().catch(() => undefined)

  let lastOffsetMs = await readDevice(database, 'clockOffsetMs')
  const keepClock = async (clockOffsetMs: number | null): Promise<void> => {
    if (clockOffsetMs === null) return
    lastOffsetMs = clockOffsetMs
    await writeDevice(database, 'clockOffsetMs', clockOffsetMs)
  }
  const tellHealth = async (): Promise<void> => listener.onHealth(await readHealth(database))

  const send = async (): Promise<void> => {
    try {
      await sendReadyRatings(database)
    } finally {
      await tellHealth()
    }
  }

  const refreshConfig = async (token: string): Promise<void> => {
    const { reply, clockOffsetMs } = await fetchConfig(token)
    await writeDevice(database, 'config', reply)
    await keepClock(clockOffsetMs)
    listener.onConfig(reply)
  }

  let hasRecordings = false

  const report = async (): Promise<void> => {
    const token = await readDevice(database, 'token')
    if (token === undefined) return
    const health = await readHealth(database)
    const { reply, clockOffsetMs } = await sendHeartbeat(
      token,
      toHeartbeat(health, session, listener.lastTouchAt()),
    )
    await keepClock(clockOffsetMs)
    listener.onPromise(reply.answerPromise ?? null)
    if (reply.commands.includes('reload')) listener.onReloadAsked()
    const known = await readDevice(database, 'config')
    if (reply.configMark !== known?.mark || reply.commands.includes('fetch-config'))
      await refreshConfig(token)
    // Once a start is enough, and a tablet starts every night; what did not come is asked for with the next report.
    if (!hasRecordings)
      hasRecordings = await refreshRecordings(token).then(
        () => true,
        () => false,
      )
  }

  const reportAndListen = async (): Promise<void> => {
    try {
      await report()
    } catch (error) {
      listener.onPromise(null)
      throw error
    }
  }

  const sending = startWorkLoop(send, { everyMs: EVERY_MS })
  const reporting = startWorkLoop(reportAndListen, { everyMs: EVERY_MS })
  const syncNow = async (): Promise<void> => {
    await Promise.all([sending.now(), reporting.now()])
  }

  const tablet: Tablet = {
    database,
    async pair(code) {
      // Nothing is sent meanwhile: the server is told the first number that comes under the new pairing.
      const paired = await withSendLock(async () => {
        const { reply, clockOffsetMs } = await pairTablet(code, await firstSeqToSend(database))
        const hasSecret = (await readDevice(database, 'setUpSecret')) !== undefined
        const secret = hasSecret || !isSecureContext ? null : await makeSecret(code)
        const config = await keepPairing(database, reply, secret)
        await keepClock(clockOffsetMs)
        return config
      })
      void syncNow()
      return paired
    },
    newTap({ kiosk, questionnaire }, tap) {
      const now = new Date()
      const rating = {
        id: newRatingId(now.getTime()),
        questionnaireVersionId: questionnaire.id,
        tappedAt: now.toISOString(),
        optionOrder: questionnaire.body.optionOrder,
        ...(lastOffsetMs !== undefined && { clockOffsetMs: lastOffsetMs }),
        ...tap,
      }
      return { kioskId: kiosk.id, rating }
    },
    keepTap: ({ kioskId, rating }) => openRating(database, { session, kioskId }, rating),
    async finish({ seq }) {
      await finishRating(database, seq)
      sending.hint()
    },
    async closeForgotten() {
      const others = [...(await readLiveSessions())].filter((live) => live !== session)
      if ((await recoverOpenRatings(database, new Set(others))) > 0) sending.hint()
    },
    syncNow,
    stop() {
      sending.stop()
      reporting.stop()
    },
  }
  return { tablet, config: config ?? null, resumed, isLost }
}
