import {
  type FeedbackStep,
  type StepField,
  stepEntry,
} from '../../../server/contract/feedback/feedback-steps.ts'
import type { FeedbackDetail } from '../../../server/contract/feedback/feedback.ts'
import type { StepRequest } from '../../../server/contract/feedback/step-requests.ts'
import { APPROVAL_STRINGS } from '../../strings/approval-strings.ts'
import { ITEM_STRINGS } from '../../strings/item/item-strings.ts'
import { QUEUE_STRINGS } from '../../strings/item/queue-strings.ts'
import { QUESTION_STRINGS } from '../../strings/question-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { OutsideGiven } from '../outside/outside-fields.ts'
import type { PickedCategory } from '../questions/category-picker.ts'

/* What the dialog of a step asks for, and the request that it makes of what was given. */

/** What is missing from each thing a step asks for. */
export const MISSING = {
  unit: STRINGS.unitNeeded,
  person: QUEUE_STRINGS.personNeeded,
  category: QUESTION_STRINGS.categoryNeeded,
  into: STRINGS.mergeNeeded,
  request: STRINGS.requestNeeded,
  reason: STRINGS.reasonNeeded,
  text: ITEM_STRINGS.amendNeeded,
} as const

/** What a person writes in a step, by the service's name of the field. */
export const WRITTEN = {
  request: { words: STRINGS.request, hint: STRINGS.requestHint, maxLength: 5_000 },
  reason: { words: STRINGS.reason, hint: STRINGS.reasonHint, maxLength: 1_000 },
  note: { words: STRINGS.aside, hint: STRINGS.asideHint, maxLength: 5_000 },
  text: { words: APPROVAL_STRINGS.edit, hint: APPROVAL_STRINGS.editHint, maxLength: 10_000 },
} as const

/** What the dialog can ask for. */
const SHOWN = [
  'unit',
  'person',
  'category',
  'into',
  'workingDays',
  'request',
  'reason',
  'remark',
  'aside',
  'edited',
  'text',
  'interim',
  'precedent',
  'outside',
  'files',
] as const satisfies readonly StepField[]
export type ShownField = (typeof SHOWN)[number]

function isShown(field: StepField): field is ShownField {
  return SHOWN.some((each) => each === field)
}

export function fieldsShown(step: FeedbackStep): ShownField[] {
  return stepEntry(step).asks.filter(isShown)
}

/** Under which name a thing that is asked for is given. A remark is a reason that may be left out, an aside a note, and what was edited a text. */
export function fieldOf(ask: ShownField): keyof Given {
  if (ask === 'remark') return 'reason'
  if (ask === 'edited') return 'text'
  if (ask === 'interim' || ask === 'outside' || ask === 'files') return 'text'
  return ask === 'aside' ? 'note' : ask
}

/** What a person gave so far, as text. */
export type Given = Readonly<
  Record<
    | 'unit'
    | 'person'
    | 'category'
    | 'into'
    | 'workingDays'
    | 'request'
    | 'reason'
    | 'note'
    | 'text'
    | 'promisedOn'
    | 'precedent',
    string
  >
>

export const NOTHING_GIVEN: Given = {
  unit: '',
  person: '',
  category: '',
  into: '',
  workingDays: '1',
  request: '',
  reason: '',
  note: '',
  text: '',
  promisedOn: '',
  precedent: '',
}

/** The first thing that the step cannot do without and that is not there. */
export function firstMissing(step: FeedbackStep, given: Given): keyof typeof MISSING | undefined {
  const isNeeded = (ask: ShownField): ask is keyof typeof MISSING & ShownField => ask in MISSING
  return fieldsShown(step)
    .filter(isNeeded)
    .find((ask) => given[fieldOf(ask)].trim() === '')
}

/** What its own elements gave of a step, beside text. */
export interface GivenBeside {
  /** The contribution, or the request to an outside body, that the step is about. */
  readonly partId: string
  readonly category: PickedCategory
  readonly outside: OutsideGiven | undefined
  readonly files: readonly string[] | undefined
}

export const NOTHING_BESIDE: GivenBeside = {
  partId: '',
  category: { category: '' },
  outside: undefined,
  files: undefined,
}

/** What the step's entry asks for, from what was given; an empty remark is left out. */
export function requestOf<S extends FeedbackStep>(
  step: S,
  item: Pick<FeedbackDetail, 'version'>,
  given: Given,
  beside: GivenBeside,
): StepRequest<S> {
  const { asks, version } = stepEntry(step)
  const fields = asks.flatMap((ask): [string, string | number][] => {
    if (ask === 'outsideRequest' || ask === 'contribution') return [[ask, beside.partId]]
    if (ask === 'workingDays') return [[ask, Number(given.workingDays)]]
    if (ask === 'interim')
      return [
        ['text', given.text],
        ['promisedOn', given.promisedOn],
      ]
    if (!isShown(ask) || ask === 'files') return []
    const field = fieldOf(ask)
    return given[field].trim() === '' ? [] : [[field, given[field]]]
  })
  const seen = version === 'none' ? {} : { version: item.version }
  const picked = asks.includes('category') ? beside.category : asks.includes('outside') ? beside.outside : {}
  const files = asks.includes('files') && beside.files ? { files: beside.files } : {}
  return { ...seen, ...Object.fromEntries(fields), ...picked, ...files } as StepRequest<S>
}
