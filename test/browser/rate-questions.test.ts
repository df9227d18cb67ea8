import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Language, LANGUAGES } from '../../server/contract/language.ts'
import type { Question } from '../../server/contract/questionnaire.ts'
import { DEFAULT_QUESTIONNAIRE } from '../../server/surveys/default-questionnaire.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type KioskService, startKioskService } from '../fixtures/pages/kiosk-page.ts'
import { askAt } from '../fixtures/questionnaires.ts'

let browser: Browser
let service: KioskService

const both = (vi: string, en: string) => ({ vi, en })
const choices = ['a', 'b', 'c'].map((key) => ({ key, words: both(`Lựa chọn ${key}`, `Choice ${key}`) }))
const QUESTIONS: Question[] = [
  { key: 'which', kind: 'one', words: both('Điều nào?', 'Which?'), choices },
  {
    key: 'why',
    kind: 'many',
    words: both('Vì sao?', 'Why?'),
    choices,
    when: { question: 'which', is: ['b'] },
  },
  { key: 'low', kind: 'one', words: both('Còn gì nữa?', 'What else?'), choices, when: { levelUpTo: 2 } },
  { key: 'words', kind: 'text', words: both('Viết thêm?', 'In words?'), choices: [] },
]

beforeAll(async () => {
  browser = await startBrowser()
  service = await startKioskService()
  await askAt(service.owner, { units: ['HT'], body: { ...DEFAULT_QUESTIONNAIRE, questions: QUESTIONS } })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})

/** On to the next page: a second press on the same one would send the same again. */
const next = (page: Page, button = '.question button') =>
  Promise.all([page.waitForEvent('load'), page.locator(button).click()])
const answersOf = async (language: Language) => {
  const rows = await service.db
    .selectFrom('rating')
    .select(['level', 'answers'])
    .where('language', '=', language)
    .execute()
  return rows.map(({ level, answers }) => [level, JSON.parse(answers) as unknown])
}

describe('further questions on a phone', () => {
  test.each(LANGUAGES)(
    'come on one page, are kept on the way back, and count with the rating (%s)',
    async (language) => {
      const context = await browser.newContext({
        viewport: { width: 320, height: 800 },
      })
      const page = await context.newPage()
      await page.goto(`${service.served.url}/public/rate/HT${language === 'vi' ? '' : '?lang=en'}`)
      await page.locator('input[value="4"]').check()
      await next(page)
      await next(page)
      expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(
        QUESTIONS.slice(0, 2).map(({ words }) => words[language]),
      )
      expect(await findAxeViolations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await page.locator('.question input[name="answer-which"][value="b"]').check()
      await page.locator('.question input[name="answer-why"][value="a"]').check()
      await page.locator('.question input[name="answer-why"][value="c"]').check()
      await next(page)
      await next(page, '.back button')
      expect(await page.locator('.question input[name="answer-which"][value="b"]').isChecked()).toBe(true)
      expect(await page.locator('.question input[name="answer-why"][value="c"]').isChecked()).toBe(true)
      await next(page)
      await next(page)
      await page.getByRole('heading', { name: /Cảm ơn quý vị|Thank you/ }).waitFor()
      await context.close()
      expect(await answersOf(language)).toEqual([[4, { which: ['b'], why: ['a', 'c'] }]])
    },
  )

  test('are asked by level, and an answer to what was not asked is left out', async () => {
    const before = (await answersOf('vi')).length
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
    await page.goto(`${service.served.url}/public/rate/HT`)
    await page.locator('input[value="2"]').check()
    await next(page)
    await next(page)
    await expect
      .poll(() => page.getByRole('heading', { level: 2 }).allTextContents())
      .toEqual(QUESTIONS.slice(0, 3).map(({ words }) => words.vi))
    await page.locator('.question input[name="answer-which"][value="a"]').check()
    await page.locator('.question input[name="answer-why"][value="a"]').check()
    await page.locator('.question input[name="answer-low"][value="c"]').check()
    await next(page)
    await next(page)
    await page.getByRole('heading', { name: 'Cảm ơn quý vị' }).waitFor()
    await page.context().close()
    const answers = await answersOf('vi')
    expect(answers).toHaveLength(before + 1)
    expect(answers).toContainEqual([2, { low: ['c'], which: ['a'] }])
    expect((await verifyInstallation(service.service)).faults).toEqual([])
  })
})
