import type { OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import { canonicalJson } from '../canonical-json.ts'
import { ROOT } from './check-organisation.ts'
import { entriesOf } from './compare-organisation.ts'

type Procedure = NonNullable<OrganisationFile['procedures']>[number]

/** A file with what it leaves to be understood: what hangs below nothing hangs below the root; a version without a day is of today. */
export function settleFile(now: OrganisationFile, file: OrganisationFile, today: string): OrganisationFile {
  return {
    ...file,
    units: file.units.map((unit) =>
      unit.parent === null && unit.code !== ROOT ? { ...unit, parent: ROOT } : unit,
    ),
    ...(file.procedures ? { procedures: file.procedures.map((version) => dated(now, version, today)) } : {}),
  }
}

/** The day of the version that says the same, where there is one. */
function dated(now: OrganisationFile, version: Procedure, today: string): Procedure {
  if (version.validFrom !== undefined) return version
  const last = entriesOf(now, 'procedures').findLast(({ code }) => code === version.code)
  if (!last) return { ...version, validFrom: today }
  const { validFrom, nameEn, ...said } = last
  const { validFrom: _, nameEn: ownEn = nameEn, ...own } = version
  const isSame = canonicalJson({ ...said, nameEn }) === canonicalJson({ ...own, nameEn: ownEn })
  return { ...version, validFrom: isSame && validFrom !== undefined ? validFrom : today }
}
