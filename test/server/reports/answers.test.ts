import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findQuestionnaireByCode, listQuestionnaireVersions } from '../../../db/queries/surveys.ts'
import { ratingTally } from '../../../db/queries/tallies.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { Question } from '../../../server/contract/questionnaire.ts'
import type { AnswersReport } from '../../../server/contract/reports/answers.ts'
import { publishQuestionnaire } from '../../../server/surveys/publish-questionnaire.ts'
import { createQuestionnaire, saveDraft } from '../../../server/surveys/write-questionnaire.ts'
import { DEFAULT_QUESTIONNAIRE } from '../../../server/surveys/default-questionnaire.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'

const DAY = '2026-08-13'
const both = (words: string) => ({ vi: words, en: words })
const asked = (vi: string): Question[] => [
  {
    key: 'time',
    kind: 'one',
    words: both(vi),
    choices: ['early', 'late'].map((key) => ({ key, words: both(key) })),
  },
  {
    key: 'who',
    kind: 'many',
    words: both('Who?'),
    choices: ['a', 'b'].map((key) => ({ key, words: both(key) })),
  },
]

describe.each(DATABASES)('answers to further questions on %s', (database) => {
  let app: TestApp

  beforeEach(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B', 'C']) await app.addUnit(code)
    await app.addPerson('lanh-dao', 'leader')
    await createQuestionnaire(app.owner, { code: 'q', name: 'Phiếu', nameEn: 'Form', template: 'one-tap' })
    for (const words of ['Khi nào?', 'Lúc nào?']) {
      const revision = async () => (await findQuestionnaireByCode(app.db, 'q'))?.revision ?? 0
      const draft = {
        ...DEFAULT_QUESTIONNAIRE,
        reasons: [...DEFAULT_QUESTIONNAIRE.reasons],
        questions: asked(words),
      }
      await saveDraft(app.owner, 'q', { revision: await revision(), draft })
      const where = { from: '2026-11-20', units: ['ROOT'], desks: [] }
      await publishQuestionnaire(app.owner, 'q', { revision: await revision(), ...where })
    }
  })
  afterEach(() => app.stop())

  /** So many ratings of a version, each with these answers. */
  const give = async (
    unit: string,
    version: number,
    counts: Readonly<Record<string, number>>,
    { channel = 'kiosk' as 'kiosk' | 'paper', known = DAY } = {},
  ) => {
    const versions = await listQuestionnaireVersions(app.db)
    const questionnaire = await findQuestionnaireByCode(app.db, 'q')
    const cell = {
      unit_id: (await findUnitByCode(app.db, unit))?.id ?? '',
      span: DAY,
      desk_id: '',
      hour: 9,
      questionnaire_version_id:
        versions.find((each) => each.version === version && each.questionnaire_id === questionnaire?.id)
          ?.id ?? '',
      channel,
      flag: '',
      known,
    }
    const moves = Object.entries(counts).map(([name, n]) => {
      const [question = '', choice = ''] = name.split(' ')
      return { ...cell, question, choice, n }
    })
    await app.db.transaction().execute((tx) => ratingTally.move(tx, 0, moves))
  }
  const read = async (path: string) =>
    app.request(`/api/reports/${path}`, { headers: await app.signIn('lanh-dao') })
  const report = async (query: string) => (await (await read(`answers?${query}`)).json()) as AnswersReport
  const figuresOf = ({ questions }: AnswersReport) =>
    questions.map(({ key, way, versions, n, choices }) => [
      `${key} ${way} ${versions.join('+')}`,
      n,
      ...choices.map((choice) => choice.n),
    ])

  test('follow the key over versions, way by way, with n; a share from thirty on', async () => {
    await give('A', 1, { 'level 5': 30, 'time early': 20, 'time late': 4, 'who a': 25, 'who b': 20 })
    await give('A', 2, { 'level 5': 20, 'time early': 10, 'time late': 6 })
    await give('A', 2, { 'level 4': 12, 'time late': 12 }, { channel: 'paper' })
    await give('A', 2, { 'level 4': 50, 'time late': 50 }, { known: '2026-11-01' })
    const told = await report('period=2026-Q3')
    expect(figuresOf(told)).toEqual([
      ['time tablet 1+2', 40, 30, 10],
      ['time entered 2', 12, 0, 12],
      ['who tablet 1', 50, 25, 20],
    ])
    expect(told.questions[0]?.words.vi).toBe('Lúc nào?')
    expect(told.questions[0]?.choices[0]).toMatchObject({ key: 'early', share: 0.75 })
    expect(told.questions[0]?.choices[0]?.interval?.[0]).toBeCloseTo(0.598, 3)
    expect(told.questions[1]?.choices.map(({ share, interval }) => [share, interval])).toEqual([
      [null, null],
      [null, null],
    ])
    // Nothing of a quarter that still runs.
    expect(await report('period=2026-Q4')).toMatchObject({ quarter: null, questions: [] })
  })

  test('are hidden under ten, and with them whoever would give them away', async () => {
    await give('A', 1, { 'level 5': 9, 'time late': 9 })
    await give('B', 1, { 'level 5': 15, 'time early': 15 })
    await give('C', 1, { 'level 5': 90, 'time early': 90 })
    expect(figuresOf(await report('period=2026-Q3&unit=A'))).toEqual([['time tablet 1', null, null, null]])
    expect((await report('period=2026-Q3&unit=B')).questions[0]).toMatchObject({ shown: 'company', n: null })
    expect(figuresOf(await report('period=2026-Q3&unit=C'))).toEqual([['time tablet 1', 90, 90, 0]])
    const csv = await (await read('answers.csv?period=2026-Q3&unit=B&lang=en')).text()
    expect(csv).not.toContain(',15,')
    expect(csv).toContain('2026-Q3,B,q,1,time,Lúc nào?,Tablet,"Enough ratings')
  })
})
