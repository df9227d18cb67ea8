import { z } from 'zod'
import { text } from '../../fields.ts'
import type { NamedUnit } from '../../named-unit.ts'
import type { BoardFigure } from './board-figures.ts'

/** Of one unit with all below it, by its code; or of every unit that the person reads. */
export const BoardQuery = z.strictObject({ unit: text(40).optional() })

type BoardCounts = Readonly<Record<BoardFigure, number>>

interface BoardPerson {
  /** Null for what nobody handles. */
  readonly person: { readonly id: string; readonly name: string } | null
  /** `until` is the local day on which they are back; `cover` is null where nobody can be reached. */
  readonly away: { readonly until: string; readonly cover: string | null } | null
  readonly counts: BoardCounts
}

/** Where the day of some units stands. Nothing of it names a citizen or an item. */
export interface Board {
  readonly serverTime: string
  /** Null for all that the person reads. */
  readonly unit: NamedUnit | null
  readonly total: BoardCounts
  /** By name; what nobody handles comes last, if there is any. */
  readonly people: readonly BoardPerson[]
  /** Hours of the clock of today in which anything is due or was answered, in order. */
  readonly hours: readonly { readonly hour: number; readonly today: number; readonly answered: number }[]
  readonly contributions: number
  readonly approvals: number
  readonly objections: number
  /** Open past a day that a first reply promised. */
  readonly brokenPromises: number
}
