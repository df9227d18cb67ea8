import { FEEDBACK_KINDS } from '../contract/feedback/feedback-kind.ts'
import { askedQuestions, type CategoryQuestion } from '../contract/feedback/asked-questions.ts'
import type { Words } from '../contract/language.ts'
import { readAnswers } from '../domain/questions/category-questions.ts'
import type { TypedForm } from '../public-frame/read-form.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import type { ListedPlace } from '../contract/places/places.ts'
import { readEmail, readPhone, readPoint } from '../domain/text/written-values.ts'
import { CONSENT_PURPOSES } from './consents.ts'
import {
  type LetterAnswers,
  type LetterError,
  type LetterField,
  type LetterPart,
  type LetterStep,
  MAX_LETTER_TEXT,
  MAX_PHONE_TEXT,
  PARTS_OF,
} from './letter.ts'

interface ReadStep {
  readonly answers: Partial<LetterAnswers>
  readonly errors: readonly LetterError[]
}

const PROBLEMS = {
  kind: {
    vi: 'Quý vị chưa chọn điều muốn gửi.',
    en: 'Please choose what you want to send.',
  },
  text: { vi: 'Quý vị chưa viết nội dung.', en: 'Please write what it is about.' },
  tooLong: {
    vi: 'Nội dung dài quá 2.000 ký tự; xin rút gọn. Chữ quý vị đã viết vẫn còn ở dưới.',
    en: 'This is longer than 2,000 characters; please shorten it. What you wrote is still below.',
  },
  address: { vi: 'Địa chỉ dài quá 500 ký tự.', en: 'The address is longer than 500 characters.' },
  ward: { vi: 'Xin chọn một phường, xã trong danh sách.', en: 'Please choose a ward of the list.' },
  spot: {
    vi: 'Tên đường hoặc địa danh dài quá 120 ký tự.',
    en: 'The street or landmark is longer than 120 characters.',
  },
  same: {
    vi: 'Xin chọn một việc ở trên, hoặc “việc khác”.',
    en: 'Please choose one of these, or “another matter”.',
  },
  category: { vi: 'Xin chọn một lĩnh vực trong danh sách.', en: 'Please choose a field of the list.' },
  reply: {
    vi: 'Quý vị chưa chọn có muốn được trả lời hay không.',
    en: 'Please choose whether you want an answer.',
  },
  nothingToAnswer: {
    vi: 'Để đơn vị trả lời được, xin viết điều quý vị muốn được trả lời.',
    en: 'So that the unit can answer, please write what you want an answer to.',
  },
  name: { vi: 'Tên dài quá 120 ký tự.', en: 'The name is longer than 120 characters.' },
  phone: {
    vi: 'Số điện thoại cần từ 8 đến 15 chữ số, ví dụ 0901 234 567.',
    en: 'A phone number needs 8 to 15 digits, for example 0901 234 567.',
  },
  email: {
    vi: 'Địa chỉ e-mail cần dạng ten@vidu.vn.',
    en: 'An e-mail address looks like name@example.vn.',
  },
  website: { vi: 'Ô này xin để trống.', en: 'Please leave this field empty.' },
} as const satisfies Record<string, Words>

/** What a page asks, read from its form. Answers are given back even where they are wrong: nobody types twice. */
export function readStep(
  step: LetterStep,
  form: TypedForm,
  soFar: LetterAnswers,
  known: KnownChoices,
): ReadStep {
  const parts = PARTS_OF[step].map((part) => READERS[part](form, soFar, known))
  const answers = Object.assign({}, ...parts.map((part) => part.answers)) as Partial<LetterAnswers>
  const errors = parts.flatMap((part) => part.errors)
  if (form.value('website') === '') return { answers, errors }
  return { answers, errors: [...errors, { field: 'website', ...PROBLEMS.website }] }
}

/** Which of the offered items it is, as far as one was chosen. */
export function readSame(form: TypedForm, { offered = [] }: LetterAnswers): ReadStep {
  const same = form.value('same')
  if (same === 'other') return { answers: { same: '' }, errors: [] }
  return offered.includes(same)
    ? { answers: { same }, errors: [] }
    : { answers: {}, errors: wrong('same', PROBLEMS.same) }
}

interface KnownChoices {
  readonly flow: 'send' | 'continue'
  readonly categories: readonly string[]
  /** What this letter's category asks, and the version that a category asks today; empty for none. */
  readonly questions: readonly CategoryQuestion[]
  readonly askedToday: (category: string) => string
  readonly places: readonly ListedPlace[]
}

