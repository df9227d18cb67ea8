import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../server/contract/language.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { findAxeViolations, findOverflow, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'
import { openAs } from '../fixtures/pages/staff-page.ts'
import { startToldCitizens, type ToldCitizens } from '../fixtures/told-citizens.ts'

let browser: Browser
let office: ToldCitizens
let served: ServedApp

beforeAll(async () => {
  browser = await startBrowser()
  office = await startToldCitizens('sqlite')
  await office.app.addPerson('hoa', 'head', 'A')
  served = await serveApp(office.app)
})
afterAll(async () => {
  await served.stop()
  await browser.close()
  await office.stop()
})

const ANSWER = 'Chúng tôi đã thay bóng đèn lúc 08:00 sáng nay, xin cảm ơn quý vị.'

describe('what staff see of messages to citizens', () => {
  test.each(LANGUAGES)(
    'while answering, the very message that will go out; afterwards, what became of it (%s)',
    async (language) => {
      const { id } = await aFeedback(office.app, { unit: 'A', sender: { email: `${language}@vidu.example` } })
      await office.deliver()
      const { page } = await openAs(browser, { served }, 'hoa', { language, width: 360 })
      await page.goto(`${served.url}/app/feedback/${id}?view=all`)
      const told = page.locator('item-messages summary')
      await told.filter({ hasText: '(1)' }).click()
      const form = page.locator('answer-form')
      await form.locator('input[type="radio"]').last().check()
      await form.locator('textarea').fill(ANSWER)
      await page.locator('message-preview summary').click()
      await page.locator('message-preview .body', { hasText: ANSWER }).waitFor()
      expect(await findAxeViolations(page)).toEqual([])
      expect(await findOverflow(page)).toEqual([])
      await form.locator('button.primary').click()
      await told.filter({ hasText: '(2)' }).waitFor()
      await page.context().close()
    },
  )

  test('before a pause, that nobody would hear of it', async () => {
    const { id } = await aFeedback(office.app, { unit: 'A' })
    const { page } = await openAs(browser, { served }, 'hoa')
    await page.goto(`${served.url}/app/feedback/${id}?view=all`)
    await page.getByRole('button', { name: 'Chờ công dân bổ sung' }).first().click()
    await page.locator('step-dialog').getByText('Sẽ không gửi gì, vì công dân không để lại').waitFor()
    await page.locator('step-dialog').getByText('Đồng hồ sẽ đứng mà công dân không được báo').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.context().close()
  })
})
