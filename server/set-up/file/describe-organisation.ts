import { listPoliciesWithPaths, listRoutingRules } from '../../../db/queries/deadlines/calendars.ts'
import { listApprovalRules } from '../../../db/queries/feedback/approvals.ts'
import { listQuestionSets } from '../../../db/queries/feedback/question-sets.ts'
import {
  listDesksAndKiosks,
  listNewestCalendars,
  listPeopleAndRoles,
} from '../../../db/queries/office/organisation-file.ts'
import { listPlaces } from '../../../db/queries/office/places.ts'
import {
  listSuccessions,
  listUnitChanges,
  listUnitVersions,
} from '../../../db/queries/office/unit-changes.ts'
import { findLook, findOrganisation } from '../../../db/queries/organisation.ts'
import { listUnits } from '../../../db/queries/units.ts'
import { listCatalogue } from '../../catalogue/list-catalogue.ts'
import type { Context } from '../../context.ts'
import type { CalendarOverride } from '../../contract/deadlines/calendar.ts'
import { FILE_FORMAT, OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import type { UnitChangeInput } from '../../contract/units/unit-changes.ts'
import { addDays, localDay } from '../../domain/local-time.ts'

/**
 * The whole organisation as a file: applied again it changes nothing. `withPending` also tells roles that wait for a second
 * administrator, which a file that leaves the house does not. Reads by `ctx.db`, one query after the other: it may be a transaction.
 */
export async function describeOrganisation(
  ctx: Context,
  { withPending = false }: { readonly withPending?: boolean } = {},
): Promise<OrganisationFile> {
  const { db } = ctx
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const office = await findOrganisation(db)
  const look = await findLook(db)
  const catalogue = await listCatalogue(ctx)
  const units = await listUnits(db)
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  const codeOf = (id: string | null) => (id === null ? undefined : codes.get(id))
  return {
    format: FILE_FORMAT,
    ...(office ? { name: office.name, nameEn: office.name_en, zone: office.zone } : {}),
    ...(look ? { look } : {}),
    units: await describeUnits(ctx, units, (id) => codeOf(id) ?? null),
    ...(await describePlaces(ctx)),
    people: await describePeople(ctx, today, withPending),
    categories: catalogue.categories.map(({ name, nameEn, retiredOn }) => ({
      name,
      nameEn,
      retired: retiredOn !== null,
    })),
    procedures: [...catalogue.procedures],
    ...(await describeRules(ctx, today, codeOf)),
    calendars: (await listNewestCalendars(db)).map(({ code, valid_from, note, body }) => ({
      unit: code,
      validFrom: valid_from,
      note,
      body: JSON.parse(body) as CalendarOverride,
    })),
  }
}

type Units = Awaited<ReturnType<typeof listUnits>>

async function describeUnits(
  { db }: Context,
  units: Units,
  codeOf: (id: string | null) => string | null,
): Promise<OrganisationFile['units']> {
  const versions = await listUnitVersions(db)
  const successions = await listSuccessions(db)
  const ends = (await listUnitChanges(db))
    .filter(({ state }) => state === 'planned')
    .flatMap(({ on_day, body }) => endOf(JSON.parse(body) as UnitChangeInput, on_day))
  return units.map((unit) => {
    const earlier = versions.filter(({ unit_id }) => unit_id === unit.id)
    const planned = ends.find(({ code }) => code === unit.code)
    const validTo = unit.valid_to ?? planned?.validTo ?? null
    const successors = successions
      .filter(({ old_unit_id }) => old_unit_id === unit.id)
      .flatMap(({ new_unit_id }) => codeOf(new_unit_id) ?? [])
    return {
      code: unit.code,
      name: unit.name,
      nameEn: unit.name_en,
      kind: unit.kind,
      parent: codeOf(unit.parent_id),
      validFrom: unit.valid_from,
      ...(validTo === null ? {} : { validTo }),
      ...(successors.length + (planned?.successors.length ?? 0) === 0
        ? {}
        : { successors: planned ? [...planned.successors] : successors }),
      ...(earlier.length === 0
        ? {}
        : {
            earlier: earlier.map(({ valid_from, name, name_en, parent_id }) => ({
              validFrom: valid_from,
              name,
              nameEn: name_en,
              parent: codeOf(parent_id),
            })),
          }),
    }
  })
}

/** What a change that waits for its day will end, so that a file that asked for it asks for nothing more. */
function endOf(change: UnitChangeInput, validTo: string) {
  switch (change.kind) {
    case 'end':
      return [{ code: change.unit, validTo, successors: [] }]
    case 'split':
      return [{ code: change.unit, validTo, successors: change.into }]
    case 'merge':
      return change.units.map((code) => ({ code, validTo, successors: [change.into] }))
    default:
      return []
  }
}

async function describePlaces({
  db,
}: Context): Promise<Pick<OrganisationFile, 'desks' | 'kiosks' | 'places'>> {
  const { desks, kiosks } = await listDesksAndKiosks(db)
  const places = (await listPlaces(db)).filter(({ active }) => active === 1)
  return {
    desks: desks.map(({ code, unit_code, name, name_en, ended_on }) => ({
      code,
      unit: unit_code,
      name,
      nameEn: name_en,
      ...(ended_on === null ? {} : { endedOn: ended_on }),
    })),
    kiosks: kiosks.map(({ name, unit_code, desk_code }) => ({
      name,
      unit: unit_code,
      ...(desk_code === null ? {} : { desk: desk_code }),
    })),
    places: places.map(({ kind, name, ward_code, point }) => ({
      kind,
      name,
      ...(ward_code === '' ? {} : { wardCode: ward_code }),
      ...(point === null ? {} : (JSON.parse(point) as { lat: number; lng: number })),
    })),
  }
}

async function describePeople(
  { db }: Context,
  today: string,
  withPending: boolean,
): Promise<OrganisationFile['people']> {
  const { people, grants } = await listPeopleAndRoles(db, today)
  return people.map(({ id, username, name, email, language, active }) => ({
    username,
    name,
    ...(email === null ? {} : { email }),
    language,
    active: active === 1,
    grants: grants
      .filter(({ person_id, pending }) => person_id === id && (withPending || pending === 0))
      .map(({ role, code, valid_from, valid_to }) => ({
        role,
        unit: code,
        from: valid_from,
        ...(valid_to === null ? {} : { lastDay: addDays(valid_to, -1) }),
      })),
  }))
}

async function describeRules(
  { db }: Context,
  today: string,
  codeOf: (id: string | null) => string | undefined,
): Promise<Pick<OrganisationFile, 'routingRules' | 'categoryQuestions' | 'approvalRules' | 'policies'>> {
  const sets = await listQuestionSets(db)
  const { routingRules, categoryQuestions, approvalRules, policies } = OrganisationFile.parse({
    routingRules: (await listRoutingRules(db)).map((rule) => ({
      name: rule.name,
      unit: codeOf(rule.unit_id),
      categories: JSON.parse(rule.categories) as unknown,
      wardCodes: JSON.parse(rule.ward_codes) as unknown,
      words: JSON.parse(rule.words) as unknown,
      answers: JSON.parse(rule.answers) as unknown,
      validFrom: rule.valid_from,
      validTo: rule.valid_to,
    })),
    categoryQuestions: sets
      .filter((set, index) => sets.findIndex(({ category }) => category === set.category) === index)
      .map(({ category, valid_from, questions, note }) => ({
        category,
        validFrom: valid_from,
        questions: JSON.parse(questions) as unknown,
        note,
      })),
    approvalRules: (await listApprovalRules(db))
      .filter(({ ended_at }) => ended_at === null)
      .map((rule) => ({
        name: rule.name,
        unit: codeOf(rule.unit_id),
        channel: rule.channel ?? undefined,
        category: rule.category ?? undefined,
        words: JSON.parse(rule.words) as unknown,
        published: rule.published === 1,
        dueMinutes: rule.due_minutes,
      })),
    // A campaign is an event of its own; what holds only during one goes with it.
    policies: (await listPoliciesWithPaths(db))
      .filter(({ valid_to, campaign_id }) => campaign_id === null && (valid_to === null || valid_to > today))
      .map((policy) => ({
        code: policy.code,
        name: policy.name,
        nameEn: policy.name_en,
        rule: JSON.parse(policy.rule) as unknown,
        limits: JSON.parse(policy.limits) as unknown,
        reminders: policy.reminders === null ? null : (JSON.parse(policy.reminders) as unknown),
        channel: policy.channel,
        category: policy.category,
        unit: codeOf(policy.unit_id) ?? null,
        validFrom: policy.valid_from,
        validTo: policy.valid_to,
        note: policy.note === '' ? '–' : policy.note,
      })),
  })
  return { routingRules, categoryQuestions, approvalRules, ...(policies ? { policies } : {}) }
}
