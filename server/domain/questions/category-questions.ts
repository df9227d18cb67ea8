import {
  askedQuestions,
  type CategoryAnswers,
  type CategoryQuestion,
  MAX_ANSWER,
  YES_NO,
} from '../../contract/feedback/asked-questions.ts'
import type { Words } from '../../contract/language.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { cleanText } from '../text/fold-vietnamese.ts'

/** The values that a choice can have; none for other kinds. */
export function choicesOf({ kind, options }: Pick<CategoryQuestion, 'kind' | 'options'>): readonly string[] {
  if (kind === 'yes-no') return YES_NO
  return kind === 'one-of' ? options.map(({ key }) => key) : []
}

/** What is wrong with the questions of a category; their fields as `questions.1.when`. */
export function questionErrors(questions: readonly CategoryQuestion[]): FieldError[] {
  return questions.flatMap((question, index) => {
    const at = (field: string, words: Words): FieldError => ({
      field: `questions.${index}.${field}`,
      ...words,
    })
    const { key, kind, options } = question
    const optionKeys = options.map((option) => option.key)
    return [
      ...(questions.slice(0, index).some((earlier) => earlier.key === key) ? [at('key', KEY_TWICE)] : []),
      ...(kind === 'one-of' && options.length < 2 ? [at('options', FEW_OPTIONS)] : []),
      ...(kind !== 'one-of' && options.length > 0 ? [at('options', NO_OPTIONS)] : []),
      ...(new Set(optionKeys).size < optionKeys.length ? [at('options', OPTION_TWICE)] : []),
      ...conditionProblems(questions, index).map((words) => at('when', words)),
    ]
  })
}

/** Only what stands before is known when a question comes, and so no two can wait for each other. */
function conditionProblems(questions: readonly CategoryQuestion[], index: number): Words[] {
  const when = questions[index]?.when ?? null
  if (when === null) return []
  const at = questions.findIndex(({ key }) => key === when.question)
  const asked = questions[at]
  if (!asked) return [NO_SUCH_QUESTION]
  if (at >= index) return [NOT_EARLIER]
  const choices = choicesOf(asked)
  if (choices.length === 0) return [NO_CHOICE]
  return when.is.every((value) => choices.includes(value)) ? [] : [NO_SUCH_OPTION]
}

interface ReadAnswers {
  /** Tidy, of what is asked alone; what was left empty is left out. */
  readonly answers: CategoryAnswers
  /** Their fields are the questions' keys. */
  readonly errors: readonly FieldError[]
}

/** Answers against the questions of one version. `isOwn`: by the person themselves, so that what is required binds. */
export function readAnswers(
  questions: readonly CategoryQuestion[],
  given: CategoryAnswers,
  { isOwn }: { readonly isOwn: boolean },
): ReadAnswers {
  const tidy = Object.fromEntries(
    Object.entries(given).flatMap(([key, written]) => {
      const said = cleanText(written).replace(/\s+/g, ' ').trim()
      return said === '' ? [] : [[key, said]]
    }),
  )
  const answers: Record<string, string> = {}
  const errors: FieldError[] = []
  for (const question of questions) {
    const isAsked = askedQuestions(questions, answers).includes(question)
    const said = tidy[question.key]
    if (said === undefined) {
      if (isAsked && question.required && isOwn) errors.push({ field: question.key, ...NEEDED })
    } else if (!isAsked) errors.push({ field: question.key, ...NOT_ASKED })
    else {
      const value = readValue(question, said)
      if (typeof value === 'string') answers[question.key] = value
      else errors.push({ field: question.key, ...value })
    }
  }
  const unknown = Object.keys(tidy).filter((key) => !questions.some((question) => question.key === key))
  return { answers, errors: [...errors, ...unknown.map((field) => ({ field, ...NO_SUCH_QUESTION }))] }
}

/** The answer as it is kept, or what is wrong with it. */
function readValue(question: CategoryQuestion, said: string): string | Words {
  switch (question.kind) {
    case 'text':
      return said.length > MAX_ANSWER ? TOO_LONG : said
    case 'one-of':
    case 'yes-no':
      return choicesOf(question).includes(said) ? said : NO_SUCH_OPTION
    case 'number':
      return /^-?\d{1,12}([.,]\d{1,6})?$/.test(said) ? said.replace(',', '.') : NO_NUMBER
    case 'date':
      return readDay(said) ?? NO_DAY
  }
}

/** `2026-11-20` or `20/11/2026`, a day that there is. */
function readDay(said: string): string | null {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said) ?? []
  const day = y === '' ? said : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null
}

const KEY_TWICE: Words = {
  vi: 'trùng khoá với câu hỏi trước',
  en: 'has the key of an earlier question',
}
const FEW_OPTIONS: Words = { vi: 'cần ít nhất hai lựa chọn', en: 'needs at least two options' }
const NO_OPTIONS: Words = {
  vi: 'chỉ câu hỏi chọn một mới có lựa chọn',
  en: 'only a question to choose from has options',
}
const OPTION_TWICE: Words = { vi: 'có lựa chọn trùng khoá', en: 'has two options of one key' }
const NO_SUCH_QUESTION: Words = { vi: 'không có câu hỏi này', en: 'there is no such question' }
const NOT_EARLIER: Words = {
  vi: 'điều kiện phải dựa vào một câu hỏi đứng trước',
  en: 'a condition needs a question that comes before',
}
const NO_CHOICE: Words = {
  vi: 'điều kiện phải dựa vào câu hỏi chọn một hoặc có/không',
  en: 'a condition needs a question to choose from, or yes or no',
}
const NO_SUCH_OPTION: Words = { vi: 'không có lựa chọn này', en: 'there is no such option' }
const NEEDED: Words = { vi: 'Xin trả lời câu hỏi này.', en: 'Please answer this question.' }
const NOT_ASKED: Words = {
  vi: 'câu này không được hỏi với các câu trả lời trước',
  en: 'is not asked after these answers',
}
const TOO_LONG: Words = {
  vi: `Câu trả lời dài quá ${MAX_ANSWER} ký tự; xin rút gọn.`,
  en: `The answer is longer than ${MAX_ANSWER} characters; please shorten it.`,
}
const NO_NUMBER: Words = {
  vi: 'Xin viết một số, ví dụ 12 hoặc 2,5.',
  en: 'Please write a number such as 12 or 2.5.',
}
const NO_DAY: Words = {
  vi: 'Xin viết một ngày có thật, ví dụ 20/11/2026.',
  en: 'Please write a real day such as 20/11/2026.',
}
