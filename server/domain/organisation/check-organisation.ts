import { FILE_PARTS, type OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import type { Words } from '../../contract/language.ts'
import { type FieldError, REFUSALS } from '../../contract/refusals.ts'
import { entriesOf, grantKey, keyOf } from './compare-organisation.ts'

type FileUnit = OrganisationFile['units'][number]
type FilePerson = OrganisationFile['people'][number]

/** The code of the root, which carries the organisation's name. */
export const ROOT = 'ROOT'

interface Standing {
  readonly now: OrganisationFile
  readonly file: OrganisationFile
  /** Every unit as the file leaves it, by code. */
  readonly units: ReadonlyMap<string, FileUnit>
  readonly today: string
}

/**
 * What is wrong with a file, given what there is: each by its entry and field, `units.3.parent`. A circle of parents, validity that
 * overlaps, a reference to nothing, the last administrator.
 */
export function organisationErrors(
  now: OrganisationFile,
  file: OrganisationFile,
  today: string,
): FieldError[] {
  const standing: Standing = { now, file, units: unitsAfter(now, file), today }
  return [
    ...twice(file),
    ...file.units.flatMap((unit, index) => unitErrors(standing, unit, at(`units.${index}`))),
    ...referenceErrors(standing),
    ...file.people.flatMap((person, index) => grantErrors(person, at(`people.${index}`))),
    ...file.routingRules.flatMap(({ validFrom, validTo }, index) =>
      endsBefore(validFrom, validTo) ? [at(`routingRules.${index}`)('validTo', OVERLAP)] : [],
    ),
    ...procedureErrors(standing),
    ...policyChanges(standing),
    ...administratorErrors(standing),
  ]
}

type At = (field: string, words: Words) => FieldError
const at =
  (entry: string): At =>
  (field, { vi, en }) => ({ field: `${entry}.${field}`, vi, en })

function unitsAfter(now: OrganisationFile, file: OrganisationFile): Map<string, FileUnit> {
  const units = new Map(now.units.map((unit) => [unit.code, unit]))
  for (const unit of file.units) {
    const said = Object.fromEntries(Object.entries(unit).filter(([, value]) => value !== undefined))
    units.set(unit.code, { ...units.get(unit.code), ...said } as FileUnit)
  }
  return units
}

function twice(file: OrganisationFile): FieldError[] {
  return FILE_PARTS.flatMap((part) => {
    const seen = new Set<string>()
    return entriesOf(file, part).flatMap((entry, index): FieldError[] => {
      const key = keyOf(part, entry)
      if (!seen.has(key)) {
        seen.add(key)
        return []
      }
      return [at(`${part}.${index}`)(FIELD_OF_KEY[part] ?? 'code', TWICE)]
    })
  })
}

const FIELD_OF_KEY: Readonly<Record<string, string>> = {
  people: 'username',
  kiosks: 'name',
  categories: 'name',
  categoryQuestions: 'category',
  routingRules: 'name',
  approvalRules: 'name',
  calendars: 'unit',
  places: 'name',
}

function unitErrors({ now, units, today }: Standing, unit: FileUnit, error: At): FieldError[] {
  const before = now.units.find(({ code }) => code === unit.code)
  const parent = parentOf(unit.code, units)
  const above = parent === null ? undefined : units.get(parent)
  const errors: FieldError[] = []
  if (parent !== null && !above) errors.push(error('parent', UNKNOWN_UNIT))
  if (leadsInCircle(unit.code, units)) errors.push(error('parent', CIRCLE))
  if (unit.code === ROOT && (unit.parent ?? null) !== null) errors.push(error('parent', ROOT_STAYS))
  if (unit.code === ROOT && (unit.validTo ?? null) !== null) errors.push(error('validTo', ROOT_STAYS))
  if (endsBefore(unit.validFrom ?? before?.validFrom, unit.validTo)) errors.push(error('validTo', OVERLAP))
  const end = units.get(unit.code)?.validTo ?? null
  if (above?.validTo && (end === null || end > above.validTo) && above.validTo <= today)
    errors.push(error('parent', PARENT_ENDED))
  for (const successor of unit.successors ?? [])
    if (!units.has(successor) || successor === unit.code) errors.push(error('successors', UNKNOWN_UNIT))
  if (before) {
    if (unit.validFrom !== undefined && unit.validFrom !== before.validFrom)
      errors.push(error('validFrom', PAST_STAYS))
    if (unit.earlier && JSON.stringify(unit.earlier) !== JSON.stringify(before.earlier ?? []))
      errors.push(error('earlier', PAST_STAYS))
    const isMoved = (unit.validTo ?? before.validTo ?? null) !== (before.validTo ?? null)
    if (isMoved && (unit.validTo === null || before.validTo || (unit.validTo ?? '') < today))
      errors.push(error('validTo', PAST_STAYS))
  }
  const days = (unit.earlier ?? []).map(({ validFrom }) => validFrom)
  if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? '')))
    errors.push(error('earlier', OVERLAP))
  return errors
}

function parentOf(code: string, units: ReadonlyMap<string, FileUnit>): string | null {
  return code === ROOT ? null : (units.get(code)?.parent ?? ROOT)
}

function leadsInCircle(code: string, units: ReadonlyMap<string, FileUnit>): boolean {
  const seen = new Set<string>()
  for (let each: string | null = code; each !== null && units.has(each); each = parentOf(each, units)) {
    if (seen.has(each)) return each === code
    seen.add(each)
  }
  return false
}

/** How many steps a unit hangs below the root once the file is applied: parents come before their children. */
export function depthOf(now: OrganisationFile, file: OrganisationFile): (code: string) => number {
  const units = unitsAfter(now, file)
  return (code) => {
    let depth = 0
    for (let each = parentOf(code, units); each !== null && depth <= units.size; each = parentOf(each, units))
      depth++
    return depth
  }
}

