import { describe, expect, test } from 'vitest'
import { askedQuestions, type CategoryQuestion } from '../../server/contract/feedback/asked-questions.ts'
import { questionErrors, readAnswers } from '../../server/domain/questions/category-questions.ts'

const words = { vi: 'Câu hỏi?', en: 'A question?' }
const option = (key: string) => ({ key, words })

function ask(key: string, given: Partial<CategoryQuestion> = {}): CategoryQuestion {
  return { key, kind: 'text', words, required: false, options: [], when: null, ...given }
}

const LAMP = [
  ask('where', { kind: 'one-of', options: [option('street'), option('alley')], required: true }),
  ask('post', { when: { question: 'where', is: ['street'] } }),
  ask('dark', { kind: 'yes-no', when: { question: 'where', is: ['alley'] } }),
  ask('lamps', { kind: 'number', when: { question: 'dark', is: ['yes'] }, required: true }),
  ask('since', { kind: 'date' }),
]

describe('what a category asks', () => {
  test.each<[string, CategoryQuestion[], string]>([
    ['a condition on itself', [ask('a', { when: { question: 'a', is: ['x'] } })], 'questions.0.when'],
    [
      'a condition on a later question',
      [ask('a', { when: { question: 'b', is: ['yes'] } }), ask('b', { kind: 'yes-no' })],
      'questions.0.when',
    ],
    [
      'two questions that wait for each other',
      [
        ask('a', { kind: 'yes-no', when: { question: 'b', is: ['yes'] } }),
        ask('b', { kind: 'yes-no', when: { question: 'a', is: ['yes'] } }),
      ],
      'questions.0.when',
    ],
    ['a condition on no question', [ask('a', { when: { question: 'z', is: ['x'] } })], 'questions.0.when'],
    [
      'a condition on a text',
      [ask('a'), ask('b', { when: { question: 'a', is: ['x'] } })],
      'questions.1.when',
    ],
    [
      'a condition on an option there is not',
      [ask('a', { kind: 'yes-no' }), ask('b', { when: { question: 'a', is: ['maybe'] } })],
      'questions.1.when',
    ],
    ['one key twice', [ask('a'), ask('a')], 'questions.1.key'],
    ['a choice of one', [ask('a', { kind: 'one-of', options: [option('x')] })], 'questions.0.options'],
    ['options of a text', [ask('a', { options: [option('x'), option('y')] })], 'questions.0.options'],
    [
      'one option twice',
      [ask('a', { kind: 'one-of', options: [option('x'), option('x')] })],
      'questions.0.options',
    ],
  ])('%s is refused at its field', (_what, questions, field) => {
    expect(questionErrors(questions).map((error) => error.field)).toEqual([field])
  })

  test('conditions on earlier choices are right', () => {
    expect(questionErrors(LAMP)).toEqual([])
  })

  test('what is asked follows the answers, and a question behind one that is not asked is not asked', () => {
    const keys = (answers: Record<string, string>) => askedQuestions(LAMP, answers).map(({ key }) => key)
    expect(keys({})).toEqual(['where', 'since'])
    expect(keys({ where: 'street' })).toEqual(['where', 'post', 'since'])
    expect(keys({ where: 'alley', dark: 'yes' })).toEqual(['where', 'dark', 'lamps', 'since'])
    expect(keys({ where: 'street', dark: 'yes' })).toEqual(['where', 'post', 'since'])
  })

  test('answers are tidied: a point in a number, a day as ISO, nothing for what was left empty', () => {
    const { answers, errors } = readAnswers(
      LAMP,
      { where: 'alley', dark: 'yes', lamps: ' 2,5 ', since: '1/11/2026' },
      { isOwn: true },
    )
    expect(errors).toEqual([])
    expect(answers).toEqual({ where: 'alley', dark: 'yes', lamps: '2.5', since: '2026-11-01' })
    expect(readAnswers(LAMP, { where: 'street', post: '  ' }, { isOwn: true }).answers).toEqual({
      where: 'street',
    })
  })

  test.each<[string, Record<string, string>, string]>([
    ['an unknown question', { where: 'street', colour: 'red' }, 'colour'],
    ['a question that is not asked', { where: 'alley', post: 'B12' }, 'post'],
    ['an option there is not', { where: 'roof' }, 'where'],
    ['a number that is none', { where: 'alley', dark: 'yes', lamps: 'hai' }, 'lamps'],
    ['a day there is not', { where: 'street', since: '31/02/2026' }, 'since'],
    ['too many words', { where: 'street', post: 'x'.repeat(201) }, 'post'],
    ['nothing where an answer is needed', { where: 'alley', dark: 'yes' }, 'lamps'],
  ])('an answer to %s is refused at its question', (_what, given, field) => {
    expect(readAnswers(LAMP, given, { isOwn: true }).errors.map((error) => error.field)).toEqual([field])
  })

  test('staff may leave open what the caller does not know', () => {
    expect(readAnswers(LAMP, { since: '2026-11-01' }, { isOwn: false })).toEqual({
      answers: { since: '2026-11-01' },
      errors: [],
    })
  })
})
