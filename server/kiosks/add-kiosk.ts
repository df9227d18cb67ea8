import { isUniqueViolation } from '../../db/dialect.ts'
import { findDeskByCode, insertDesk, insertKiosk, insertPlacement } from '../../db/queries/kiosks.ts'
import { findUnitByCode, type Unit } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import { LANGUAGES } from '../contract/language.ts'
import type { DeskInput, KioskInput } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import type { z } from 'zod'
import { demand } from '../permit.ts'
import { knownQuestionnaireAt } from '../surveys/known-questionnaires.ts'
import { recordWriting } from '../history/append.ts'

async function findManagedUnit(ctx: Context, code: string): Promise<Unit> {
  const unit = await findUnitByCode(ctx.db, code)
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  demand(ctx.actor, 'organisation/manage', unit.path)
  return unit
}

async function refuseTaken(name: string, insert: () => Promise<void>): Promise<void> {
  try {
    await insert()
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: name })
    throw error
  }
}

export async function addDesk(ctx: Context, input: z.infer<typeof DeskInput>): Promise<void> {
  const unit = await findManagedUnit(ctx, input.unit)
  const id = ctx.newId()
  await refuseTaken(input.code, () =>
    ctx.db.transaction().execute(async (tx) => {
      await insertDesk(tx, {
        id,
        unit_id: unit.id,
        code: input.code,
        name: input.name,
        name_en: input.nameEn ?? input.name,
        ended_on: null,
      })
      await recordWriting(tx, ctx, 'desk-added', [['desk', id]])
    }),
  )
}

/** A place for a tablet, at a desk or for the whole unit. Returns its id; the tablet comes by pairing. */
export async function addKiosk(ctx: Context, input: z.infer<typeof KioskInput>): Promise<string> {
  const unit = await findManagedUnit(ctx, input.unit)
  const desk = input.desk === undefined ? null : await findDeskByCode(ctx.db, input.desk)
  if (desk === undefined || (desk && desk.unit_id !== unit.id)) {
    throw new Refusal('unit/not-found', { detail: `desk ${input.desk ?? ''}` })
  }
  const questionnaire = await knownQuestionnaireAt(ctx, { path: unit.path, desk_id: desk?.id ?? null })
  const id = ctx.newId()
  const at = isoOf(ctx.now())
  await refuseTaken(input.name, () =>
    ctx.db.transaction().execute(async (tx) => {
      await insertKiosk(tx, {
        id,
        name: input.name,
        unit_id: unit.id,
        desk_id: desk?.id ?? null,
        questionnaire_version_id: questionnaire.id,
        config_version: 1,
        languages: JSON.stringify(LANGUAGES),
        comment_on_tablet: 0,
        pairing_code_hash: null,
        pairing_expires_at: null,
        created_at: at,
      })
      await insertPlacement(tx, {
        id: ctx.newId(),
        kiosk_id: id,
        unit_id: unit.id,
        desk_id: desk?.id ?? null,
        from_at: at,
        to_at: null,
      })
      await recordWriting(tx, ctx, 'kiosk-added', [['kiosk', id]])
    }),
  )
  return id
}
