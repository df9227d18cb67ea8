import type { OrganisationFile } from '../contract/organisation/organisation-file.ts'
import { DEMO_WARD } from '../demo/demo-ward.ts'
import type { Starters } from '../set-up/start-from.ts'
import { tphcmStarter } from '../set-up/tphcm/starter.ts'

/** What a new organisation may begin with. The demo's shape is its units, desks and rules: no people, no tablets, no data. */
export const STARTERS: Starters = {
  demo: (): OrganisationFile => {
    const { units, desks, categoryQuestions, routingRules } = DEMO_WARD
    return {
      units,
      desks,
      categoryQuestions,
      routingRules,
      people: [],
      kiosks: [],
      places: [],
      approvalRules: [],
    }
  },
  tphcm: tphcmStarter,
}
