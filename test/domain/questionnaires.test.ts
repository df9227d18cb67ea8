import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QuestionnaireBody, type Question } from '../../server/contract/questionnaire.ts'
import { askedOf, type GivenAnswers } from '../../server/contract/surveys/question-kinds.ts'
import { questionnaireProblems } from '../../server/domain/questions/check-questionnaire.ts'
import { compareQuestionnaires } from '../../server/domain/questions/compare-questionnaires.ts'
import { useAt } from '../../server/domain/questions/use-at.ts'
import { DEFAULT_QUESTIONNAIRE } from '../../server/surveys/default-questionnaire.ts'
import { QUESTIONNAIRE_TEMPLATES } from '../../server/surveys/templates.ts'

const words = (of: string) => ({ vi: of, en: of })
const CHOICES = ['a', 'b', 'c'].map((key) => ({ key, words: words(key) }))
const aQuestion = (more: Partial<Question> = {}): Question => ({
  key: 'q',
  kind: 'one',
  words: words('?'),
  choices: CHOICES,
  ...more,
})
const asking = (...questions: Question[]): QuestionnaireBody => ({ ...DEFAULT_QUESTIONNAIRE, questions })
const fieldsOf = (body: QuestionnaireBody, published: QuestionnaireBody[] = []) =>
  questionnaireProblems(body, published).map(({ field }) => field)

