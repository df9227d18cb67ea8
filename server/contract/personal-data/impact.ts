import { z } from 'zod'
import { LANGUAGES, type Words } from '../language.ts'

export const ImpactQuery = z.strictObject({
  format: z.enum(['docx', 'pdf']),
  lang: z.enum(LANGUAGES).default('vi'),
})

/** `GET /api/personal-data/impact`: how the impact assessment stands. */
export interface ImpactStanding {
  /** When the office last said that it is made; null for never. */
  readonly madeOn: string | null
  /** When it is to be looked at again; null before the first. */
  readonly nextOn: string | null
  /** Months between two looks, and by which rule. */
  readonly months: number
  readonly source: Words
  /** What the service leaves blank in the file. */
  readonly blanks: readonly Words[]
}
