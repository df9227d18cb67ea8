import { z } from 'zod'
import { Code, Day, Id, text } from '../fields.ts'
import type { UnitKind } from '../people.ts'
import type { Follower, Stayer, UnitChangeKind, UnitChangeState } from './unit-change-kinds.ts'

const onDay = Day.optional()

/** A change of the tree from a day on, by default today. */
export const UnitChangeInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('rename'),
    unit: Code,
    name: text(200),
    nameEn: text(200).optional(),
    onDay,
  }),
  z.strictObject({ kind: z.literal('move'), unit: Code, parent: Code, onDay }),
  z.strictObject({ kind: z.literal('end'), unit: Code, onDay }),
  /** All that these units have goes to one that is there already. */
  z.strictObject({ kind: z.literal('merge'), units: z.array(Code).min(1).max(50), into: Code, onDay }),
  /** The first of `into` gets what `assign` gives to none of the others, by the id of what follows. */
  z.strictObject({
    kind: z.literal('split'),
    unit: Code,
    into: z.array(Code).min(2).max(20),
    assign: z.record(Id, Code).default({}),
    onDay,
  }),
])
export type UnitChangeInput = z.infer<typeof UnitChangeInput>

export const UnitChangeOrder = z.strictObject({ change: UnitChangeInput, fingerprint: text(64) })
export type UnitChangeOrder = z.infer<typeof UnitChangeOrder>

/** Something that gets another unit. Items of feedback are told together: their number is `name`, and they have no id. */
interface Following {
  readonly what: Follower
  readonly id: string | null
  readonly name: string
  readonly from: string
  readonly to: string
}

/** What a change would do, as things stand. */
export interface UnitPlan {
  readonly kind: UnitChangeKind
  readonly onDay: string
  readonly follows: readonly Following[]
  readonly stays: readonly { readonly what: Stayer; readonly unit: string; readonly count: number }[]
  /** Of everything the plan rests on: another one means that something has changed. */
  readonly fingerprint: string
}

/** A change as it was decided. */
export interface UnitChange {
  readonly id: string
  readonly onDay: string
  readonly state: UnitChangeState
  /** A refusal's code. */
  readonly problem: string | null
  readonly madeAt: string
  readonly change: UnitChangeInput
}

/** `unit` hands it to another one, with the tablets that stand there. */
export const DeskChange = z.strictObject({
  code: Code,
  unit: Code.optional(),
  name: text(120).optional(),
  nameEn: text(120).optional(),
  ended: z.boolean().optional(),
  /** The first day without it, where that is not today. */
  endedOn: Day.optional(),
})
export type DeskChange = z.infer<typeof DeskChange>

interface UnitDesk {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly unit: string
  readonly endedOn: string | null
}

/** A unit as whoever manages it sees it; days end exclusively. */
export interface UnitDetail {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly kind: UnitKind
  readonly parent: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly desks: readonly UnitDesk[]
  /** From when it was called what; empty for one that never changed. */
  readonly names: readonly {
    readonly validFrom: string
    readonly name: string
    readonly nameEn: string
    readonly parent: string | null
  }[]
  readonly successors: readonly UnitLink[]
  readonly predecessors: readonly UnitLink[]
}

interface UnitLink {
  readonly unit: string
  readonly onDay: string
}
