import type { Tx } from '../../../../db/dialect.ts'
import {
  findConsent,
  findPublication,
  saveConsent,
  type StoredPublication,
} from '../../../../db/queries/feedback/publications.ts'
import { type Context, contextFor, type Service } from '../../../context.ts'
import type { NewFeedbackEvent } from '../../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../../contract/refusals.ts'
import { append, entryTime } from '../../../history/append.ts'
import { changeItems } from '../../../history/change-items.ts'
import { findItem } from '../../find-in-scope.ts'
import { changeItem } from '../take-step.ts'
import { writtenRemark } from '../written-text.ts'
import { takeDown } from './decide-publication.ts'

/** Of people who write about an item in the same instant one is first each time. */
const MAX_ATTEMPTS = 20

interface Change {
  readonly event: NewFeedbackEvent
  readonly write: (tx: Tx, at: string) => Promise<void>
}

/** Whoever has no account here and yet takes an entry down: null where there is nothing to take down or back. */
const CHANGES = {
  /** A reader saw somebody's data in what is shown: hidden until a person has looked. */
  reader: (ctx: Context, stored: StoredPublication | undefined, words: string): Change | null =>
    stored?.state === 'published'
      ? {
          event: {
            kind: 'publication-reported',
            body: { publicationId: stored.id, ...writtenRemark(ctx, words) },
          },
          write: (tx) => takeDown(tx, stored, 'reported'),
        }
      : null,
  /** The sender takes back that their item may be published: what is proposed or shown comes down. */
  sender: async (ctx: Context, stored: StoredPublication | undefined, words: string, id: string) => {
    const consent = await findConsent(ctx.db, id, 'publish')
    if (consent?.withdrawn_at !== null) return null
    return {
      event: {
        kind: 'publication-forbidden',
        body: { publicationId: stored?.id ?? null, ...writtenRemark(ctx, words) },
      },
      write: async (tx, at) => {
        await saveConsent(tx, id, 'publish', { at, isGiven: false })
        if (stored) await takeDown(tx, stored, 'withdrawn')
      },
    } satisfies Change
  },
} as const

/**
 * An entry is hidden at once, in whatever status its item is, with a trace: `by` a reader who saw personal
 * data in it, or `by` the sender (whoever calls has checked their tracking code), who takes the consent back. `words` may be
 * empty. False where there was nothing to hide or to take back. Throws `feedback/changed-meanwhile`.
 */
export async function hidePublication(
  service: Service,
  feedbackId: string,
  { by, words = '' }: { readonly by: keyof typeof CHANGES; readonly words?: string },
): Promise<boolean> {
  const ctx = contextFor(service, { kind: 'public' })
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const [item, stored] = await Promise.all([
      findItem(ctx.db, feedbackId),
      findPublication(ctx.db, feedbackId),
    ])
    const change = await CHANGES[by](ctx, stored, words, feedbackId)
    if (!item || !change) return false
    const { event, write } = change
    const at = entryTime(ctx)
    const isSaved = await changeItems(ctx, async (tx) => {
      const sets = { version: item.version + 1 }
      const history = await changeItem(tx, ctx, item, { at, sets }, [event])
      if (!history) return false
      await write(tx, at)
      await append(tx, ctx, [history])
      return true
    })
    if (isSaved) return true
  }
  throw new Refusal('feedback/changed-meanwhile')
}
