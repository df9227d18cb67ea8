import {
  IMPORT_FIELDS,
  type ListField,
  LIST_FIELDS,
  NEEDED_FIELDS,
  TIME_FIELDS,
  type TimeField,
} from '../../contract/imports/import-fields.ts'
import type { FieldPlan, FoundValue, ImportPlan } from '../../contract/imports/imports.ts'
import { FEEDBACK_KINDS } from '../../contract/feedback/feedback-kind.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { guessFields } from '../../domain/imports/guess-fields.ts'
import { FORMATS_OF_ORDER } from '../../domain/imports/judge-dates.ts'
import { foldedWords, spell } from '../../domain/text/fold-vietnamese.ts'
import type { NameMatch } from '../../domain/text/find-name.ts'
import { sha256 } from '../../ids.ts'
import { columnKey } from '../files/find-columns.ts'
import { ImportMapping } from '../files/import-mapping.ts'
import type { KeptLook } from './look-into.ts'

export const NOTHING_SAID: ImportPlan['reading'] = {
  encoding: null,
  delimiter: null,
  headerLine: null,
  sheet: null,
}

/** The same for a file of the same columns, in any order. */
export function fingerprintOf({ columns }: Pick<KeptLook, 'columns'>): string {
  return sha256(columns.map(columnKey).toSorted().join('\u0000'))
}

/** What is probably what, by the names of the columns and their first values. */
export function guessPlan(look: KeptLook, reading: ImportPlan['reading']): ImportPlan {
  const guessed = guessFields(look.columns)
  const { answeredAt } = guessed
  if (answeredAt !== undefined && look.dates[answeredAt] === undefined) {
    delete guessed.answeredAt
    guessed.answerText ??= answeredAt
  }
  const fields: ImportPlan['fields'] = {}
  for (const field of IMPORT_FIELDS) {
    const column = guessed[field]
    if (column === undefined) continue
    if (isTime(field)) fields[field] = { columns: [column], dates: look.dates[column]?.order ?? 'day-first' }
    else if (field === 'kind') fields.kind = { columns: [column], values: guessKinds(look, column) }
    else fields[field] = { columns: [column] }
  }
  return { reading, fields, channel: 'file-import', historical: true }
}

function isTime(field: string): field is TimeField {
  return TIME_FIELDS.some((each) => each === field)
}

/** How offices call the kinds, without marks: by how the word begins. */
const KIND_WORDS = [
  ['phan anh', 'report'],
  ['kien nghi', 'proposal'],
  ['gop y', 'proposal'],
  ['de xuat', 'proposal'],
  ['hoi', 'question'],
  ['khieu nai', 'complaint'],
  ['to cao', 'complaint'],
] as const

function guessKinds(look: KeptLook, column: string): Record<string, string> {
  return Object.fromEntries(
    (look.values[column] ?? []).flatMap(([value]) => {
      const kind = KIND_WORDS.find(([word]) => foldedWords(value).startsWith(word))?.[1]
      return kind ? [[value, kind]] : []
    }),
  )
}

/** What the service reads rows by. Throws `request/invalid`. */
export function mappingOf({ fields }: ImportPlan): ImportMapping {
  const missing = NEEDED_FIELDS.filter((field) => fields[field] === undefined)
  if (missing.length > 0) throw new Refusal('request/invalid', { errors: missing.map(noColumn) })
  return ImportMapping.parse(
    Object.fromEntries(
      IMPORT_FIELDS.flatMap((field) => {
        const plan = fields[field]
        if (!plan) return []
        return [
          [field, isTime(field) ? timeFrom(plan) : valueFrom(plan, field === 'externalRef' ? '-' : '\n')],
        ]
      }),
    ),
  )
}

function noColumn(field: string): FieldError {
  return { field, vi: 'cần một cột của tệp', en: 'needs a column of the file' }
}

function timeFrom({ columns, dates = 'day-first' }: FieldPlan) {
  // The usual notations need no word.
  const said = dates === 'day-first' ? {} : { format: FORMATS_OF_ORDER[dates] }
  const [column] = columns
  return { ...(columns.length === 1 ? { column } : { join: columns, with: ' ' }), ...said }
}

function valueFrom({ columns, values }: FieldPlan, sign: string) {
  const [column] = columns
  const from = columns.length === 1 ? { column } : { join: columns, with: sign }
  return values && Object.keys(values).length > 0 ? { from, values } : from
}

/** Who knows the values of the office's lists: what each is taken for, by its code or name. */
export type KnownLists = Readonly<Record<Exclude<ListField, 'kind'>, (written: string) => NameMatch<string>>>

/** The values of the columns that are lists, and what each is taken for. */
export function foundLists(
  look: KeptLook,
  { fields }: ImportPlan,
  known: KnownLists,
): Partial<Record<ListField, FoundValue[]>> {
  return Object.fromEntries(
    LIST_FIELDS.flatMap((field) => {
      const [column, another] = fields[field]?.columns ?? []
      if (column === undefined || another !== undefined) return []
      const given = new Map(
        Object.entries(fields[field]?.values ?? {}).map(([from, to]) => [spell(from), to]),
      )
      const values = (look.values[column] ?? []).map(([value, rows]) => ({
        value,
        rows,
        known: knownAs(field, given.get(spell(value)) ?? value, known),
      }))
      return values.length > 0 ? [[field, values]] : []
    }),
  )
}

function knownAs(field: ListField, written: string, known: KnownLists): string | null {
  if (field === 'kind') return FEEDBACK_KINDS.find((kind) => kind === written) ?? null
  const match = known[field](written)
  return 'found' in match ? match.found : null
}
