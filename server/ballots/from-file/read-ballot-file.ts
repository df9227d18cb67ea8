import { findBatchOfFile } from '../../../db/queries/ballots.ts'
import { decodeFile, peek } from '../../channels/files/decode-file.ts'
import { readCsv, type SourceRecord } from '../../channels/files/read-csv.ts'
import { isWorkbook, readWorkbook } from '../../channels/files/read-workbook.ts'
import type { Context } from '../../context.ts'
import { MOST_BALLOTS } from '../../contract/ballots.ts'
import type { BallotFileQuery, ReadBallotFile } from '../../contract/imports/ballot-file.ts'
import type { Words } from '../../contract/language.ts'
import { Refusal } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { fold, foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { timeReader, USUAL_FORMATS } from '../../domain/text/written-time.ts'
import { sha256 } from '../../ids.ts'
import { formatDay } from '../../words/format.ts'
import { FORM_HEADS } from '../../words/surveys/ballot-file-words.ts'
import { findPlace, judgeDay } from '../enter-ballots.ts'
import { type FormColumn, formColumnsOf, nameOfColumn } from './form-columns.ts'
import { type BatchPlace, type PlacedColumn, readForms } from './read-forms.ts'

/**
 * Reads a CSV file or workbook of paper forms, a row a form, by what their place asked on their day: the fate of every row, and the
 * entry they make. Nothing is kept. Throws what reading a file of items throws, `import/unknown-column` where no column is the level,
 * and `ballots/too-many-forms`.
 */
export async function readBallotFile(
  ctx: Context,
  { name, ...at }: BallotFileQuery,
  bytes: Uint8Array,
): Promise<ReadBallotFile> {
  const { unit, desk, questionnaire } = await findPlace(ctx, at)
  judgeDay(ctx, at.day)
  const known = formColumnsOf(questionnaire.body)
  const { names, records } = await openFile(bytes, [...known.keys()])
  const { columns, passedOver } = placeColumns(names, known)
  const lines = await takeAll(records)
  const hash = sha256(bytes)
  const enteredAs = await ctx.db.transaction().execute((tx) => findBatchOfFile(tx, unit.id, hash))
  return {
    file: { name, sha256: hash },
    enteredAs: enteredAs ?? null,
    questionnaireVersionId: questionnaire.id,
    passedOver,
    isNumbered: columns.some(({ column }) => column.is === 'form'),
    ...readForms(
      questionnaire.body,
      columns,
      lines.map(({ line, row, failed }) => ({ line, cells: row, failed })),
      placeOf(ctx, at.day, desk ?? null),
    ),
  }
}

async function openFile(bytes: Uint8Array, columns: readonly string[]) {
  const { bytes: head, all } = await peek(inOnePiece(bytes))
  const wish = { columns, needed: [], isWhole: true } as const
  if (isWorkbook(head)) return readWorkbook(all, wish)
  const file = await decodeFile(all)
  const { names, records } = readCsv(file, wish)
  return { names: names.map(file.decode), records }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

function placeColumns(
  names: readonly string[],
  known: ReadonlyMap<string, FormColumn>,
): { readonly columns: readonly PlacedColumn[]; readonly passedOver: readonly string[] } {
  const columns = names.flatMap((head, at) => {
    const column = known.get(foldedWords(head))
    return column ? [{ at, head: head.trim(), column }] : []
  })
  if (!columns.some(({ column }) => column.is === 'level')) {
    const { vi, en } = FORM_HEADS.level
    throw new Refusal('import/unknown-column', {
      errors: [
        {
          field: 'level',
          vi: `không có cột mức trong tệp; cần cột “${vi}”, hoặc cột mang đúng lời câu hỏi`,
          en: `the file has no column of the level; it needs a column “${en}”, or one with the words of the question`,
        },
      ],
    })
  }
  const keys = columns.map(({ column }) => nameOfColumn(column))
  const twice = columns.filter(
    ({ column: { is } }, index) => is !== 'comment' && keys.indexOf(keys[index] ?? '') !== index,
  )
  if (twice.length > 0)
    throw new Refusal('import/column-twice', {
      errors: twice.map(({ head }) => ({
        field: head,
        vi: 'một cột khác trong tệp cũng là cột này',
        en: 'another column of the file is the same',
      })),
    })
  const placed = new Set(columns.map(({ at }) => at))
  return {
    columns,
    passedOver: names.filter((name, at) => name.trim() !== '' && !placed.has(at)).map((name) => name.trim()),
  }
}

async function takeAll(batches: AsyncIterable<readonly SourceRecord[]>): Promise<SourceRecord[]> {
  const taken: SourceRecord[] = []
  for await (const batch of batches) {
    taken.push(...batch)
    if (taken.length > MOST_BALLOTS) throw new Refusal('ballots/too-many-forms')
  }
  if (taken.length === 0) throw new Refusal('import/no-rows')
  return taken
}

function placeOf(
  { organisation: { zone } }: Context,
  day: string,
  desk: { readonly code: string; readonly name: string } | null,
): BatchPlace {
  const readTime = timeReader({ formats: USUAL_FORMATS, zone, bareDay: 'start' })
  return {
    day: (cell) => {
      const ms = readTime(cell)
      return ms !== null && localDay(ms, zone) === day ? null : otherThan(formatDay(day), DAYS)
    },
    desk: (cell) =>
      desk && [desk.code, desk.name].some((known) => fold(known) === fold(cell))
        ? null
        : desk
          ? otherThan(desk.name, DESKS)
          : NO_DESK,
  }
}

function otherThan(own: string, { vi, en }: Words): Words {
  return { vi: `${vi} ${own}`, en: `${en} ${own}` }
}

const DAYS: Words = {
  vi: 'mỗi đợt một ngày, và đợt này là ngày',
  en: 'a batch is of one day, and this one of',
}
const DESKS: Words = {
  vi: 'mỗi đợt một quầy, và đợt này là của',
  en: 'a batch is of one desk, and this one of',
}
const NO_DESK: Words = {
  vi: 'đợt này là của cả đơn vị; hãy chọn quầy cho đợt, hoặc bỏ cột này',
  en: 'this batch is of the whole unit; choose its desk, or leave this column out',
}