type Reader = (form: TypedForm, soFar: LetterAnswers, known: KnownChoices) => ReadStep

const READERS: Readonly<Record<LetterPart, Reader>> = {
  kind: (form) => {
    const kind = FEEDBACK_KINDS.find((each) => each === form.value('kind'))
    return kind ? { answers: { kind }, errors: [] } : { answers: {}, errors: wrong('kind', PROBLEMS.kind) }
  },

  category: (form, soFar, { categories, askedToday }) => {
    const category = form.value('category')
    const isKnown = category === '' || categories.includes(category)
    return isKnown
      ? { answers: categoryAnswers(category, soFar, askedToday), errors: [] }
      : { answers: {}, errors: wrong('category', PROBLEMS.category) }
  },

  more: (form, _soFar, { questions }) => {
    const given: Record<string, string> = {}
    for (const { key } of questions) {
      const asked = askedQuestions(questions, given).some((question) => question.key === key)
      // What an answer has just closed goes without a word: its field stood on the page as it came.
      if (asked) given[key] = oneLine(form.value(`more-${key}`))
    }
    const { answers, errors } = readAnswers(questions, given, { isOwn: true })
    // A question that has only now opened was not on the page: it is asked next, and is nobody's mistake.
    const shown = form.all('shown')
    const wrongOnes = errors.filter(({ field }) => shown.includes(field))
    return {
      answers: { more: wrongOnes.length > 0 ? given : answers },
      errors: wrongOnes.map((error) => ({ ...error, field: `more-${error.field}` as const })),
    }
  },

  text: (form, { wantsAnswer }, { flow }) => {
    const text = cleanText(form.value('text'))
    const isNeeded = flow === 'send' || wantsAnswer === true
    return {
      answers: { text },
      errors: [
        ...(text === '' && isNeeded
          ? wrong('text', flow === 'send' ? PROBLEMS.text : PROBLEMS.nothingToAnswer)
          : []),
        ...(text.length > MAX_LETTER_TEXT ? wrong('text', PROBLEMS.tooLong) : []),
      ],
    }
  },

  place: (form, _soFar, { places }) => {
    const [address, spot, ward] = [form.value('address'), form.value('spot'), form.value('ward')].map(
      oneLine,
    ) as [string, string, string]
    const point = form.value('forget') === '' ? readPoint(form.value('lat'), form.value('lng')) : null
    const isKnown = ward === '' || places.some(({ kind, wardCode }) => kind === 'ward' && wardCode === ward)
    return {
      answers: { address, spot, ward: isKnown ? ward : '', lat: point?.lat, lng: point?.lng },
      errors: [
        ...(isKnown ? [] : wrong('ward', PROBLEMS.ward)),
        ...(spot.length > 120 ? wrong('spot', PROBLEMS.spot) : []),
        ...(address.length > 500 ? wrong('address', PROBLEMS.address) : []),
      ],
    }
  },

  same: (form, soFar) => readSame(form, soFar),

  reply: (form) => {
    const said = form.value('wantsAnswer')
    return said === 'yes' || said === 'no'
      ? { answers: { wantsAnswer: said === 'yes' }, errors: [] }
      : { answers: {}, errors: wrong('wantsAnswer', PROBLEMS.reply) }
  },

  contact: (form) => {
    const [name, phone, email] = [form.value('name'), form.value('phone'), form.value('email')].map(
      oneLine,
    ) as [string, string, string]
    return {
      answers: {
        name,
        phone,
        email,
        consents: CONSENT_PURPOSES.filter((purpose) => form.all('consents').includes(purpose)),
      },
      errors: [
        ...(name.length > 120 ? wrong('name', PROBLEMS.name) : []),
        ...(phone !== '' && !isPhone(phone) ? wrong('phone', PROBLEMS.phone) : []),
        ...(email !== '' && !readEmail(email) ? wrong('email', PROBLEMS.email) : []),
      ],
    }
  },
}

/** Another category asks other things: what was answered to the one before goes. The same one keeps its version. */
function categoryAnswers(
  category: string,
  soFar: LetterAnswers,
  askedToday: KnownChoices['askedToday'],
): Partial<LetterAnswers> {
  if (category === soFar.category && soFar.questionSet !== undefined) return { category }
  return { category, questionSet: category === '' ? '' : askedToday(category), more: {} }
}

function wrong(field: LetterField, words: Words): LetterError[] {
  return [{ field, ...words }]
}

function oneLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ')
}

function isPhone(typed: string): boolean {
  return typed.length <= MAX_PHONE_TEXT && readPhone(typed) !== null
}
