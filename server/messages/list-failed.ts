import { listDeadMessages, listRefusedMessages } from '../../db/queries/feedback/messages.ts'
import type { Context } from '../context.ts'
import type { FailedMessages } from '../contract/messages/messages.ts'

const MOST = 50

/** The messages that reached nobody, the newest first: refused by their provider, or given up after many tries. No contact is said. */
export async function listFailed(ctx: Context): Promise<FailedMessages> {
  const [refused, dead] = await Promise.all([
    listRefusedMessages(ctx.db, MOST),
    listDeadMessages(ctx.db, MOST),
  ])
  const failed = [
    ...refused.map((row) => ({ ...row, state: 'refused' as const })),
    ...dead.map((row) => ({ ...row, state: 'failed' as const })),
  ]
  return {
    failed: failed
      .map(({ id, kind, channel, state, said, at }) => ({ id, kind, channel, state, said, at: at ?? '' }))
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .slice(0, MOST),
  }
}
