import { z } from 'zod'
import { AskedAt, type FormsAlike } from '../ballots.ts'
import { text } from '../fields.ts'
import { LANGUAGES } from '../language.ts'
import type { FieldError } from '../refusals.ts'

/** A file of paper forms of one day at one place; its bytes are the body. */
export const BallotFileQuery = AskedAt.extend({ name: text(200) })
export type BallotFileQuery = z.infer<typeof BallotFileQuery>

const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const

export const BallotTemplateQuery = AskedAt.extend({
  format: z.enum(TEMPLATE_FORMATS).default('xlsx'),
  lang: z.enum(LANGUAGES).default('vi'),
})
export type BallotTemplateQuery = z.infer<typeof BallotTemplateQuery>

/**
 * What a row becomes: `counted`, a rating; `spoilt`, a form of the box that rates nothing; `repeated`, the same form once more;
 * `empty`, no form; `refused`, something on it cannot be read.
 */
export type FormFate = 'counted' | 'spoilt' | 'repeated' | 'empty' | 'refused'

interface FormRow {
  /** Of the file, from 1; of a workbook the row of its sheet. */
  readonly line: number
  /** The number on the form; empty where the file has none. */
  readonly form: string
  readonly fate: FormFate
  readonly level: number | null
  /** What of the row cannot be read, and what would be right; of a repeated form, which row it repeats. */
  readonly errors: readonly FieldError[]
}

/** What a file of forms says, before anything of it is kept. */
export interface ReadBallotFile {
  readonly file: { readonly name: string; readonly sha256: string }
  /** The batch of this unit that was entered from the same file; null where there is none. */
  readonly enteredAs: number | null
  readonly questionnaireVersionId: string
  /** Columns that are no part of a form. */
  readonly passedOver: readonly string[]
  /** Without numbers on the forms nobody can tell one form typed twice from two alike. */
  readonly isNumbered: boolean
  readonly rows: readonly FormRow[]
  /** As an entry has them; `forms` with the spoilt ones. */
  readonly levels: readonly number[]
  readonly answered: readonly FormsAlike[]
  readonly comments: readonly string[]
  readonly forms: number
}
