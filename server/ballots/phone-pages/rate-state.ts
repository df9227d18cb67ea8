import type { Unit } from '../../../db/queries/units.ts'
import { newCode } from '../../ids.ts'
import type { Question, QuestionnaireVersion } from '../../contract/questionnaire.ts'
import { askedOf } from '../../contract/surveys/question-kinds.ts'
import type { View } from '../../public-frame/view.ts'

/** 26 characters of Crockford's base 32, made with the first page: what makes a form count once. */
const TOKEN = /^[0-9A-HJKMNP-TV-Z]{26}$/
const MAX_CODE = 40

/** What was chosen so far travels in the form, never in an address that others may read: nothing is kept before it is sent. */
export interface RateState {
  readonly view: View
  readonly unit: Unit
  readonly questionnaire: QuestionnaireVersion
  readonly token: string
  /** Null before the first answer. */
  readonly level: number | null
  readonly reasons: readonly string[]
  /** To further questions, the choices' keys by the question's; only of what is asked. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** As it was typed. */
  readonly code: string
}

const RATE_STEPS = ['level', 'reasons', 'questions', 'code'] as const
export type RateStep = (typeof RATE_STEPS)[number]

/** Reads what the pages before have handed on; whatever is not an answer of this questionnaire is left out. */
export function readState(
  place: Pick<RateState, 'view' | 'unit' | 'questionnaire'>,
  values: { readonly value: (name: string) => string; readonly all: (name: string) => readonly string[] },
): RateState {
  const { scaleSize, reasons } = place.questionnaire.body
  const said = Number(values.value('level'))
  const level = Number.isInteger(said) && said >= 1 && said <= scaleSize ? said : null
  const token = values.value('token')
  return {
    ...place,
    token: TOKEN.test(token) ? token : newCode(26),
    level,
    reasons: reasons.map(({ key }) => key).filter((key) => values.all('reason').includes(key)),
    answers: readAnswers(place, level ?? scaleSize, values.all),
    code: values.value('code').slice(0, MAX_CODE),
  }
}

/** The name of a further question's field. */
export function fieldOf(key: string): string {
  return `answer-${key}`
}

/** Further questions that a page can ask; what is answered in words is asked on tablets alone. */
export function furtherQuestions({ questionnaire }: Pick<RateState, 'questionnaire'>): readonly Question[] {
  return (questionnaire.body.questions ?? []).filter(({ kind }) => kind !== 'text')
}

/** Each question's answers as far as it has such choices, and is asked after the level and the answers before it. */
function readAnswers(
  place: Pick<RateState, 'questionnaire'>,
  level: number,
  all: (name: string) => readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const questions = furtherQuestions(place)
  const answers: Record<string, readonly string[]> = {}
  for (const { key, kind, choices } of questions) {
    if (!askedOf(questions, level, answers).some((question) => question.key === key)) continue
    const given = all(fieldOf(key))
    const chosen = choices.map((choice) => choice.key).filter((choice) => given.includes(choice))
    if (chosen.length > 0) answers[key] = kind === 'many' ? chosen : chosen.slice(0, 1)
  }
  return answers
}

export function stepsOf(state: Pick<RateState, 'questionnaire'>): readonly RateStep[] {
  const isAsked: Readonly<Partial<Record<RateStep, boolean>>> = {
    reasons: state.questionnaire.body.reasons.length > 0,
    questions: furtherQuestions(state).length > 0,
  }
  return RATE_STEPS.filter((step) => isAsked[step] ?? true)
}

/** Where a step is asked for, and, without one, where the rating is sent. */
export function pathOf({ unit }: Pick<RateState, 'unit'>, step?: RateStep): string {
  return `/public/rate/${encodeURIComponent(unit.code)}${step ? `/${step}` : ''}`
}

/** What was chosen, as fields; those that the step itself asks for are left out. */
export function fieldsOf(state: RateState, asked?: RateStep): [name: string, value: string][] {
  const { token, level, reasons, answers, code } = state
  const fields: [RateStep | null, string, string][] = [
    [null, 'token', token],
    ['level', 'level', level === null ? '' : String(level)],
    ...reasons.map((reason): [RateStep, string, string] => ['reasons', 'reason', reason]),
    ...Object.entries(answers).flatMap(([key, chosen]) =>
      chosen.map((choice): [RateStep, string, string] => ['questions', fieldOf(key), choice]),
    ),
    ['code', 'code', code],
  ]
  return fields.flatMap(([step, name, value]) => (value === '' || step === asked ? [] : [[name, value]]))
}
