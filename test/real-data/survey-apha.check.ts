import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTallies } from '../../db/queries/tallies.ts'
import { findCurrentVersion } from '../../db/queries/surveys.ts'
import { QuestionnaireBody } from '../../server/contract/questionnaire.ts'
import type { SatisfactionReport } from '../../server/contract/report.ts'
import { newUuid7 } from '../../server/ids.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from '../../server/surveys/default-questionnaire.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { realDataFolder } from './folder.ts'

/*
 * A survey of health analysts in England, July to September 2022: 237 forms. One question becomes the level (how far the manager
 * supports, three levels), one a further question with one choice, one with several; they go through the tablet's door as
 * answers of a published questionnaire, and the report is compared with the file read plainly.
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
  const Q3 = { fromDay: '2022-07-01', toDay: '2022-10-01' }

  beforeAll(async () => {
    app = await startApp(database, { now: '2022-09-20T09:00:00+07:00' })
    await app.addPerson('leader', 'leader')
    const current = await findCurrentVersion(app.db, DEFAULT_QUESTIONNAIRE_CODE)
    const versionId = newUuid7(Date.parse('2022-07-01T00:00:00Z'))
    const body = QuestionnaireBody.parse({
      question: both('Is your manager supportive of your professional development?'),
      scaleSize: 3,
      optionOrder: 'best-first',
      reasonsQuestion: both('-'),
      reasons: [],
      questions: [
        {
          key: 'influence',
          words: both('Does analytics influence decisions?'),
          kind: 'one',
          choices: INFLUENCE.map((words, index) => ({ key: `i${index}`, words: both(words) })),
        },
        {
          key: 'sources',
          words: both('Where do you learn of opportunities?'),
          kind: 'many',
          choices: SOURCES.map((source) => ({ key: source.slice(0, 1), words: both(source) })),
        },
      ],
    })
    await app.db
      .insertInto('questionnaire_version')
      .values({
        id: versionId,
        questionnaire_id: current?.questionnaire_id ?? '',
        version: 2,
        scale_size: 3,
        body: JSON.stringify(body),
        published_at: '2022-07-01T00:00:00.000Z',
      })
      .execute()
    refused = 0
    for (let tablet = 0; tablet < TABLETS; tablet++) {
      const { headers } = await app.pairKiosk(`Máy ${tablet}`)
      const ratings = forms
        .filter((_, index) => index % TABLETS === tablet)
        .map(({ endedAt, level, influence, sources }, index) => ({
          id: newUuid7(Date.parse(endedAt)),
          seq: index + 1,
          questionnaireVersionId: versionId,
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

  test('counts the choices of both further questions as the file has them', async () => {
    const counted = await countTallies(app.db, {
      span: Q3,
      by: ['question', 'choice'],
      questions: ['influence', 'sources'],
    })
    const expected = [
      ...INFLUENCE.map((_, index) => [
        'influence',
        `i${index}`,
        forms.filter(({ influence }) => influence === index).length,
      ]),
      ...SOURCES.map((source) => [
        'sources',
        source.slice(0, 1),
        forms.filter(({ sources }) => sources.includes(source.slice(0, 1))).length,
      ]),
    ]
    expect(counted.map(({ question, choice, n }) => [question, choice, Number(n)])).toEqual(expected)
  })

  test('and every count agrees with its ratings', async () => {
    const { ratings, faults } = await verifyInstallation(app.service)
    expect(ratings).toBe(237)
    // The questionnaire was put there by hand: there is no act that publishes one yet.
    expect(faults).toEqual([expect.stringMatching(/^questionnaire_version .*: no act of anybody wrote it$/)])
  })
})
