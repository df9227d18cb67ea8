import type { z } from 'zod'
import {
  countSavedViews,
  deleteSavedView,
  findSavedView,
  insertSavedView,
  listSavedViews,
} from '../../../db/queries/feedback/queue/saved-views.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { type Context, isoOf } from '../../context.ts'
import { FeedbackListQuery } from '../../contract/feedback/feedback.ts'
import {
  MAX_SAVED_VIEWS,
  type SavedView,
  type SavedViewInput,
} from '../../contract/feedback/queue/saved-views.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { knownUnits } from '../../known-organisation.ts'
import { demand, mayIn } from '../../permit.ts'

const Narrowing: z.ZodType = FeedbackListQuery.omit({ after: true, limit: true })

/** One's own narrowed lists, and those of the units one works in or below. */
export async function readSavedViews(ctx: Context): Promise<SavedView[]> {
  const units = await knownUnits(ctx)
  const views = await listSavedViews(ctx.db, personOf(ctx), unitsOf(ctx, units.all))
  return views.map(({ id, name, query, unit_id, person_id }) => {
    const unit = unit_id === null ? undefined : units.byId.get(unit_id)
    return {
      id,
      name,
      query,
      unit: unit ? { code: unit.code, name: unit.name, nameEn: unit.name_en } : null,
      mayRemove: mayRemove(ctx, person_id, unit),
    }
  })
}

/** Throws `unit/not-found`, `access/not-allowed`, `request/invalid` (no such list, or too many). */
export async function saveView(ctx: Context, input: SavedViewInput): Promise<{ readonly id: string }> {
  const name = cleanText(input.name).trim()
  if (name === '') throw wrong('name', { vi: 'không được để trống', en: 'must not be empty' })
  const query = new URLSearchParams(input.query)
  if (!Narrowing.safeParse(Object.fromEntries(query)).success)
    throw wrong('query', { vi: 'không phải một danh sách', en: 'is no list' })
  const unit = input.unit === undefined ? null : await findUnit(ctx, input.unit)
  if (unit) demand(ctx.actor, 'feedback/read', unit.path)
  const personId = personOf(ctx)
  if ((await countSavedViews(ctx.db, personId)) >= MAX_SAVED_VIEWS)
    throw wrong('name', {
      vi: `mỗi người giữ được ${MAX_SAVED_VIEWS} danh sách; xin xoá bớt`,
      en: `a person keeps ${MAX_SAVED_VIEWS} lists; remove some`,
    })
  const id = ctx.newId()
  await insertSavedView(ctx.db, {
    id,
    person_id: personId,
    unit_id: unit?.id ?? null,
    name,
    query: query.toString(),
    saved_at: isoOf(ctx.now()),
  })
  return { id }
}

/** By who saved it; a shared one also by who settles the unit's items. Throws `queue/view-not-found`. */
export async function removeView(ctx: Context, id: string): Promise<void> {
  const view = await findSavedView(ctx.db, id)
  const { byId } = await knownUnits(ctx)
  const unit = view?.unit_id ? byId.get(view.unit_id) : undefined
  if (!view || !mayRemove(ctx, view.person_id, unit)) throw new Refusal('queue/view-not-found')
  await deleteSavedView(ctx.db, id)
}

function mayRemove(ctx: Context, ownerId: string, unit: Unit | undefined): boolean {
  return ownerId === personOf(ctx) || (unit !== undefined && mayIn(ctx.actor, 'feedback/settle', unit.path))
}

/** The units of one's roles, with those above and below. */
function unitsOf({ actor }: Context, units: readonly Unit[]): string[] {
  if (actor.kind !== 'staff') return []
  return units
    .filter(({ path }) => actor.grants.some((own) => own.path.startsWith(path) || path.startsWith(own.path)))
    .map(({ id }) => id)
}

async function findUnit(ctx: Context, code: string): Promise<Unit> {
  const { all } = await knownUnits(ctx)
  const unit = all.find((each) => each.code === code)
  if (!unit) throw new Refusal('unit/not-found')
  return unit
}

function personOf({ actor }: Context): string {
  if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  return actor.personId
}

function wrong(field: string, words: { readonly vi: string; readonly en: string }): Refusal {
  return new Refusal('request/invalid', { errors: [{ field, ...words }] })
}
