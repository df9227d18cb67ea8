import type { Service } from '../context.ts'
import type { CategoryQuestion, QuestionKind } from '../contract/feedback/asked-questions.ts'
import { YES_NO } from '../contract/feedback/asked-questions.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { foldedWords } from '../domain/text/fold-vietnamese.ts'
import { knownCategories } from '../feedback/intake/known-rules.ts'
import { knownQuestionSets } from '../feedback/questions/known-question-sets.ts'

/** What can be asked for: a category of the office, or `other`, of which the coordinator decides. */
export interface OpenService {
  readonly code: string
  readonly name: string
  /** Null for `other`. */
  readonly category: string | null
  readonly questions: readonly CategoryQuestion[]
}

const OTHER: OpenService = { code: 'other', name: 'Việc khác', category: null, questions: [] }

/** A category's words without marks: as stable as its name, and readable. */
export function codeOf(category: string | null): string {
  return category === null ? OTHER.code : foldedWords(category).replaceAll(' ', '-')
}

/** In the office's order, `other` at the end. */
export async function listOpenServices(service: Service): Promise<OpenService[]> {
  const today = localDay(service.now(), service.organisation.zone)
  const [categories, sets] = await Promise.all([knownCategories(service, today), knownQuestionSets(service)])
  const services = categories.map((category) => ({
    code: codeOf(category),
    name: category,
    category,
    questions: sets.askedOn(category, today)?.questions ?? [],
  }))
  return [...services.filter(({ code }) => code !== OTHER.code), OTHER]
}

/** Throws `open311/service-not-found`. */
export async function demandOpenService(service: Service, code: string): Promise<OpenService> {
  const found = (await listOpenServices(service)).find((each) => each.code === code)
  if (!found) throw new Refusal('open311/service-not-found')
  return found
}

export function describeService({ code, name, questions }: OpenService) {
  return {
    service_code: code,
    service_name: name,
    description: name,
    metadata: questions.length > 0,
    type: 'realtime',
    keywords: '',
    group: '',
  }
}

const DATATYPES: Readonly<Record<QuestionKind, string>> = {
  text: 'string',
  'one-of': 'singlevaluelist',
  number: 'number',
  date: 'datetime',
  'yes-no': 'singlevaluelist',
}

const YES_NO_NAMES = { yes: 'Có', no: 'Không' } as const

export function defineService({ code, questions }: OpenService) {
  return {
    service_code: code,
    attributes: questions.map((question, index) => ({
      variable: true,
      code: question.key,
      datatype: DATATYPES[question.kind],
      required: isRequired(question),
      datatype_description: '',
      order: index + 1,
      description: question.words.vi,
      ...valuesOf(question),
    })),
  }
}

/** Of lists alone: by the protocol's way from XML to JSON an empty element is nothing, and no list. */
function valuesOf({ kind, options }: CategoryQuestion) {
  const values =
    kind === 'yes-no'
      ? YES_NO.map((key) => ({ key, name: YES_NO_NAMES[key] }))
      : options.map(({ key, words }) => ({ key, name: words.vi }))
  return values.length > 0 ? { values } : {}
}

/** The protocol knows no question behind another's answer: such a one binds nobody. */
export function isRequired({ required, when }: CategoryQuestion): boolean {
  return required && when === null
}
