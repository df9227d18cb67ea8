import type { FormsAlike } from '../../contract/ballots.ts'
import { MAX_COMMENT_LENGTH } from '../../contract/comment-length.ts'
import type { FormFate, ReadBallotFile } from '../../contract/imports/ballot-file.ts'
import type { Words } from '../../contract/language.ts'
import type { QuestionnaireBody } from '../../contract/questionnaire.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { canonicalJson } from '../../domain/canonical-json.ts'
import { groupBy } from '../../domain/group-by.ts'
import { cleanText, fold } from '../../domain/text/fold-vietnamese.ts'
import { judgeTicks } from '../../ratings/judge-ticks.ts'
import { readChoices, type ReadCell, readLevel, readTick } from './form-cells.ts'
import { type FormColumn, nameOfColumn } from './form-columns.ts'

/** A column that is part of a form, as the file calls it. */
export interface PlacedColumn {
  readonly at: number
  readonly head: string
  readonly column: FormColumn
}

interface FormLine {
  readonly line: number
  /** Null where the row has more or fewer cells than the header. */
  readonly cells: readonly string[] | null
  /** Cells in which a formula of the spreadsheet failed. */
  readonly failed: readonly number[]
}

/** What must be the same on every form of a batch; null where a cell says it, or else what it should say. */
export interface BatchPlace {
  readonly day: (cell: string) => Words | null
  readonly desk: (cell: string) => Words | null
}

interface ReadForm {
  readonly line: number
  readonly form: string
  readonly level: number | null
  readonly ticked: Pick<FormsAlike, 'level' | 'reasons' | 'answers'> | null
  readonly comment: string
  readonly fate: FormFate
  readonly errors: readonly FieldError[]
}

/** What every row of a file of forms becomes, and the entry they make together. */
export function readForms(
  body: QuestionnaireBody,
  columns: readonly PlacedColumn[],
  lines: readonly FormLine[],
  place: BatchPlace,
): Pick<ReadBallotFile, 'rows' | 'levels' | 'answered' | 'comments' | 'forms'> {
  const forms = settleRepeated(lines.map((line) => readForm(body, columns, line, place)))
  const counted = forms.filter(({ fate }) => fate === 'counted')
  const ticked = counted.flatMap(({ ticked }) => ticked ?? [])
  const isPlain = ({ reasons, answers }: (typeof ticked)[number]) => !reasons && !answers
  const alike = groupBy(
    ticked.filter((each) => !isPlain(each)),
    canonicalJson,
  )
  return {
    rows: forms.map(({ line, form, fate, level, errors }) => ({ line, form, fate, level, errors })),
    levels: Array.from(
      { length: body.scaleSize },
      (_, index) => ticked.filter((each) => isPlain(each) && each.level === index + 1).length,
    ),
    answered: [...alike.values()].flatMap(([first, ...others]) =>
      first ? [{ ...first, forms: others.length + 1 }] : [],
    ),
    comments: counted.flatMap(({ comment }) => (comment === '' ? [] : [comment])),
    forms: forms.filter(({ fate }) => fate === 'counted' || fate === 'spoilt').length,
  }
}

