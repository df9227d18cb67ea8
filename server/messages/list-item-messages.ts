import { listMessages } from '../../db/queries/feedback/messages.ts'
import type { Context } from '../context.ts'
import { SILENCE_REASONS } from '../contract/messages/message-kinds.ts'
import type { ShownMessages } from '../contract/messages/messages.ts'
import { findInScope } from '../feedback/find-in-scope.ts'

/** What the citizen was told of an item, and what became of each message; no contact, and none of the words. Throws `feedback/not-found`. */
export async function listItemMessages(ctx: Context, id: string): Promise<ShownMessages> {
  await findInScope(ctx, id)
  const rows = await listMessages(ctx.db, id)
  return {
    messages: rows.map((row) => {
      const isDead = row.state === 'queued' && row.dead_at !== null
      return {
        id: row.id,
        kind: row.kind,
        channel: row.channel,
        state: isDead ? ('failed' as const) : row.state,
        because: SILENCE_REASONS.find((reason) => reason === row.because) ?? null,
        said: row.state === 'refused' ? row.because : row.state === 'queued' ? row.last_error : null,
        queuedAt: row.queued_at,
        at: row.settled_at ?? row.dead_at ?? row.next_at ?? row.queued_at,
      }
    }),
  }
}
