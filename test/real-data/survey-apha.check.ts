import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTallies } from '../../db/queries/tallies.ts'
import type { ReadBallotFile } from '../../server/contract/imports/ballot-file.ts'
import type { SatisfactionReport } from '../../server/contract/report.ts'
import type { AnswersReport } from '../../server/contract/reports/answers.ts'
import type { QuestionnaireDetail, QuestionnaireDraft } from '../../server/contract/surveys/questionnaires.ts'
import { newUuid7 } from '../../server/ids.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { askAt } from '../fixtures/questionnaires.ts'
import { realDataFolder } from './folder.ts'

/*
 * A survey of health analysts in England, July to September 2022: 237 forms. One question becomes the level (how far the manager
 * supports, three levels), one a further question with one choice, one with several; written and published as in the editor, they go through the
 * tablet's door as its answers, and the report is compared with the file read plainly.
 */
const FILE = join(realDataFolder(), 'survey-apha', 'responses.csv')
const LEVELS = ['Not at all', 'Somewhat', 'Very supportive']
const INFLUENCE = [
  'Not at all',
  'Yes –  a little',
  'Yes – somewhat',
  'Yes – very often',
  'Yes – analytics influences most decisions',
]
const SOURCES = [
  'a_cpd_opps_nhs_intranet',
  'b_cpd_opps_org_website',
  'c_cpd_opps_blogs',
  'd_cpd_opps_twitter',
  'e_cpd_opps_linkedin',
  'f_cpd_opps_word_of_mouth',
  'g_cpd_opps_apha_website',
]
/** So that real people who finished within seconds of each other are no burst of one tablet. */
const TABLETS = 6

const forms = (parse(readFileSync(FILE), { columns: true, bom: true }) as Record<string, string>[])
  .map((row) => ({
    endedAt: new Date(`${(row['form_ended_dttm'] ?? '').replace(' ', 'T')}+07:00`).toISOString(),
    level: LEVELS.findIndex((start) => (row['q14a_mgr_cpd_supportive_cat'] ?? '').startsWith(start)) + 1,
    influence: INFLUENCE.indexOf(row['q24a_org_analytics_influence_cat'] ?? ''),
    sources: SOURCES.filter((source) => row[`q20${source}_ind`] === 'Yes').map((source) =>
      source.slice(0, 1),
    ),
  }))
  .toSorted((a, b) => (a.endedAt < b.endedAt ? -1 : 1))
const both = (words: string) => ({ vi: words, en: words })

/** As somebody would write it in the editor; the longest answers are shortened to fit a tablet. */
const DRAFT: QuestionnaireDraft = {
  question: both('Is your manager supportive of your professional development?'),
  scaleSize: 3,
  optionOrder: 'best-first',
  reasonsQuestion: both('What would help?'),
  reasons: [],
  questions: [
    {
      key: 'influence',
      words: both('Does analytics influence decisions?'),
      kind: 'one',
      choices: INFLUENCE.map((words, index) => ({
        key: `i${index}`,
        words: both(words.replace('Yes – analytics influences ', '')),
      })),
    },
    {
      key: 'sources',
      words: both('Where do you learn of opportunities?'),
      kind: 'many',
      choices: SOURCES.map((source) => ({
        key: source.slice(0, 1),
        words: both(source.replace('_cpd_opps', '')),
      })),
    },
  ],
}

test('the file is the one these figures were taken from', () => {
  expect(forms).toHaveLength(237)
  expect(LEVELS.map((_, index) => forms.filter(({ level }) => level === index + 1).length)).toEqual([
    26, 116, 95,
  ])
  expect(forms.every(({ influence }) => influence >= 0)).toBe(true)
})

describe.each(DATABASES)('a survey of several questions on %s', (database) => {
  let app: TestApp
  let refused: number

  beforeAll(async () => {
    app = await startApp(database, { now: '2022-07-01T09:00:00+07:00' })
    await app.addPerson('leader', 'leader')
    await app.addPerson('quan.tri', 'administrator')
    const headers = await app.signIn('quan.tri')
    const call = async (path: string, json: object, method = 'POST') => {
      const response = await app.request(`/api/questionnaires${path}`, { headers, json, method })
      expect([path, response.status]).toEqual([path, method === 'PUT' ? 200 : 201])
      return (await response.json()) as unknown
    }
    await call('', { code: 'apha', name: 'AphA 2022', nameEn: 'AphA 2022', template: 'three-levels' })
    const { revision, problems } = (await call(
      '/apha/draft',
      { revision: 1, draft: DRAFT },
      'PUT',
    )) as QuestionnaireDetail
    expect(problems).toEqual([])
    await call('/apha/publish', { revision, from: '2022-07-01', units: ['ROOT'] })
    app.clock.set('2022-09-20T09:00:00+07:00')
    refused = 0
    for (let tablet = 0; tablet < TABLETS; tablet++) {
      const { headers, reply } = await app.pairKiosk(`Máy ${tablet}`)
      expect(reply.questionnaire.questionnaire).toBe('apha')
      const ratings = forms
        .filter((_, index) => index % TABLETS === tablet)
        .map(({ endedAt, level, influence, sources }, index) => ({
          id: newUuid7(Date.parse(endedAt)),
          seq: index + 1,
          questionnaireVersionId: reply.questionnaire.id,
          level,
          tappedAt: endedAt,
          answers: { influence: `i${influence}`, ...(sources.length > 0 ? { sources } : {}) },
        }))
      const response = await app.request('/api/ratings', { json: { ratings }, headers })
      const { receipts } = (await response.json()) as { receipts: { status: string }[] }
      refused += receipts.filter(({ status }) => status !== 'accepted').length
    }
    app.clock.set('2022-11-20T09:00:00+07:00')
  })
  afterAll(() => app.stop())

  test('takes every form', () => {
    expect(refused).toBe(0)
  })

  test('reports the levels as the file has them, with share and n', async () => {
    const response = await app.request('/api/reports/satisfaction?period=2022-Q3', {
      headers: await app.signIn('leader'),
    })
    const report = (await response.json()) as SatisfactionReport
    expect(report).toMatchObject({ scaleSize: 3, n: 237, satisfied: 211, distribution: [26, 116, 95] })
    expect(report.share).toBeCloseTo(211 / 237, 12)
  })

  test('tells the choices of both further questions as the file has them, by key, with n', async () => {
    const response = await app.request('/api/reports/answers?period=2022-Q3', {
      headers: await app.signIn('leader'),
    })
    const { questions } = (await response.json()) as AnswersReport
    expect(questions.map(({ key, n, choices }) => [key, n, ...choices.map((choice) => choice.n)])).toEqual([
      [
        'influence',
        237,
        ...INFLUENCE.map((_, index) => forms.filter(({ influence }) => influence === index).length),
      ],
      [
        'sources',
        237,
        ...SOURCES.map(
          (source) => forms.filter(({ sources }) => sources.includes(source.slice(0, 1))).length,
        ),
      ],
    ])
  })

  test('and every count agrees with its ratings', async () => {
    const { ratings, faults } = await verifyInstallation(app.service)
    expect(ratings).toBe(237)
    expect(faults).toEqual([])
  })
})

