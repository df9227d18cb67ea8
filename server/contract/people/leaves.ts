import { z } from 'zod'
import { Day, Id } from '../fields.ts'

/** Local days, `to` exclusive; without a person, of whoever asks. */
export const LeaveInput = z.strictObject({ person: Id.optional(), cover: Id, from: Day, to: Day })
export type LeaveInput = z.infer<typeof LeaveInput>

/** A leave that runs or is to come. */
export interface ShownLeave {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string }
  readonly cover: { readonly id: string; readonly name: string }
  readonly from: string
  readonly to: string
  readonly mayEnd: boolean
}
