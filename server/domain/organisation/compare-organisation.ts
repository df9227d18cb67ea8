import {
  FILE_PARTS,
  type FileDifference,
  type FilePart,
  type OrganisationFile,
} from '../../contract/organisation/organisation-file.ts'
import { canonicalJson } from '../canonical-json.ts'
import { placeKey } from '../places/place-key.ts'
import { foldedWords } from '../text/fold-vietnamese.ts'

type Entry = Readonly<Record<string, unknown>>
type EntryOf<Part extends FilePart> = NonNullable<OrganisationFile[Part]>[number]

/** By what an entry is known, however often a file is applied. */
const KEYS: { readonly [Part in FilePart]: (entry: EntryOf<Part>) => string } = {
  units: ({ code }) => code,
  desks: ({ code }) => code,
  people: ({ username }) => username,
  kiosks: ({ name }) => name,
  categories: ({ name }) => foldedWords(name),
  procedures: ({ code, validFrom }) => `${code} ${validFrom ?? ''}`.trim(),
  categoryQuestions: ({ category }) => foldedWords(category),
  routingRules: ({ name }) => name,
  approvalRules: ({ name }) => foldedWords(name),
  calendars: ({ unit }) => unit,
  policies: ({ code, validFrom }) => `${code} ${validFrom}`,
  places: ({ kind, name, wardCode = '' }) => placeKey({ kind, name, wardCode }),
}

/** Where the key is not what people call the entry: the field that is. */
const CALLED: Readonly<Partial<Record<FilePart, string>>> = {
  categories: 'name',
  categoryQuestions: 'category',
  approvalRules: 'name',
  places: 'name',
}

/** What says nothing about an entry that is there: secrets go in and never out; why and since when a version was written. */
const PASSED_OVER: Readonly<Partial<Record<FilePart, readonly string[]>>> = {
  people: ['password'],
  categoryQuestions: ['note', 'seen', 'validFrom', 'category'],
  calendars: ['note', 'validFrom'],
  policies: ['note'],
  places: ['name'],
  units: ['successors'],
  approvalRules: ['replaces'],
}

/** The entries of a part; none where the file leaves it out. */
export function entriesOf<Part extends FilePart>(
  file: OrganisationFile,
  part: Part,
): readonly EntryOf<Part>[] {
  return (file[part] ?? []) as readonly EntryOf<Part>[]
}

export function keyOf<Part extends FilePart>(part: Part, entry: EntryOf<Part>): string {
  return KEYS[part](entry)
}

/** What a file says otherwise than the organisation is; only what it says counts. In the order in which it is written. */
export function compareOrganisation(now: OrganisationFile, file: OrganisationFile): FileDifference[] {
  return [...compareOffice(now, file), ...FILE_PARTS.flatMap((part) => comparePart(part, now, file))]
}

function compareOffice(now: OrganisationFile, file: OrganisationFile): FileDifference[] {
  const pick = ({ name, nameEn, zone, look }: OrganisationFile): Entry => ({ name, nameEn, zone, ...look })
  const fields = differing(pick(now), pick(file), [])
  return fields.length === 0 ? [] : [{ part: 'office', index: 0, key: '', isNew: false, fields }]
}

function comparePart<Part extends FilePart>(
  part: Part,
  now: OrganisationFile,
  file: OrganisationFile,
): FileDifference[] {
  const known = new Map(entriesOf(now, part).map((entry) => [keyOf(part, entry), entry as Entry]))
  return entriesOf(file, part).flatMap((entry, index): FileDifference[] => {
    const key = keyOf(part, entry)
    const before = known.get(key)
    const passedOver = before ? (PASSED_OVER[part] ?? []) : ['password']
    const fields = differing(before ?? {}, entry as Entry, passedOver)
    if (before && fields.length === 0) return []
    return [
      {
        part,
        index,
        key: String((entry as Entry)[CALLED[part] ?? ''] ?? key),
        isNew: !before,
        fields,
      },
    ]
  })
}

function differing(now: Entry, wanted: Entry, passedOver: readonly string[]): FileDifference['fields'] {
  return Object.entries(wanted).flatMap(([field, to]) => {
    if (to === undefined || passedOver.includes(field)) return []
    const from = now[field] ?? null
    return isSame(field, from, to) ? [] : [{ field, from, to }]
  })
}

function isSame(field: string, from: unknown, to: unknown): boolean {
  if (field === 'grants' && Array.isArray(from) && Array.isArray(to)) return sameGrants(from, to)
  if (to === null || (Array.isArray(to) && to.length === 0 && from === null))
    return from === null || from === to
  return canonicalJson(from) === canonicalJson(to)
}

type Grant = NonNullable<OrganisationFile['people'][number]['grants']>[number]

/** The same roles over the same units; days count where they are said. */
function sameGrants(from: readonly Grant[], to: readonly Grant[]): boolean {
  const known = new Map(from.map((grant) => [grantKey(grant), grant]))
  return (
    from.length === to.length &&
    to.every((wanted) => {
      const grant = known.get(grantKey(wanted))
      return grant !== undefined && sameDays(grant, wanted)
    })
  )
}

export function grantKey({ role, unit }: Pick<Grant, 'role' | 'unit'>): string {
  return `${role} ${unit}`
}

export function sameDays(grant: Grant, wanted: Grant): boolean {
  return (
    (wanted.from === undefined || wanted.from === grant.from) &&
    (wanted.lastDay === undefined || (wanted.lastDay ?? null) === (grant.lastDay ?? null))
  )
}