/** As a desk would hand it over: the file's own columns, with the heads and the level in the words of the questionnaire. */
function asPaper(): string {
  const rows = parse(readFileSync(FILE), { bom: true }) as string[][]
  const [names = [], ...lines] = rows
  const heads: Readonly<Record<string, string>> = {
    respondent_id: 'Form number',
    q14a_mgr_cpd_supportive_cat: DRAFT.question.en,
    q24a_org_analytics_influence_cat: 'Does analytics influence decisions?',
    ...Object.fromEntries(SOURCES.map((source) => [`q20${source}_ind`, `sources.${source.slice(0, 1)}`])),
  }
  const level = names.indexOf('q14a_mgr_cpd_supportive_cat')
  const influence = names.indexOf('q24a_org_analytics_influence_cat')
  const cellOf = (cell: string, at: number): string => {
    if (at === level) return String(LEVELS.findIndex((start) => cell.startsWith(start)) + 1)
    return at === influence ? cell.replace('Yes – analytics influences ', '') : cell
  }
  return stringify([names.map((name) => heads[name] ?? name), ...lines.map((line) => line.map(cellOf))])
}

describe.each(DATABASES)('the same survey as a file of paper forms on %s', (database) => {
  test('is read whole, entered as a batch, and counts what the file has once a second person has confirmed it', async () => {
    const app = await startApp(database, { now: '2022-07-01T09:00:00+07:00' })
    try {
      await askAt(app.owner, { units: ['ROOT'], template: 'three-levels', body: { ...DRAFT } })
      await app.addPerson('truong', 'head')
      await app.addPerson('dieu.phoi', 'coordinator')
      app.clock.set('2022-09-20T09:00:00+07:00')
      const headers = await app.signIn('truong')
      const place = { unit: 'ROOT', day: '2022-09-19' }
      const response = await app.request(
        `/api/ballots/file?${new URLSearchParams({ ...place, name: 'responses.csv' }).toString()}`,
        { method: 'POST', headers, body: asPaper() },
      )
      const read = (await response.json()) as ReadBallotFile
      expect(read.rows.filter(({ fate }) => fate !== 'counted')).toEqual([])
      expect([read.forms, read.passedOver.length]).toEqual([237, 28])
      const { file, levels, answered, comments, forms: n, questionnaireVersionId } = read
      const id = newUuid7(app.clock.now())
      const entered = await app.request('/api/ballots', {
        headers,
        json: {
          ...place,
          ...{ id, channel: 'paper', formsLie: 'Hộp 1', forms: n, questionnaireVersionId },
          ...{ file, levels, answered, comments },
        },
      })
      expect(await entered.json()).toMatchObject({ status: 'accepted', count: 237 })
      const decided = await app.request(`/api/ballots/${id}/decide`, {
        headers: await app.signIn('dieu.phoi'),
        json: { decision: 'counted' },
      })
      expect(decided.status).toBe(200)
      const counted = await countTallies(app.db, {
        span: { fromDay: '2022-09-19', toDay: '2022-09-20' },
        by: ['question', 'choice'],
        questions: ['level', 'influence', 'sources'],
      })
      const told = new Map(counted.map(({ question, choice, n }) => [`${question} ${choice}`, n]))
      for (const [index] of LEVELS.entries())
        expect(told.get(`level ${index + 1}`)).toBe(forms.filter(({ level }) => level === index + 1).length)
      for (const [index] of INFLUENCE.entries())
        expect(told.get(`influence i${index}`)).toBe(
          forms.filter(({ influence }) => influence === index).length,
        )
      for (const source of SOURCES)
        expect(told.get(`sources ${source.slice(0, 1)}`)).toBe(
          forms.filter(({ sources }) => sources.includes(source.slice(0, 1))).length,
        )
      expect((await verifyInstallation(app.service)).faults).toEqual([])
    } finally {
      await app.stop()
    }
  })
})
