import type { Words } from '../../contract/language.ts'
import type { QuestionnaireBody } from '../../contract/questionnaire.ts'
import { foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { FORM_HEADS } from '../../words/surveys/ballot-file-words.ts'

/** What a column of a file of forms holds. */
export type FormColumn =
  | { readonly is: 'form' | 'level' | 'reasons' | 'comment' | 'day' | 'desk' }
  | { readonly is: 'reason'; readonly key: string }
  | { readonly is: 'question'; readonly key: string }
  | { readonly is: 'choice'; readonly question: string; readonly key: string }

/**
 * The columns that forms of this questionnaire may have, by their folded names: usual words, the questionnaire's own in both
 * languages, and its keys; of what may be ticked more than once also a column a choice (`sources.web`). A name that two of the
 * questionnaire's words share is known by neither.
 */
export function formColumnsOf(body: QuestionnaireBody): ReadonlyMap<string, FormColumn> {
  const { question, reasonsQuestion, reasons, questions = [] } = body
  const own = new Map<string, FormColumn | null>()
  const name = (names: readonly string[], column: FormColumn): void => {
    for (const folded of new Set(names.map(foldedWords))) {
      const known = own.get(folded)
      own.set(folded, known === undefined || isSame(known, column) ? column : null)
    }
  }
  name(both(question), { is: 'level' })
  if (reasons.length > 0) name(both(reasonsQuestion), { is: 'reasons' })
  for (const { key, words } of reasons) {
    const heads = ['reasons', ...both(FORM_HEADS.reasons), ...both(reasonsQuestion)]
    name(behind(heads, [key, ...both(words)]), { is: 'reason', key })
  }
  for (const { key, words, kind, choices } of questions) {
    name([key, ...both(words)], kind === 'text' ? { is: 'comment' } : { is: 'question', key })
    if (kind !== 'many') continue
    for (const choice of choices)
      name(behind([key, ...both(words)], [choice.key, ...both(choice.words)]), {
        is: 'choice',
        question: key,
        key: choice.key,
      })
  }
  const usual = USUAL.flatMap(([is, names]) =>
    is === 'reasons' && reasons.length === 0 ? [] : names.map((each) => [foldedWords(each), { is }] as const),
  )
  return new Map([
    ...usual,
    ...[...own].flatMap(([folded, column]) => (column ? [[folded, column] as const] : [])),
  ])
}

/** The same column has the same name. */
export function nameOfColumn(column: FormColumn): string {
  switch (column.is) {
    case 'reason':
      return `reasons.${column.key}`
    case 'question':
      return `answers.${column.key}`
    case 'choice':
      return `answers.${column.question}.${column.key}`
    default:
      return column.is
  }
}

function isSame(one: FormColumn | null, other: FormColumn): boolean {
  return one !== null && nameOfColumn(one) === nameOfColumn(other)
}

function both({ vi, en }: Words): string[] {
  return [vi, en]
}

function behind(heads: readonly string[], parts: readonly string[]): string[] {
  return heads.flatMap((head) => parts.map((part) => `${head} ${part}`))
}

type UsualColumn = Extract<
  FormColumn,
  { readonly is: 'form' | 'level' | 'reasons' | 'comment' | 'day' | 'desk' }
>['is']

/** Beside what the template calls them. */
const USUAL: readonly (readonly [UsualColumn, readonly string[]])[] = [
  ['form', [...both(FORM_HEADS.form), 'Phiếu số', 'Mã phiếu', 'Số thứ tự', 'STT', 'Form', 'No']],
  [
    'level',
    [...both(FORM_HEADS.level), 'Mức', 'Mức độ', 'Mức đánh giá', 'Đánh giá', 'Rating', 'How satisfied'],
  ],
  ['reasons', [...both(FORM_HEADS.reasons), 'Lí do', 'Reason']],
  ['comment', [...both(FORM_HEADS.comment), 'Ý kiến khác', 'Góp ý', 'Lời góp ý', 'Ghi chú', 'Comments']],
  ['day', ['Ngày', 'Ngày đánh giá', 'Day', 'Date']],
  ['desk', ['Quầy', 'Mã quầy', 'Desk', 'Counter']],
]
