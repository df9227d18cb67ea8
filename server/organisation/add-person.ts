import { isUniqueViolation } from '../../db/dialect.ts'
import { insertGrant, insertPerson } from '../../db/queries/people.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { PersonInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { demand } from '../permit.ts'
import { hashPassword } from '../sign-in/password.ts'
import { recordWriting, type WrittenRow } from '../history/append.ts'

/** A new person with their roles; returns their id. */
export async function addPerson(ctx: Context, input: PersonInput): Promise<string> {
  const units = await Promise.all(
    input.grants.map(async ({ unit: code }) => {
      const unit = await findUnitByCode(ctx.db, code)
      if (!unit) throw new Refusal('unit/not-found', { detail: code })
      demand(ctx.actor, 'organisation/manage', unit.path)
      return unit
    }),
  )
  const id = ctx.newId()
  const at = isoOf(ctx.now())
  const passwordHash = await hashPassword(input.password)
  try {
    await ctx.db.transaction().execute(async (tx) => {
      await insertPerson(tx, {
        id,
        username: input.username,
        name: input.name,
        email: input.email ?? null,
        password_hash: passwordHash,
        language: 'vi',
        active: 1,
        created_at: at,
      })
      const written: WrittenRow[] = [['person', id]]
      for (const [index, { role }] of input.grants.entries()) {
        const unit = units[index]
        if (!unit) continue
        const grantId = ctx.newId()
        const isNew = await insertGrant(tx, {
          id: grantId,
          person_id: id,
          role,
          unit_id: unit.id,
          valid_from: localDay(ctx.now(), ctx.organisation.zone),
          valid_to: null,
        })
        if (isNew) written.push(['role_grant', grantId])
      }
      await recordWriting(tx, ctx, 'person-added', written)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: input.username })
    throw error
  }
  return id
}