function readForm(
  body: QuestionnaireBody,
  columns: readonly PlacedColumn[],
  { line, cells, failed }: FormLine,
  place: BatchPlace,
): ReadForm {
  const nothing = { line, form: '', level: null, ticked: null, comment: '' }
  if (!cells) return { ...nothing, fate: 'refused', errors: [{ field: `lines.${line}`, ...WRONG_WIDTH }] }
  const errors: FieldError[] = []
  const cellOf = ({ at }: PlacedColumn) => (cells[at] ?? '').trim()
  const wrong = (column: PlacedColumn, wanted: Words): void =>
    void errors.push(wrongCell(line, column, cellOf(column), wanted))
  const read = <T>(column: PlacedColumn, result: ReadCell<T>): T | null => {
    if ('value' in result) return result.value
    wrong(column, result.wanted)
    return null
  }
  for (const column of columns) if (failed.includes(column.at)) wrong(column, FAILED)
  const filled = columns.filter((column) => cellOf(column) !== '')
  let form = ''
  let comment = ''
  let level: number | 'spoilt' | null = null
  const reasons = new Set<string>()
  const answers = new Map<string, string[]>()
  for (const placed of filled) {
    const { column } = placed
    const cell = cellOf(placed)
    switch (column.is) {
      case 'form':
        form = cell.slice(0, 40)
        break
      case 'level':
        level = read(placed, readLevel(body, cell))
        break
      case 'reasons':
        for (const key of read(placed, readChoices(body.reasons, 'many', cell)) ?? []) reasons.add(key)
        break
      case 'reason':
        if (read(placed, readTick(cell)) === true) reasons.add(column.key)
        break
      case 'question': {
        const question = (body.questions ?? []).find(({ key }) => key === column.key)
        const keys = question ? read(placed, readChoices(question.choices, question.kind, cell)) : null
        if (keys) answers.set(column.key, [...(answers.get(column.key) ?? []), ...keys])
        break
      }
      case 'choice':
        if (read(placed, readTick(cell)) === true)
          answers.set(column.question, [...(answers.get(column.question) ?? []), column.key])
        break
      case 'comment':
        if (cell.length > MAX_COMMENT_LENGTH) wrong(placed, TOO_LONG)
        else
          comment = [comment, cleanText(cell)]
            .filter((each) => each !== '')
            .join('\n')
            .slice(0, MAX_COMMENT_LENGTH)
        break
      case 'day':
      case 'desk': {
        const wanted = place[column.is](cell)
        if (wanted) wrong(placed, wanted)
      }
    }
  }
  const found = { ...nothing, form, level: typeof level === 'number' ? level : null }
  const says = filled.filter(({ column }) => !['form', 'day', 'desk'].includes(column.is))
  if (says.length === 0 && errors.length === 0) return { ...found, fate: 'empty', errors: [] }
  const levelColumn = columns.find(({ column }) => column.is === 'level')
  if (level === null && errors.length === 0 && levelColumn) wrong(levelColumn, NO_LEVEL)
  if (level === 'spoilt' && says.length > 1 && errors.length === 0 && levelColumn)
    wrong(levelColumn, SPOILT_YET_FILLED)
  if (level === 'spoilt' && errors.length === 0) return { ...found, fate: 'spoilt', errors: [] }
  const ticked = {
    level: typeof level === 'number' ? level : 1,
    ...(reasons.size > 0 ? { reasons: [...reasons].toSorted() } : {}),
    ...(answers.size > 0
      ? {
          answers: Object.fromEntries(
            [...answers].map(([key, keys]) => [key, [...new Set(keys)].toSorted()]),
          ),
        }
      : {}),
  }
  for (const { field, vi, en } of errors.length === 0 ? (judgeTicks(body, ticked)?.errors ?? []) : []) {
    const at = columns.find(({ column }) =>
      field.startsWith(nameOfColumn(column).split('.').slice(0, 2).join('.')),
    )
    if (at) wrong(at, { vi, en })
    else errors.push({ field: `lines.${line}`, vi, en })
  }
  return errors.length > 0
    ? { ...found, fate: 'refused', errors }
    : { ...found, ticked, comment, fate: 'counted', errors: [] }
}

/** The same number on two rows is one form typed twice; where they say different things, somebody has to look. */
function settleRepeated(forms: readonly ReadForm[]): ReadForm[] {
  const first = new Map<string, ReadForm>()
  return forms.map((each) => {
    const key = fold(each.form)
    if (key === '' || (each.fate !== 'counted' && each.fate !== 'spoilt')) return each
    const before = first.get(key)
    if (!before) {
      first.set(key, each)
      return each
    }
    const isSame =
      canonicalJson([before.ticked, before.comment]) === canonicalJson([each.ticked, each.comment])
    const there = { vi: `dòng ${before.line}`, en: `row ${before.line}` }
    const words = isSame
      ? {
          vi: `giống hệt ${there.vi}, cùng số phiếu: chỉ tính một lần`,
          en: `is ${there.en} once more, by its number: counted once`,
        }
      : {
          vi: `cùng số phiếu với ${there.vi} mà ghi khác; xin xem lại phiếu rồi sửa số hoặc bỏ một dòng`,
          en: `has the number of ${there.en} and says something else; look at the form, then mend the number or leave one out`,
        }
    return {
      ...each,
      ticked: null,
      fate: isSame ? ('repeated' as const) : ('refused' as const),
      errors: [{ field: `lines.${each.line}`, ...words }],
    }
  })
}

function wrongCell(line: number, { head, column }: PlacedColumn, cell: string, wanted: Words): FieldError {
  const there =
    cell === ''
      ? { vi: ' để trống', en: ' is empty' }
      : { vi: ` ghi “${cell.slice(0, 60)}”`, en: ` says “${cell.slice(0, 60)}”` }
  return {
    field: `lines.${line}.${nameOfColumn(column)}`,
    vi: `cột “${head}”${there.vi}: ${wanted.vi}`,
    en: `column “${head}”${there.en}: ${wanted.en}`,
  }
}

const WRONG_WIDTH: Words = { vi: 'số ô khác với dòng tiêu đề', en: 'has not as many fields as the header' }
const FAILED: Words = {
  vi: 'công thức bị lỗi; xin ghi giá trị vào ô',
  en: 'a formula that failed; write the value into the cell',
}
const TOO_LONG: Words = { vi: 'dài quá 500 ký tự', en: 'is longer than 500 characters' }
const NO_LEVEL: Words = {
  vi: 'phiếu có trả lời mà chưa có mức; ghi mức, hoặc ghi “hỏng” và bỏ các câu trả lời',
  en: 'the form has answers and no level; write the level, or “spoilt” and leave the answers out',
}
const SPOILT_YET_FILLED: Words = {
  vi: 'phiếu hỏng mà vẫn có câu trả lời; ghi mức, hoặc bỏ các câu trả lời',
  en: 'the form is spoilt and yet has answers; write the level, or leave the answers out',
}
