import { deleteDraft, deleteDraftsBefore, deleteDraftsOf } from '../../../db/queries/composer/item-drafts.ts'
import {
  deleteUnsentFilesBefore,
  deleteUnsentFilesOf,
} from '../../../db/queries/feedback/answers/answer-files.ts'
import { isoOf, type Service } from '../../context.ts'
import type { DraftKind } from '../../contract/feedback/composer/drafts.ts'
import type { FeedbackEventKind } from '../../contract/feedback/feedback-events.ts'
import { DAY_MS } from '../../domain/local-time.ts'
import type { Listener } from '../../history/append.ts'

/** What was sent is no draft any more. */
const SENDS: Readonly<Partial<Record<FeedbackEventKind, DraftKind>>> = {
  noted: 'note',
  'contribution-given': 'contribution',
  answered: 'answer',
  'submitted-for-approval': 'answer',
}

/** After these nobody's draft of the item is kept. */
const ENDS: readonly FeedbackEventKind[] = [
  'closed',
  'refused',
  'redirected',
  'marked-spam',
  'merged',
  'withdrawn',
  'erased',
]

/** Hears of every change of an item: whoever sends a text has no draft of it left, and an item that ends has none at all. */
export const forgetDrafts: Listener = async (tx, { actor }, happened) => {
  for (const { after, news } of happened)
    for (const { kind, body } of news) {
      if (ENDS.includes(kind)) {
        await deleteDraftsOf(tx, after.id)
        await deleteUnsentFilesOf(tx, after.id)
      }
      const sent = SENDS[kind]
      if (sent === undefined || actor.kind !== 'staff') continue
      const about = kind === 'contribution-given' ? body.contributionId : ''
      await deleteDraft(tx, { person_id: actor.personId, feedback_id: after.id, kind: sent, about })
    }
}

/** Deletes drafts that nobody went on with for so many days. */
export async function forgetOldDrafts({ db, now }: Service, days: number): Promise<void> {
  const before = isoOf(now() - days * DAY_MS)
  await deleteDraftsBefore(db, before)
  await deleteUnsentFilesBefore(db, before)
}