/** Questions whose conditions wait for any key: an earlier one, a later one, themselves, none. */
const anyQuestions = fc
  .array(
    fc.option(
      fc.oneof(
        fc.record({ levelUpTo: fc.integer({ min: 1, max: 4 }) }),
        fc.record({
          question: fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q9'),
          is: fc.subarray(['a', 'b', 'z'], { minLength: 1 }),
        }),
      ),
      { nil: undefined },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((conditions) =>
    conditions.map((when, index) => aQuestion({ key: `q${index}`, ...(when === undefined ? {} : { when }) })),
  )
const anyAnswers: fc.Arbitrary<GivenAnswers> = fc.dictionary(
  fc.constantFrom('q0', 'q1', 'q2', 'q3'),
  fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.subarray(['a', 'b', 'c'], { minLength: 1 })),
)

test('a condition never waits for a question that comes later: what passes the check says so', () => {
  fc.assert(
    fc.property(anyQuestions, (questions) => {
      const fields = fieldsOf(asking(...questions))
      questions.forEach(({ when }, index) => {
        const isFine =
          !when ||
          'levelUpTo' in when ||
          (questions.slice(0, index).some(({ key }) => key === when.question) && !when.is.includes('z'))
        expect(fields.includes(`questions.${index}.when`)).toBe(!isFine)
      })
    }),
  )
})

test('what is asked rests on the level and earlier answers alone', () => {
  fc.assert(
    fc.property(anyQuestions, anyAnswers, fc.integer({ min: 1, max: 5 }), (questions, answers, level) => {
      const asked = askedOf(questions, level, answers)
      asked.forEach((question) => {
        const before = questions.slice(0, questions.indexOf(question))
        const known = Object.fromEntries(
          Object.entries(answers).filter(([key]) => before.some((each) => each.key === key)),
        )
        expect(askedOf(questions, level, known)).toContain(question)
      })
    }),
  )
})

test('a question behind one that is not asked is not asked either', () => {
  const questions = [
    aQuestion({ key: 'first', when: { levelUpTo: 2 } }),
    aQuestion({ key: 'second', when: { question: 'first', is: ['a'] } }),
  ]
  const keys = (level: number, answers: GivenAnswers) =>
    askedOf(questions, level, answers).map(({ key }) => key)
  expect(keys(2, { first: 'a' })).toEqual(['first', 'second'])
  expect(keys(2, { first: ['b', 'a'] })).toEqual(['first', 'second'])
  expect(keys(2, { first: 'b' })).toEqual(['first'])
  expect(keys(3, { first: 'a' })).toEqual([])
})

test.each(QUESTIONNAIRE_TEMPLATES)(
  'the template $key is right, and is the same once stored and read',
  ({ body }) => {
    expect(questionnaireProblems(body, [])).toEqual([])
    expect(QuestionnaireBody.parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
    expect(compareQuestionnaires(body, body)).toEqual([])
  },
)

const long = 'x'.repeat(81)
test.each<[string, Question, string[]]>([
  ['two choices at least', aQuestion({ choices: CHOICES.slice(0, 1) }), ['choices']],
  [
    'no more choices than a screen has room for',
    aQuestion({
      kind: 'many',
      choices: Array.from({ length: 9 }, (_, n) => ({ key: `c${n}`, words: words('c') })),
    }),
    ['choices'],
  ],
  ['levels in their order', aQuestion({ kind: 'scale' }), ['choices']],
  ['yes and no', aQuestion({ kind: 'yes-no' }), ['choices']],
  ['no choices of words', aQuestion({ kind: 'text' }), ['choices']],
  ['words that fit, in each language', aQuestion({ words: { vi: 'x', en: long } }), ['words.en']],
  ['a level that not everybody taps', aQuestion({ when: { levelUpTo: 5 } }), ['when']],
])('a question has %s', (_, question, fields) => {
  expect(fieldsOf(asking(question))).toEqual(fields.map((field) => `questions.0.${field}`))
})

test('one question in words comes last, and nothing waits for it', () => {
  const inWords = aQuestion({ key: 'words', kind: 'text', choices: [] })
  expect(fieldsOf(asking(aQuestion(), inWords))).toEqual([])
  expect(fieldsOf(asking(inWords, aQuestion({ when: { question: 'words', is: ['a'] } })))).toEqual([
    'questions.0.kind',
    'questions.1.when',
  ])
})

test('a key keeps its kind and its scale, also when it had been away', () => {
  const scale = (size: number) =>
    aQuestion({
      kind: 'scale',
      choices: Array.from({ length: size }, (_, n) => ({ key: String(n + 1), words: words('m') })),
    })
  expect(fieldsOf(asking(scale(3)), [asking(scale(5)), asking()])).toEqual(['questions.0.key'])
  expect(fieldsOf(asking(aQuestion()), [asking(scale(5)), asking()])).toEqual(['questions.0.key'])
  expect(fieldsOf(asking(scale(5)), [asking(scale(5)), asking()])).toEqual([])
})

test('every change is told, and only another scale is never put together', () => {
  const before = asking(aQuestion(), aQuestion({ key: 'r' }))
  const [choice] = CHOICES
  const after: QuestionnaireBody = {
    ...before,
    scaleSize: 3,
    optionOrder: 'worst-first',
    question: words('Well?'),
    reasonsQuestion: words('Why?'),
    reasons: [{ key: 'new', words: words('new') }, ...before.reasons.slice(2)],
    questions: [
      aQuestion({ key: 'r', when: { levelUpTo: 2 } }),
      aQuestion({
        words: words('other'),
        choices: [
          { ...CHOICES[1], key: 'b', words: words('B') },
          { key: 'd', words: words('d') },
        ],
      }),
      aQuestion({ key: 's' }),
    ],
  }
  expect(choice?.key).toBe('a')
  expect(
    compareQuestionnaires(before, after).map(({ kind, key, comparable }) => [kind, key, comparable]),
  ).toEqual([
    ['scale', '', 'never'],
    ['question-worded', '', 'with-care'],
    ['option-order', '', 'with-care'],
    ['reasons-worded', '', 'with-care'],
    ['reason-gone', 'attitude', 'with-care'],
    ['reason-gone', 'time', 'with-care'],
    ['reason-added', 'new', 'with-care'],
    ['question-added', 's', 'yes'],
    ['condition', 'r', 'with-care'],
    ['further-worded', 'q', 'with-care'],
    ['choice-gone', 'q.a', 'with-care'],
    ['choice-gone', 'q.c', 'with-care'],
    ['choice-added', 'q.d', 'with-care'],
    ['choice-worded', 'q.b', 'with-care'],
    ['order', '', 'with-care'],
  ])
})

test('what began last at a place holds there, and nothing before its day', () => {
  const use = (name: string, from_day: string, at: { unit?: string; desk?: string }) => ({
    name,
    from_day,
    unit_id: at.unit ?? null,
    desk_id: at.desk ?? null,
  })
  const uses = [
    use('all', '2026-01-01', { unit: 'root' }),
    use('desk', '2026-02-01', { desk: 'd1' }),
    use('unit', '2026-03-01', { unit: 'ht' }),
  ]
  const at = (path: string, desk_id: string | null, today: string) =>
    useAt(uses, { path, desk_id }, today)?.name
  expect(at('/root/ht/', 'd1', '2025-12-31')).toBeUndefined()
  expect(at('/root/ht/', 'd1', '2026-01-31')).toBe('all')
  expect(at('/root/ht/', 'd1', '2026-02-01')).toBe('desk')
  expect(at('/root/ht/', 'd2', '2026-02-01')).toBe('all')
  expect(at('/root/ht/', 'd1', '2026-03-01')).toBe('unit')
  expect(at('/root/mt/', null, '2026-03-01')).toBe('all')
})