function endsBefore(from: string | undefined, to: string | null | undefined): boolean {
  return from !== undefined && to !== null && to !== undefined && to <= from
}

function referenceErrors({ now, file, units }: Standing): FieldError[] {
  const desks = new Set([...now.desks, ...file.desks].map(({ code }) => code))
  const unknown = (entry: string, field: string, code: string | null | undefined) =>
    code === null || code === undefined || code === ROOT || units.has(code)
      ? []
      : [at(entry)(field, UNKNOWN_UNIT)]
  return [
    ...(['desks', 'kiosks', 'routingRules', 'approvalRules', 'calendars', 'policies'] as const).flatMap(
      (part) => entriesOf(file, part).flatMap(({ unit }, index) => unknown(`${part}.${index}`, 'unit', unit)),
    ),
    ...file.people.flatMap(({ grants = [] }, index) =>
      grants.flatMap(({ unit }, place) => unknown(`people.${index}.grants.${place}`, 'unit', unit)),
    ),
    ...file.kiosks.flatMap(({ desk }, index) =>
      desk === undefined || desks.has(desk) ? [] : [at(`kiosks.${index}`)('desk', UNKNOWN_DESK)],
    ),
  ]
}

function grantErrors({ grants = [] }: FilePerson, error: At): FieldError[] {
  const seen = new Set<string>()
  return grants.flatMap((grant, index): FieldError[] => {
    const key = grantKey(grant)
    const wasSeen = seen.has(key)
    seen.add(key)
    return [
      ...(wasSeen ? [error(`grants.${index}.role`, OVERLAP)] : []),
      ...(grant.from !== undefined && grant.lastDay && grant.lastDay < grant.from
        ? [error(`grants.${index}.lastDay`, OVERLAP)]
        : []),
    ]
  })
}

/** What held stays: a version that is there never changes, and a new one begins after the last. */
function procedureErrors({ now, file }: Standing): FieldError[] {
  const known = entriesOf(now, 'procedures')
  return entriesOf(file, 'procedures').flatMap((version, index): FieldError[] => {
    const before = known.filter(({ code }) => code === version.code)
    const isThere = before.some(({ validFrom }) => validFrom === version.validFrom)
    const last = before.at(-1)?.validFrom
    if (isThere || version.validFrom === undefined || last === undefined || version.validFrom > last)
      return []
    return [at(`procedures.${index}`)('validFrom', OVERLAP)]
  })
}

/** A policy that stands is never rewritten: it ends, and another begins. */
function policyChanges({ now, file }: Standing): FieldError[] {
  const known = new Map(entriesOf(now, 'policies').map((policy) => [keyOf('policies', policy), policy]))
  return entriesOf(file, 'policies').flatMap((policy, index): FieldError[] => {
    const before = known.get(keyOf('policies', policy))
    if (!before) return []
    return (['rule', 'limits', 'reminders', 'channel', 'category', 'unit', 'campaign'] as const).flatMap(
      (field) =>
        JSON.stringify(policy[field] ?? null) === JSON.stringify(before[field] ?? null)
          ? []
          : [at(`policies.${index}`)(field, PAST_STAYS)],
    )
  })
}

/** Who administers everything today and can go on doing so. */
function administers({ active, grants = [] }: FilePerson, today: string): boolean {
  return (
    active !== false &&
    grants.some(
      ({ role, unit, from, lastDay }) =>
        role === 'administrator' &&
        unit === ROOT &&
        (from === undefined || from <= today) &&
        (!lastDay || lastDay >= today),
    )
  )
}

function administratorErrors({ now, file, today }: Standing): FieldError[] {
  const before = now.people.filter((person) => administers(person, today))
  if (before.length === 0) return []
  const named = new Map(file.people.map((person, index) => [person.username, { person, index }]))
  const after = [
    ...now.people.map((person) => {
      const said = named.get(person.username)?.person
      return { ...person, grants: said?.grants ?? person.grants, active: said?.active ?? person.active }
    }),
    ...file.people.filter(({ username }) => !now.people.some((person) => person.username === username)),
  ]
  if (after.some((person) => administers(person, today))) return []
  return before.flatMap(({ username }) => {
    const found = named.get(username)
    if (!found) return []
    return [at(`people.${found.index}`)(found.person.active === false ? 'active' : 'grants', LAST)]
  })
}

const LAST: Words = REFUSALS['person/last-administrator']
const TWICE = { vi: 'đứng hai lần trong tệp', en: 'stands twice in the file' }
const UNKNOWN_UNIT = { vi: 'không có đơn vị mang mã này', en: 'no unit has this code' }
const UNKNOWN_DESK = { vi: 'không có quầy mang mã này', en: 'no desk has this code' }
const CIRCLE = { vi: 'các đơn vị cấp trên tạo thành vòng tròn', en: 'the parents lead in a circle' }
const OVERLAP = {
  vi: 'các khoảng hiệu lực chồng lên nhau hoặc kết thúc trước khi bắt đầu',
  en: 'validity overlaps, or ends before it begins',
}
const PARENT_ENDED = { vi: 'đơn vị cấp trên đã kết thúc', en: 'the unit above has ended' }
const ROOT_STAYS = {
  vi: 'đơn vị gốc luôn đứng trên cùng và không kết thúc',
  en: 'the root stays at the top and never ends',
}
const PAST_STAYS = {
  vi: 'điều đã qua thì giữ nguyên: hãy đổi từ hôm nay hoặc một ngày sau',
  en: 'what is past stays as it was: change it from today or a later day',
}
