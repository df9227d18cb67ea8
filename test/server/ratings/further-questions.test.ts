import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { PairReply } from '../../../server/contract/kiosk.ts'
import { QuestionnaireBody } from '../../../server/contract/questionnaire.ts'
import type { RatingReceipt, RatingReceipts } from '../../../server/contract/rating.ts'
import { DEFAULT_QUESTIONNAIRE } from '../../../server/surveys/default-questionnaire.ts'
import { newUuid7 } from '../../../server/ids.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { inEnglish } from '../../fixtures/in-english.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const choice = (key: string) => ({ key, words: { vi: key, en: key } })
const QUESTIONS = [
  {
    key: 'speed',
    words: { vi: 'Thời gian giải quyết thế nào?', en: 'How long did it take?' },
    kind: 'one',
    choices: ['quick', 'fair', 'slow'].map(choice),
  },
  {
    key: 'help',
    words: { vi: 'Ai đã giúp quý vị?', en: 'Who helped you?' },
    kind: 'many',
    choices: ['guard', 'officer', 'leaflet'].map(choice),
  },
]

describe('a questionnaire', () => {
  const read = (questions: unknown) =>
    QuestionnaireBody.safeParse({ ...DEFAULT_QUESTIONNAIRE, questions }).error?.issues.map(
      ({ path, message }) => [path.join('.'), message],
    )

  test('may ask further questions, and need not', () => {
    expect(read(QUESTIONS)).toBeUndefined()
    expect(QuestionnaireBody.safeParse(DEFAULT_QUESTIONNAIRE).success).toBe(true)
  })

  test('has each key once, and leaves those of the level and its reasons alone', () => {
    const [speed, help] = QUESTIONS
    expect(read([speed, speed])).toEqual([['questions', 'key-not-twice']])
    expect(read([{ ...speed, choices: [choice('a'), choice('a')] }])).toEqual([
      ['questions.0.choices', 'key-not-twice'],
    ])
    for (const key of ['level', 'reason'])
      expect(read([{ ...help, key }])).toEqual([['questions.0.key', 'not-level-or-reason']])
  })
})

describe.each(DATABASES)('further questions on %s', (database) => {
  let app: TestApp
  let headers: { authorization: string }
  let tap: ReturnType<typeof tapMaker>
  /** What the default questionnaire asks. */
  let asked: PairReply['questionnaire']
  let published: readonly string[]
  beforeEach(async () => {
    app = await startApp(database)
    const paired = await app.pairKiosk('Kiosk 1')
    headers = paired.headers
    asked = paired.reply.questionnaire
    const { questionnaire_id, published_at } = await app.db
      .selectFrom('questionnaire_version')
      .selectAll()
      .executeTakeFirstOrThrow()
    const id = newUuid7(app.clock.now())
    await app.db
      .insertInto('questionnaire_version')
      .values({
        id,
        questionnaire_id,
        version: 2,
        scale_size: 5,
        body: JSON.stringify({ ...DEFAULT_QUESTIONNAIRE, questions: QUESTIONS }),
        published_at,
      })
      .execute()
    // Written behind the service's back, which verify sees; it finds nothing else.
    published = [`questionnaire_version ${id}: no act of anybody wrote it`]
    tap = tapMaker(id, app.clock.now() - 7_200_000)
  })
  afterEach(() => app.stop())

  const send = async (...ratings: unknown[]): Promise<readonly RatingReceipt[]> => {
    const response = await app.request('/api/ratings', { headers, json: { ratings } })
    expect(response.status).toBe(200)
    return ((await response.json()) as RatingReceipts).receipts
  }
  const statuses = async (...ratings: unknown[]) => (await send(...ratings)).map(({ status }) => status)

  test('are answered beside the level, kept, and counted by choice', async () => {
    const answers = { help: ['leaflet', 'guard', 'leaflet'], speed: 'slow' }
    expect(await statuses(tap({ answers }), tap({ answers: { speed: ['slow'] } }), tap())).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ])
    const kept = await app.db.selectFrom('rating').select('answers').orderBy('seq').execute()
    expect(kept.map((rating) => rating.answers)).toEqual([
      '{"help":["guard","leaflet"],"speed":["slow"]}',
      '{"speed":["slow"]}',
      '{}',
    ])
    const cut = { span: { fromDay: '2026-11-01', toDay: '2026-12-01' }, by: ['question', 'choice'] } as const
    expect(await countTallies(app.db, cut)).toEqual([
      { question: 'help', choice: 'guard', n: 1 },
      { question: 'help', choice: 'leaflet', n: 1 },
      { question: 'level', choice: '5', n: 3 },
      { question: 'speed', choice: 'slow', n: 2 },
    ])
    expect((await verifyInstallation(app.service)).faults.map(inEnglish)).toEqual(published)
  })

  test('leave the headline with the rest of a burst', async () => {
    const at = (seconds: number) => new Date(app.clock.now() - 600_000 + seconds * 1_000).toISOString()
    const given = (seconds: number) => tap({ tappedAt: at(seconds), answers: { speed: 'quick' } })
    await send(given(0), given(5))
    await send(given(10))
    const cut = {
      span: { fromDay: '2026-11-20', toDay: '2026-11-21' },
      by: ['flag'],
      questions: ['speed'],
    } as const
    expect(await countTallies(app.db, cut)).toEqual([{ flag: 'suspect-burst', n: 3 }])
    expect((await verifyInstallation(app.service)).faults.map(inEnglish)).toEqual(published)
  })

  test('make the same rating only with the same answers, in whatever order they are written', async () => {
    const one = tap({ answers: { help: ['guard', 'officer'], speed: 'slow' } })
    const same = { ...one, answers: { speed: ['slow'], help: ['officer', 'guard'] } }
    const other = { ...one, answers: { speed: 'slow' } }
    expect(await statuses(one)).toEqual(['accepted'])
    expect(await statuses(same, other)).toEqual(['duplicate', 'refused'])
  })

  test('are refused by field where they are none of the questionnaire’s', async () => {
    const [receipt, next] = await send(
      tap({ answers: { colour: 'red', speed: ['slow', 'quick'], help: ['guard', 'dog'] } }),
      tap({ answers: { speed: 'never' } }),
    )
    expect(receipt).toMatchObject({ status: 'refused', code: 'rating/answers-do-not-fit' })
    expect(receipt?.errors?.map(({ field, en }) => [field, en])).toEqual([
      ['answers.colour', 'is not part of this questionnaire'],
      ['answers.speed', 'takes one choice only'],
      ['answers.help.1', 'is not part of this questionnaire'],
    ])
    expect(next?.errors?.map(({ field }) => field)).toEqual(['answers.speed'])
    expect(await app.db.selectFrom('rating').select('id').execute()).toEqual([])
  })

  test.each([
    [{ speed: [] }, 'answers.speed'],
    [{ speed: 3 }, 'answers.speed'],
    [{ 'sp eed': 'slow' }, 'answers.sp eed'],
    ['slow', 'answers'],
  ])('are refused where they have no shape of answers: %j', async (answers, field) => {
    const [receipt] = await send(tap({ answers }))
    expect(receipt).toMatchObject({ status: 'refused', code: 'rating/invalid' })
    expect(receipt?.errors?.map((error) => error.field)).toEqual([field])
  })

  test('are not asked by the default questionnaire, and not taken under it', async () => {
    const { id, body } = asked
    expect(body.questions).toBeUndefined()
    const [receipt] = await send({ ...tap({ answers: { speed: 'slow' } }), questionnaireVersionId: id })
    expect(receipt?.code).toBe('rating/answers-do-not-fit')
  })
})
