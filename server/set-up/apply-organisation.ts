import { listRoutingRules } from '../../db/queries/deadlines/calendars.ts'
import { renameOrganisation } from '../../db/queries/organisation.ts'
import type { Context } from '../context.ts'
import type { OrganisationFile } from '../contract/people.ts'
import { Refusal } from '../contract/refusals.ts'
import { isKnownZone } from '../domain/local-time.ts'
import { demand } from '../permit.ts'
import { addDesk, addKiosk } from '../kiosks/add-kiosk.ts'
import { addPerson } from '../organisation/add-person.ts'
import { saveQuestionSet } from '../feedback/questions/save-question-set.ts'
import { addApprovalRule } from '../feedback/approval/approval-rules.ts'
import { addRoutingRule } from '../feedback/intake/add-routing-rule.ts'
import { addUnit } from '../organisation/add-unit.ts'
import { addPlaces } from '../places/save-places.ts'
import { recordWriting } from '../history/append.ts'

interface Applied {
  readonly added: number
  /** What was there already and is left as it is. */
  readonly kept: number
}

/** Makes what the file names and is not there yet; safe to repeat. Parents stand before their children. */
export async function applyOrganisation(ctx: Context, file: OrganisationFile): Promise<Applied> {
  demand(ctx.actor, 'organisation/manage')
  const { name, nameEn, zone } = file
  if (zone !== undefined && !isKnownZone(zone)) {
    throw new Refusal('request/invalid', {
      errors: [
        {
          field: 'zone',
          vi: 'cần múi giờ IANA, ví dụ Asia/Ho_Chi_Minh',
          en: 'an IANA zone is needed, such as Asia/Ho_Chi_Minh',
        },
      ],
    })
  }
  await ctx.changes.transaction(async (tx) => {
    const isRenamed = await renameOrganisation(tx, {
      ...(name === undefined ? {} : { name }),
      ...(nameEn === undefined ? {} : { name_en: nameEn }),
      ...(zone === undefined ? {} : { zone }),
    })
    if (isRenamed)
      await recordWriting(tx, ctx, 'organisation-changed', [
        ['organisation', ctx.organisation.id],
        ['unit', ctx.organisation.rootUnitId],
      ])
  })
  const rules = new Set((await listRoutingRules(ctx.db)).map((rule) => rule.name))
  const newRules = file.routingRules.filter((rule) => !rules.has(rule.name))
  const results = [
    ...(await inTurn(file.units, (unit) => addUnit(ctx, unit))),
    ...(await inTurn(file.desks, (desk) => addDesk(ctx, desk))),
    ...(await inTurn(file.people, (person) => addPerson(ctx, person))),
    ...(await inTurn(file.kiosks, (kiosk) => addKiosk(ctx, kiosk))),
    ...(await applyQuestions(ctx, file.categoryQuestions)),
    ...(await inTurn(file.approvalRules, (rule) => addApprovalRule(ctx, rule))),
    ...(await inTurn(newRules, (rule) => addRoutingRule(ctx, rule))),
  ]
  const places =
    file.places.length > 0 ? await addPlaces(ctx, file.places) : { added: 0, changed: 0, kept: 0 }
  const added = results.filter(Boolean).length
  return {
    added: added + places.added + places.changed,
    kept: results.length - added + file.routingRules.length - newRules.length + places.kept,
  }
}

/** Before the rules, which may test an answer. */
async function applyQuestions(ctx: Context, sets: OrganisationFile['categoryQuestions']): Promise<boolean[]> {
  const made: boolean[] = []
  for (const set of sets) made.push((await saveQuestionSet(ctx, set)) !== null)
  return made
}

/** True for each that was made, false for each that was there. */
async function inTurn<T>(inputs: readonly T[], add: (input: T) => Promise<unknown>): Promise<boolean[]> {
  const made: boolean[] = []
  for (const input of inputs) {
    try {
      await add(input)
      made.push(true)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'organisation/taken')) throw error
      made.push(false)
    }
  }
  return made
}
