import { findBody, insertBody, listBodies, updateBody } from '../../../db/queries/outside/bodies.ts'
import { type Context, isoOf } from '../../context.ts'
import type { OutsideBody, OutsideBodyInput } from '../../contract/feedback/outside/outside.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { recordWriting } from '../../history/append.ts'

/** Every body with its address: the caller is an administrator. */
export async function readBodies({ db }: Context): Promise<OutsideBody[]> {
  return (await listBodies(db)).map(({ id, name, name_en, email, closed_at }) => ({
    id,
    name,
    nameEn: name_en,
    email,
    open: closed_at === null,
  }))
}

/** Adds a body, or changes the one with this id. Throws `outside/not-found`, `request/invalid`. */
export async function saveBody(ctx: Context, input: OutsideBodyInput, id?: string): Promise<OutsideBody> {
  const name = cleanText(input.name)
  if (name === '')
    throw new Refusal('request/invalid', {
      errors: [{ field: 'name', vi: 'không được để trống', en: 'must not be empty' }],
    })
  const before =
    id === undefined ? undefined : Id.safeParse(id).success ? await findBody(ctx.db, id) : undefined
  if (id !== undefined && !before) throw new Refusal('outside/not-found')
  const row = {
    id: before?.id ?? ctx.newId(),
    name,
    name_en: cleanText(input.nameEn ?? ''),
    email: input.email,
    closed_at: input.open ? null : (before?.closed_at ?? isoOf(ctx.now())),
  }
  await ctx.changes.transaction(async (tx) => {
    await (before ? updateBody : insertBody)(tx, row)
    await recordWriting(tx, ctx, 'outside-body-saved', [['outside_body', row.id]])
  })
  return { id: row.id, name, nameEn: row.name_en, email: row.email, open: input.open }
}
