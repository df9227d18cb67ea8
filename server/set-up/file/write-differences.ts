import type { ChangeTx } from '../../../db/queries/change-stamps.ts'
import { countPeople } from '../../../db/queries/people.ts'
import { renameOrganisation } from '../../../db/queries/organisation.ts'
import type { Context } from '../../context.ts'
import type {
  FileDifference,
  FilePart,
  OrganisationFile,
} from '../../contract/organisation/organisation-file.ts'
import { depthOf } from '../../domain/organisation/check-organisation.ts'
import { entriesOf } from '../../domain/organisation/compare-organisation.ts'
import { recordWriting } from '../../history/append.ts'
import { changeLook } from '../../organisation/look/change-look.ts'
import { readLogo } from '../../organisation/look/read-logo.ts'
import { orderWithin } from '../../units/order-unit-change.ts'
import { writePerson } from './write-person.ts'
import { writeRule } from './write-rule.ts'
import { addFileUnit, changeFileUnit, endFileUnit, writeSuccessions } from './write-unit.ts'
import { writeDesk, writeKiosk } from './write-desk.ts'

/** What writing an entry needs; `ctx` reads and writes in `tx`. */
export interface Writing {
  readonly tx: ChangeTx
  readonly ctx: Context
  readonly now: OrganisationFile
  readonly file: OrganisationFile
  readonly differences: readonly FileDifference[]
  /** Of new people's passwords, by user name. */
  readonly hashes: ReadonlyMap<string, string>
  /** Lets a refusal name the entry. */
  readonly namingEntry: <T>(entry: string, work: () => Promise<T>) => Promise<T>
}

/** Writes what differs by the actions of the pages: parents before children, what ends last. */
export async function writeDifferences(writing: Writing): Promise<void> {
  const { file, differences, now } = writing
  const office = differences.find(({ part }) => part === 'office')
  if (office) await writeOffice(writing, office)
  await writeEach(writing, 'categories', (entry, difference) =>
    writeRule(writing, difference, { categories: entry }),
  )
  const depth = depthOf(now, file)
  const units = of(writing, 'units').toSorted((a, b) => depth(a.key) - depth(b.key))
  for (const difference of units.filter(({ isNew }) => isNew))
    await each(writing, difference, (unit) => addFileUnit(writing, unit))
  for (const difference of units.filter(({ isNew }) => !isNew))
    await each(writing, difference, (unit) => changeFileUnit(writing, unit, difference))
  await writeSuccessions(
    writing,
    units.flatMap(({ isNew, index }) => (isNew ? (file.units[index] ?? []) : [])),
  )
  await writeEach(writing, 'desks', (desk, difference) => writeDesk(writing, desk, difference))
  await writeEach(writing, 'people', (person, difference) => writePerson(writing, person, difference))
  await writeEach(writing, 'kiosks', (kiosk, difference) => writeKiosk(writing, kiosk, difference))
  for (const part of RULE_PARTS)
    await writeEach(writing, part, (entry, difference) => writeRule(writing, difference, { [part]: entry }))
  for (const difference of units.filter(({ isNew }) => !isNew).toReversed())
    await each(writing, difference, (unit) => endFileUnit(writing, unit, difference))
}

const RULE_PARTS = [
  'procedures',
  'categoryQuestions',
  'routingRules',
  'approvalRules',
  'calendars',
  'policies',
  'places',
] as const

type EntryOf<Part extends FilePart> = NonNullable<OrganisationFile[Part]>[number]

function of({ differences }: Writing, part: FilePart): FileDifference[] {
  return differences.filter((difference) => difference.part === part)
}

async function writeEach<Part extends FilePart>(
  writing: Writing,
  part: Part,
  write: (entry: EntryOf<Part>, difference: FileDifference) => Promise<unknown>,
): Promise<void> {
  const entries = entriesOf(writing.file, part)
  for (const difference of of(writing, part)) {
    const entry = entries[difference.index]
    if (entry) await writing.namingEntry(`${part}.${difference.index}`, () => write(entry, difference))
  }
}

async function each(
  { file, namingEntry }: Writing,
  { index }: FileDifference,
  write: (unit: EntryOf<'units'>) => Promise<unknown>,
): Promise<void> {
  const unit = file.units[index]
  if (unit) await namingEntry(`units.${index}`, () => write(unit))
}

/** Whoever has begun to work keeps the old name in what is past; before that it is only being written down. */
async function writeOffice({ tx, ctx, file }: Writing, { fields }: FileDifference): Promise<void> {
  const changed = (field: string) => fields.some((each) => each.field === field)
  const { name, nameEn, zone, look } = file
  if (name !== undefined && changed('name') && (await countPeople(ctx.db)) > 0) {
    const names = { name, ...(nameEn === undefined ? {} : { nameEn }) }
    await orderWithin(tx, ctx, { kind: 'rename', unit: 'ROOT', ...names })
  } else if (changed('name') || changed('nameEn')) {
    await renameOrganisation(tx, {
      ...(name === undefined ? {} : { name }),
      ...(nameEn === undefined ? {} : { name_en: nameEn }),
    })
  }
  if (zone !== undefined && changed('zone')) await renameOrganisation(tx, { zone })
  await recordWriting(tx, ctx, 'organisation-changed', [
    ['organisation', ctx.organisation.id],
    ['unit', ctx.organisation.rootUnitId],
  ])
  if (!look || !['brand', 'accent', 'logo'].some(changed)) return
  const { logo, ...colours } = look
  const drawn = typeof logo === 'string' ? await readLogo(Buffer.from(logo, 'base64')) : logo
  await changeLook(ctx, { ...colours, ...(drawn === undefined ? {} : { logo: drawn }) })
}
