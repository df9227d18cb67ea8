import type { Words } from '../../contract/language.ts'
import type { Question, QuestionnaireBody } from '../../contract/questionnaire.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { FITS_SCREEN } from '../../contract/surveys/question-kinds.ts'

/** The keys of a yes-no question's choices, in order. */
const YES_NO = ['yes', 'no']

/**
 * What is wrong with a questionnaire that has the right shape, by field (`questions.1.when`): what does not fit a screen,
 * choices that are not of the question's kind, conditions that wait for nothing, and keys that meant something else in an
 * earlier version.
 */
export function questionnaireProblems(
  body: QuestionnaireBody,
  published: readonly QuestionnaireBody[],
): FieldError[] {
  const questions = body.questions ?? []
  return [
    ...tooLong('question', body.question, FITS_SCREEN.question),
    ...tooLong('reasonsQuestion', body.reasonsQuestion, FITS_SCREEN.question),
    ...body.reasons.flatMap(({ words }, index) =>
      tooLong(`reasons.${index}.words`, words, FITS_SCREEN.reason),
    ),
    ...questions.flatMap((question, index) => [
      ...tooLong(`questions.${index}.words`, question.words, FITS_SCREEN.question),
      ...question.choices.flatMap(({ words }, choice) =>
        tooLong(`questions.${index}.choices.${choice}.words`, words, mostOf(question)),
      ),
      ...at(`questions.${index}.choices`, choiceProblem(question)),
      ...at(`questions.${index}.kind`, textProblem(questions, index)),
      ...at(`questions.${index}.when`, conditionProblem(body, index)),
      ...at(`questions.${index}.key`, meaningProblem(question, published)),
    ]),
  ]
}

function at(field: string, words: Words | null): FieldError[] {
  return words ? [{ field, ...words }] : []
}

function tooLong(field: string, words: Words, most: number): FieldError[] {
  return (['vi', 'en'] as const)
    .filter((language) => words[language].length > most)
    .map((language) => ({
      field: `${field}.${language}`,
      vi: `dài quá ${most} ký tự, không vừa màn hình`,
      en: `longer than ${most} characters, which does not fit the screen`,
    }))
}

function mostOf({ choices }: Question): number {
  return choices.length > FITS_SCREEN.few ? FITS_SCREEN.shortChoice : FITS_SCREEN.choice
}

function choiceProblem({ kind, choices }: Question): Words | null {
  const keys = choices.map(({ key }) => key)
  switch (kind) {
    case 'text':
      return keys.length === 0 ? null : NO_CHOICES
    case 'yes-no':
      return keys.join() === YES_NO.join() ? null : YES_AND_NO
    case 'scale':
      return [3, 5].includes(keys.length) && keys.every((key, index) => key === String(index + 1))
        ? null
        : LEVELS
    case 'one':
    case 'many':
      if (keys.length < 2) return TOO_FEW
      return keys.length > FITS_SCREEN.choices ? TOO_MANY : null
  }
}

/** A rating has one comment, and whoever writes is done. */
function textProblem(questions: readonly Question[], index: number): Words | null {
  return questions[index]?.kind === 'text' && index < questions.length - 1 ? TEXT_LAST : null
}

/** Only what stands before is known when a question comes, and so no two can wait for each other. */
function conditionProblem({ questions = [], scaleSize }: QuestionnaireBody, index: number): Words | null {
  const when = questions[index]?.when
  if (!when) return null
  if ('levelUpTo' in when) return when.levelUpTo < scaleSize ? null : EVERY_LEVEL
  const asked = questions.slice(0, index).find(({ key }) => key === when.question)
  if (!asked || asked.kind === 'text') return NOT_EARLIER
  return when.is.every((key) => asked.choices.some((choice) => choice.key === key)) ? null : NO_SUCH_CHOICE
}

/** Reports follow a key across versions: it goes on meaning what it meant. */
function meaningProblem(
  { key, kind, choices }: Question,
  published: readonly QuestionnaireBody[],
): Words | null {
  const earlier = published
    .flatMap(({ questions = [] }) => questions)
    .find((question) => question.key === key)
  if (!earlier) return null
  if (earlier.kind !== kind) return OTHER_KIND
  return kind === 'scale' && earlier.choices.length !== choices.length ? OTHER_SCALE : null
}

const NO_CHOICES: Words = { vi: 'câu hỏi viết không có lựa chọn', en: 'a question in words has no choices' }
const YES_AND_NO: Words = {
  vi: 'câu có/không có đúng hai lựa chọn, khoá yes và no',
  en: 'a yes-no question has two choices with the keys yes and no',
}
const LEVELS: Words = {
  vi: 'thang có 3 hoặc 5 mức, khoá 1 (kém nhất) đến 3 hoặc 5',
  en: 'a scale has 3 or 5 levels with the keys 1 (worst) to 3 or 5',
}
const TOO_FEW: Words = { vi: 'cần ít nhất hai lựa chọn', en: 'needs at least two choices' }
const TOO_MANY: Words = {
  vi: `quá ${FITS_SCREEN.choices} lựa chọn, không vừa màn hình`,
  en: `more than ${FITS_SCREEN.choices} choices, which do not fit the screen`,
}
const TEXT_LAST: Words = {
  vi: 'chỉ có một câu hỏi viết, và nó đứng cuối',
  en: 'there is one question in words at most, and it comes last',
}
const EVERY_LEVEL: Words = {
  vi: 'điều kiện này đúng với mọi mức',
  en: 'the condition holds for every level',
}
const NOT_EARLIER: Words = {
  vi: 'điều kiện phải dựa vào một câu hỏi chọn đứng trước',
  en: 'a condition needs a question with choices that comes before',
}
const NO_SUCH_CHOICE: Words = {
  vi: 'câu hỏi trước không có lựa chọn này',
  en: 'the earlier question has no such choice',
}
const OTHER_KIND: Words = {
  vi: 'khoá này đã dùng cho câu hỏi loại khác; xin đặt khoá mới',
  en: 'the key was that of another kind of question; give it a new one',
}
const OTHER_SCALE: Words = {
  vi: 'khoá này đã dùng cho thang có số mức khác; xin đặt khoá mới',
  en: 'the key was that of a scale of another size; give it a new one',
}
