import type { Unit } from '../../../db/queries/units.ts'
import { newCode } from '../../ids.ts'
import type { QuestionnaireVersion } from '../../contract/questionnaire.ts'
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
  /** As it was typed. */
  readonly code: string
}

const RATE_STEPS = ['level', 'reasons', 'code'] as const
export type RateStep = (typeof RATE_STEPS)[number]

/** Reads what the pages before have handed on; whatever is not an answer of this questionnaire is left out. */
export function readState(
  place: Pick<RateState, 'view' | 'unit' | 'questionnaire'>,
  values: { readonly value: (name: string) => string; readonly all: (name: string) => readonly string[] },
): RateState {
  const { scaleSize, reasons } = place.questionnaire.body
  const level = Number(values.value('level'))
  const token = values.value('token')
  return {
    ...place,
    token: TOKEN.test(token) ? token : newCode(26),
    level: Number.isInteger(level) && level >= 1 && level <= scaleSize ? level : null,
    reasons: reasons.map(({ key }) => key).filter((key) => values.all('reason').includes(key)),
    code: values.value('code').slice(0, MAX_CODE),
  }
}

export function stepsOf({ questionnaire }: Pick<RateState, 'questionnaire'>): readonly RateStep[] {
  return RATE_STEPS.filter((step) => step !== 'reasons' || questionnaire.body.reasons.length > 0)
}

/** Where a step is asked for, and, without one, where the rating is sent. */
export function pathOf({ unit }: Pick<RateState, 'unit'>, step?: RateStep): string {
  return `/public/rate/${encodeURIComponent(unit.code)}${step ? `/${step}` : ''}`
}

/** What was chosen, as fields; those that the step itself asks for are left out. */
export function fieldsOf(state: RateState, asked?: RateStep): [name: string, value: string][] {
  const { token, level, reasons, code } = state
  const fields: [RateStep | null, string, string][] = [
    [null, 'token', token],
    ['level', 'level', level === null ? '' : String(level)],
    ...reasons.map((reason): [RateStep, string, string] => ['reasons', 'reason', reason]),
    ['code', 'code', code],
  ]
  return fields.flatMap(([step, name, value]) => (value === '' || step === asked ? [] : [[name, value]]))
}
