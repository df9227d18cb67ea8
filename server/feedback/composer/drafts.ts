import {
  deleteDraft,
  type DraftRow,
  insertDraft,
  listDrafts,
  updateDraft,
} from '../../../db/queries/composer/item-drafts.ts'
import { type Context, isoOf } from '../../context.ts'
import type {
  DraftInput,
  DraftSaved,
  ItemDraft,
  ItemDrafts,
} from '../../contract/feedback/composer/drafts.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { findInScope } from '../find-in-scope.ts'
import { demandOpenContribution } from '../steps/give-contribution.ts'

/** What the person who asks has begun to write on an item. Throws `feedback/not-found`. */
export async function readDrafts(ctx: Context, id: string): Promise<ItemDrafts> {
  const item = await findInScope(ctx, id)
  const rows = await listDrafts(ctx.db, personOf(ctx), item.id)
  return { drafts: rows.map(shown) }
}

/**
 * Keeps what the person who asks has written so far; an empty text leaves none. Throws `feedback/not-found`, and
 * `draft/changed-elsewhere` where another text was kept, sent or discarded since the version that they name; of a contribution
 * `contribution/not-found` and `contribution/not-open` where it is not this item's or is given.
 */
export async function keepDraft(
  ctx: Context,
  id: string,
  { kind, about = '', text, version }: DraftInput,
): Promise<DraftSaved> {
  const { db } = ctx
  const item = await findInScope(ctx, id)
  const key = { person_id: personOf(ctx), feedback_id: item.id, kind, about }
  const said = cleanText(text)
  const drafts = await listDrafts(db, key.person_id, item.id)
  const known = drafts.find((draft) => draft.kind === kind && draft.about === about)
  // An answer that got lost on its way: the same text is kept already.
  if (known?.said === said) return { draft: shown(known) }
  if (said.trim() === '') {
    if (known && known.version !== version) throw new Refusal('draft/changed-elsewhere')
    if (known) await deleteDraft(db, key, known.version)
    return { draft: null }
  }
  if (kind === 'contribution') await demandOpenContribution(ctx, item, about)
  const row = { ...key, said, version: ctx.newId(), saved_at: isoOf(ctx.now()) }
  const isKept = version === null ? await insertDraft(db, row) : await updateDraft(db, row, version)
  if (!isKept) throw new Refusal('draft/changed-elsewhere')
  return { draft: shown(row) }
}

function shown({ kind, about, said, version, saved_at }: DraftRow): ItemDraft {
  return { kind, about, text: said, version, savedAt: saved_at }
}

function personOf({ actor }: Context): string {
  if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  return actor.personId
}
