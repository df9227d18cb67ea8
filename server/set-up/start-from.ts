import type { OrganisationFile } from '../contract/organisation/organisation-file.ts'

/** What comes with the program, each an organisation file. */
export const STARTER_NAMES = ['demo', 'tphcm'] as const
export type StarterName = (typeof STARTER_NAMES)[number]

export type Starters = Readonly<Record<StarterName, () => OrganisationFile>>
