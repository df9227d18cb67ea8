import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuestionSetInput } from '../../server/contract/feedback/category-questions.ts'
import { CampaignInput } from '../../server/contract/deadlines/policy.ts'
import { RoutingRuleInput } from '../../server/contract/people.ts'
import { addCampaign } from '../../server/deadlines/save-campaign.ts'
import { addRoutingRule } from '../../server/feedback/intake/add-routing-rule.ts'
import { saveQuestionSet } from '../../server/feedback/questions/save-question-set.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { aFeedback, staffMember } from '../fixtures/feedback.ts'
import { findAxeViolations, startBrowser } from '../fixtures/pages/browser.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'

const LAMP = {
  category: 'Chiếu sáng',
  questions: [
    {
      key: 'where',
      kind: 'yes-no',
      words: { vi: 'Đèn ở ngoài đường?', en: 'Is the lamp in a street?' },
      required: true,
    },
    {
      key: 'post',
      kind: 'text',
      words: { vi: 'Số ghi trên cột đèn', en: 'The number on the post' },
      when: { question: 'where', is: ['yes'] },
    },
  ],
}

describe('what is asked, and what is told, in Chromium', () => {
  let browser: Browser
  let app: TestApp
  let served: ServedApp
  let itemId = ''

  beforeAll(async () => {
    browser = await startBrowser()
    app = await startApp('sqlite')
    await app.addUnit('KTHT', { name: 'Phòng Hạ tầng' })
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('truong', 'head', 'KTHT')
    await saveQuestionSet(app.owner, QuestionSetInput.parse(LAMP))
    await addRoutingRule(
      app.owner,
      RoutingRuleInput.parse({ name: 'Đèn', unit: 'KTHT', categories: ['Chiếu sáng'] }),
    )
    await addCampaign(
      app.owner,
      CampaignInput.parse({
        code: 'trong-ngay',
        name: 'Tháng cao điểm giải quyết thủ tục hành chính ngay trong ngày',
        startsOn: '2026-11-01',
        endsOn: '2026-11-30',
        procedures: [
          {
            name: 'Cấp bản sao trích lục hộ tịch',
            statutory: { kind: 'working-days', count: 1 },
            committed: { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 },
          },
        ],
        note: 'Kế hoạch số 1',
      }),
    )
    itemId = (await aFeedback(app, { category: 'Chiếu sáng', answers: { where: 'yes', post: 'B12' } })).id
    const head = await staffMember(app, 'truong')
    const second = await staffMember(app, 'dieu.phoi')
    const { body } = await head.call('/api/improvements', {
      unit: 'KTHT',
      title: 'Thay bóng đèn hẻm 12',
      said: 'Hẻm tối ba ngày liền.',
      done: 'Đã thay bóng và kiểm tra cả tuyến hằng tháng.',
      doneOn: '2026-11-10',
    })
    await second.call(`/api/improvements/${String(body['id'])}/publish`, {})
    served = await serveApp(app)
  }, 240_000)
  afterAll(async () => {
    await served.stop()
    await browser.close()
    await app.stop()
  })

  const isTidy = async (page: Page, minHeight: number) => {
    expect(await findAxeViolations(page)).toEqual([])
    const { overflow, small } = await page.evaluate((least) => {
      return {
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: [
          ...document.querySelectorAll('a:not(.skip), button, input[type=text], input[type=date], select'),
        ]
          .filter((element) => element.getBoundingClientRect().height < least)
          .map((element) => element.outerHTML),
      }
    }, minHeight)
    expect({ overflow, small }).toEqual({ overflow: 0, small: [] })
  }

  test.each([
    '/',
    '/public/campaigns',
    '/public/campaigns/trong-ngay',
    '/public/done',
    '/public/done/poster',
  ])('the page %s has nothing that axe finds, and fits 320 pixels, in both languages', async (path) => {
    for (const language of ['vi', 'en']) {
      const page = await browser.newPage({
        viewport: { width: 320, height: 800 },
      })
      await page.goto(`${served.url}${path}?lang=${language}`)
      await isTidy(page, 44)
      await page.close()
    }
  })

  test('a letter’s questions can be answered without a script, at 320 pixels', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
    await page.goto(`${served.url}/public/send`)
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await page.getByLabel('Phản ánh').first().check()
    await page.locator('#category').selectOption('Chiếu sáng')
    await page.getByLabel('Xin cho biết sự việc').fill('Cột đèn trước nhà tắt mấy hôm rồi')
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await isTidy(page, 44)
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await page.getByText('Xin trả lời câu hỏi này.').first().waitFor()
    await isTidy(page, 44)
    await page.getByLabel('Có', { exact: true }).check()
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await page.getByLabel('Số ghi trên cột đèn').fill('B12')
    await page.getByRole('button', { name: 'Tiếp' }).click()
    await page.getByLabel('Số điện thoại').waitFor()
    await page.close()
  })

  test('staff read the answers as they were asked, and write what is asked next with its preview', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const [name = '', value = ''] = (await app.signIn('dieu.phoi')).cookie.split('=')
    await context.addCookies([{ name, value, url: served.url }])
    const page = await context.newPage()
    await page.goto(`${served.url}/app/feedback/${itemId}`)
    await page.getByText('Số ghi trên cột đèn').waitFor()
    await page.getByText('B12', { exact: true }).waitFor()
    await page.goto(`${served.url}/app/questions`)
    await page.getByRole('heading', { name: 'Xem trước' }).waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    // Trying an answer opens the question behind it, in both languages.
    await page.locator('category-answers').first().getByLabel('Có', { exact: true }).check()
    await page.locator('category-answers').last().getByLabel('The number on the post').waitFor()
    await page.getByRole('button', { name: 'Lưu bản mới' }).click()
    await page.getByText('Đã lưu bản mới.').waitFor()
    await page.goto(`${served.url}/app/improvements`)
    await page.getByText('Thay bóng đèn hẻm 12').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await page.goto(`${served.url}/app/feedback/new`)
    await page.getByLabel('Lĩnh vực').fill('Chiếu sáng')
    await page.getByLabel('Lĩnh vực').blur()
    await page.getByText('Đèn ở ngoài đường?').waitFor()
    expect(await findAxeViolations(page)).toEqual([])
    await context.close()
  })
})
