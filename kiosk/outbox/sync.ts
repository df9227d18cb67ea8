import type { KioskDatabase } from './database.ts'
import { readDevice, writeDevice } from '../device/device.ts'
import { readyRatings, settleRatings } from './rating-outbox.ts'
import { sendRatings } from '../pairing/service.ts'

const BATCH_SIZE = 100

/**
 * Sends every ready rating, oldest first, and forgets each only after its receipt. One run at a time over all tabs. Any
 * failure is thrown and leaves the rest for the next run; the server counts a repeated id once.
 */
export async function sendReadyRatings(database: KioskDatabase): Promise<void> {
  await withSendLock(async () => {
    const token = await readDevice(database, 'token')
    if (token === undefined) return
    for (;;) {
      const rows = await readyRatings(database, BATCH_SIZE)
      if (rows.length === 0) return
      const receipts = await sendRatings(
        token,
        rows.map(({ rating }) => rating),
      )
      await settleRatings(database, rows, receipts)
      await writeDevice(database, 'lastSentAt', new Date().toISOString())
    }
  })
}

/** Browsers give locks on secure pages only; elsewhere the server's idempotency alone keeps the count right. */
export async function withSendLock<Result>(work: () => Promise<Result>): Promise<Result> {
  return 'locks' in navigator ? navigator.locks.request('hailong-send', work) : work()
}
