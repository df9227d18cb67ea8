import { z } from 'zod'
import { CalendarOverride } from '../deadlines/calendar.ts'
import { PolicyInput } from '../deadlines/policy.ts'
import { ApprovalRuleInput } from '../feedback/approval.ts'
import { QuestionSetInput } from '../feedback/category-questions.ts'
import { Code, Day, Email, text } from '../fields.ts'
import { LANGUAGES } from '../language.ts'
import {
  DeskInput,
  GivenRole,
  KioskInput,
  Password,
  RoutingRuleInput,
  UNIT_KINDS,
  Username,
} from '../people.ts'
import { PlaceInput } from '../places/places.ts'
import { CategoryInput, ProcedureInput } from './catalogue.ts'

/** The format that this program writes, and the newest that it reads. */
export const FILE_FORMAT = 1

/**
 * A unit by its code. Days end exclusively. `successors` says who takes over what a unit has when it ends; `earlier` what it was
 * called and where it hung before, of one that is new here.
 */
const FileUnit = z.strictObject({
  code: Code,
  name: text(200),
  nameEn: text(200).optional(),
  kind: z.enum(UNIT_KINDS).optional(),
  parent: Code.nullable().optional(),
  validFrom: Day.optional(),
  validTo: Day.nullable().optional(),
  successors: z.array(Code).max(20).optional(),
  earlier: z
    .array(z.strictObject({ validFrom: Day, name: text(200), nameEn: text(200), parent: Code.nullable() }))
    .max(100)
    .optional(),
})

/** Roles that are listed are all that the person has; a person whose roles are left out keeps theirs. Passwords go in, never out. */
const FilePerson = z.strictObject({
  username: Username,
  name: text(120),
  password: Password.optional(),
  email: Email.nullable().optional(),
  language: z.enum(LANGUAGES).optional(),
  active: z.boolean().optional(),
  grants: z.array(GivenRole).max(50).optional(),
})

/**
 * A whole office in one file, its entries in any order. What a file does not name stays as it is; so do fields that are left out.
 * Nothing is deleted: units and desks end, categories and procedures retire, accounts close.
 */
export const OrganisationFile = z.strictObject({
  format: z.literal(FILE_FORMAT).optional(),
  name: text(200).optional(),
  nameEn: text(200).optional(),
  zone: text(60).optional(),
  look: z
    .strictObject({ brand: text(20), accent: text(20), logo: text(1_000_000).nullable().optional() })
    .optional(),
  units: z.array(FileUnit).default([]),
  desks: z.array(DeskInput.extend({ endedOn: Day.nullable().optional() })).default([]),
  people: z.array(FilePerson).default([]),
  kiosks: z.array(KioskInput).default([]),
  categories: z.array(CategoryInput.extend({ retired: z.boolean().optional() })).optional(),
  /** Versions, each from its day on. */
  procedures: z.array(ProcedureInput).optional(),
  routingRules: z.array(RoutingRuleInput).default([]),
  categoryQuestions: z.array(QuestionSetInput).max(200).default([]),
  places: z.array(PlaceInput).default([]),
  approvalRules: z.array(ApprovalRuleInput).default([]),
  /** Of each unit that has its own, what holds of it by now. */
  calendars: z
    .array(
      z.strictObject({ unit: Code, validFrom: Day, note: text(500, 0).default(''), body: CalendarOverride }),
    )
    .optional(),
  policies: z.array(PolicyInput.omit({ replaces: true })).optional(),
})
export type OrganisationFile = z.infer<typeof OrganisationFile>

export const FileOrder = z.strictObject({ file: z.unknown(), fingerprint: text(64) })
export const FileDraft = z.strictObject({ file: z.unknown() })

/** The parts of a file that are lists, in the order in which they are written. */
export const FILE_PARTS = [
  'categories',
  'units',
  'desks',
  'people',
  'kiosks',
  'procedures',
  'categoryQuestions',
  'routingRules',
  'approvalRules',
  'calendars',
  'policies',
  'places',
] as const
export type FilePart = (typeof FILE_PARTS)[number]

/** An entry that differs from what there is; `index` is its place in the file. Values are told as JSON has them. */
export interface FileDifference {
  readonly part: FilePart | 'office'
  readonly index: number
  /** By what the entry is known: its code, its name. */
  readonly key: string
  readonly isNew: boolean
  readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[]
}

/** What a file would change, as things stand; `fingerprint` is of all of it. */
export interface FilePlan {
  readonly differences: readonly FileDifference[]
  readonly fingerprint: string
}
