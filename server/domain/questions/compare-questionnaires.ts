import type { Words } from '../../contract/language.ts'
import type { QuestionnaireBody } from '../../contract/questionnaire.ts'
import type { ChangeKind, Comparable, QuestionnaireChange } from '../../contract/surveys/question-kinds.ts'

/** Whether answers before and after a change may be put together. */
const COMPARABLE: Readonly<Record<ChangeKind, Comparable>> = {
  scale: 'never',
  'question-worded': 'with-care',
  'option-order': 'with-care',
  'reasons-worded': 'with-care',
  'reason-added': 'with-care',
  'reason-gone': 'with-care',
  'reason-worded': 'with-care',
  'question-added': 'yes',
  'question-gone': 'yes',
  'further-worded': 'with-care',
  'choice-added': 'with-care',
  'choice-gone': 'with-care',
  'choice-worded': 'with-care',
  condition: 'with-care',
  order: 'with-care',
}

interface Worded {
  readonly key: string
  readonly words: Words
}

/** What a version changes against the one before it, the gravest first where all is in its order. */
export function compareQuestionnaires(
  before: QuestionnaireBody,
  after: QuestionnaireBody,
): QuestionnaireChange[] {
  const asked = { before: before.questions ?? [], after: after.questions ?? [] }
  const stays = asked.after.flatMap((question) => {
    const earlier = asked.before.find(({ key }) => key === question.key)
    return earlier ? [{ earlier, question }] : []
  })
  return [
    ...(before.scaleSize === after.scaleSize
      ? []
      : [change('scale', '', sizeWords(before.scaleSize), sizeWords(after.scaleSize))]),
    ...reworded('question-worded', '', before.question, after.question),
    ...(before.optionOrder === after.optionOrder ? [] : [change('option-order', '', null, null)]),
    ...reworded('reasons-worded', '', before.reasonsQuestion, after.reasonsQuestion),
    ...compareWorded(before.reasons, after.reasons, '', 'reason'),
    ...comparePresence(asked.before, asked.after, '', 'question'),
    ...stays.flatMap(({ earlier, question }) => [
      ...reworded('further-worded', question.key, earlier.words, question.words),
      ...compareWorded(earlier.choices, question.choices, `${question.key}.`, 'choice'),
      ...(JSON.stringify(earlier.when) === JSON.stringify(question.when)
        ? []
        : [change('condition', question.key, null, null)]),
    ]),
    ...(isSameOrder(asked.before, asked.after) ? [] : [change('order', '', null, null)]),
  ]
}

function change(
  kind: ChangeKind,
  key: string,
  before: Words | null,
  after: Words | null,
): QuestionnaireChange {
  return { kind, comparable: COMPARABLE[kind], key, before, after }
}

function reworded(kind: ChangeKind, key: string, before: Words, after: Words): QuestionnaireChange[] {
  return before.vi === after.vi && before.en === after.en ? [] : [change(kind, key, before, after)]
}

function comparePresence(
  before: readonly Worded[],
  after: readonly Worded[],
  prefix: string,
  what: 'reason' | 'question' | 'choice',
): QuestionnaireChange[] {
  const missing = (of: readonly Worded[], from: readonly Worded[]) =>
    of.filter(({ key }) => !from.some((each) => each.key === key))
  return [
    ...missing(before, after).map(({ key, words }) => change(`${what}-gone`, prefix + key, words, null)),
    ...missing(after, before).map(({ key, words }) => change(`${what}-added`, prefix + key, null, words)),
  ]
}

function compareWorded(
  before: readonly Worded[],
  after: readonly Worded[],
  prefix: string,
  what: 'reason' | 'choice',
): QuestionnaireChange[] {
  return [
    ...comparePresence(before, after, prefix, what),
    ...after.flatMap(({ key, words }) => {
      const earlier = before.find((each) => each.key === key)
      return earlier ? reworded(`${what}-worded`, prefix + key, earlier.words, words) : []
    }),
  ]
}

/** Of the questions that both ask. */
function isSameOrder(before: readonly Worded[], after: readonly Worded[]): boolean {
  const keysIn = (of: readonly Worded[], other: readonly Worded[]) =>
    of.map(({ key }) => key).filter((key) => other.some((each) => each.key === key))
  return keysIn(before, after).join() === keysIn(after, before).join()
}

function sizeWords(size: number): Words {
  return { vi: `${size} mức`, en: `${size} levels` }
}
