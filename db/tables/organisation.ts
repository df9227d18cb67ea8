import type { OfficeChoice } from '../../server/contract/organisation/office-choices.ts'
import type { UnitKind } from '../../server/contract/people.ts'
import type { PlaceKind } from '../../server/contract/places/place-kind.ts'
import type { UnitChangeState } from '../../server/contract/units/unit-change-kinds.ts'

/** The office: its units and lists, and what it chooses. */
export interface OrganisationTables {
  organisation: OrganisationTable
  unit: UnitTable
  unit_version: UnitVersionTable
  unit_succession: UnitSuccessionTable
  unit_change: UnitChangeTable
  office_choice: OfficeChoiceTable
  category: CategoryTable
  procedure_version: ProcedureVersionTable
  place: PlaceTable
  restricted_word: RestrictedWordTable
  urgent_word: UrgentWordTable
  question_set: QuestionSetTable
  routing_rule: RoutingRuleTable
}

/** A field of work as the office orders them; one that is retired is offered no more, and what was filed under it keeps it. */
export interface CategoryTable {
  id: string
  name: string
  /** The name without marks: there is one of each. */
  folded: string
  name_en: string
  position: number
  /** The day from which it is offered no more. */
  retired_on: string | null
}

/**
 * A procedure as it is from a day on, until its next version; never changed. `statutory` and `committed` are JSON (`DeadlineRule`):
 * what the law allows, and what the office commits to. `retired` 1: from that day it is no more.
 */
export interface ProcedureVersionTable {
  id: string
  code: string
  valid_from: string
  name: string
  name_en: string
  category: string | null
  statutory: string
  committed: string
  retired: number
}

/** The one organisation an installation serves; `brand` and `accent` are colours, `#a8121b`, `logo` a PNG in base64. */
export interface OrganisationTable {
  id: string
  name: string
  name_en: string
  zone: string
  brand: string
  accent: string
  logo: string | null
  /** Within how many days wide rights need a second factor; null: never. `second_factor_since` is the day it was decided. */
  second_factor_days: number | null
  second_factor_since: string | null
  created_at: string
}

/** The unit tree; `path` lists the ids from the root, `/a/b/`, so that a subtree is a prefix. Units end, they are never deleted. */
export interface UnitTable {
  id: string
  code: string
  name: string
  name_en: string
  kind: UnitKind
  parent_id: string | null
  path: string
  depth: number
  position: number
  valid_from: string
  valid_to: string | null
}

/** Which unit took over from which, as on 01/07/2025 when the districts ended. */
interface UnitSuccessionTable {
  id: string
  old_unit_id: string
  new_unit_id: string
  on_day: string
  kind: string
}

/** What a unit was called and where it hung from a day on, until its next version; one that never changed has none. */
export interface UnitVersionTable {
  id: string
  unit_id: string
  valid_from: string
  name: string
  name_en: string
  parent_id: string | null
}

/** A change of the tree as somebody decided it; `body` is JSON (`UnitChangeInput`). What lies ahead waits for its day. */
export interface UnitChangeTable {
  id: string
  on_day: string
  body: string
  state: UnitChangeState
  /** The code of the refusal by which it could not be done on its day. */
  problem: string | null
  made_at: string
  made_by: string | null
  settled_at: string | null
}

/** A word by which an item is held for the coordinator named for it. */
export interface RestrictedWordTable {
  id: string
  word: string
  /** 0 once it was taken off the list. */
  active: number
}

/** A word that raises an item, or a phrase in which such a word says nothing of the kind. */
export interface UrgentWordTable {
  id: string
  word: string
  /** 0 of a phrase that says nothing. */
  raises: number
  /** 0 once it was taken off the list. */
  active: number
}

/** What the office chose otherwise than the service comes with, by the name of the choice. */
export interface OfficeChoiceTable {
  id: OfficeChoice
  chosen: number
}

/** A ward, street or landmark on the office's list. */
export interface PlaceTable {
  id: string
  kind: PlaceKind
  name: string
  /** A ward's own code; of another place the ward it lies in, or ''. */
  ward_code: string
  /** `{ lat, lng }` in degrees as JSON. */
  point: string | null
  /** 0 once it was taken off the list. */
  active: number
}

export interface RoutingRuleTable {
  id: string
  position: number
  name: string
  unit_id: string
  categories: string
  ward_codes: string
  words: string
  answers: string
  valid_from: string
  valid_to: string | null
}

/** What a category asks from a day on; a version never changes. */
export interface QuestionSetTable {
  id: string
  category: string
  version: number
  valid_from: string
  questions: string
  note: string
  created_at: string
  created_by: string | null
}
