import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CampaignInput } from '../../../server/contract/deadlines/policy.ts'
import { addCampaign } from '../../../server/deadlines/save-campaign.ts'
import { type TestApp, startApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { publishQuarter } from '../../fixtures/publish-quarter.ts'

const PROCEDURES = [
  {
    name: 'Đăng ký khai sinh',
    statutory: { kind: 'working-days', count: 1 },
    committed: { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 },
  },
  {
    name: 'Cấp bản sao trích lục hộ tịch',
    statutory: { kind: 'working-days', count: 1 },
    committed: { kind: 'half-days', count: 1 },
  },
]

describe.each(DATABASES)('campaigns that everybody may read about, on %s', (database) => {
  let app: TestApp

  const add = (code: string, startsOn: string, endsOn: string, more: object = {}) =>
    addCampaign(
      app.owner,
      CampaignInput.parse({ code, name: `Đợt ${code}`, startsOn, endsOn, note: 'KH số 1', ...more }),
    )
  const read = async (path: string) => {
    const response = await app.request(path)
    return { status: response.status, text: await response.text() }
  }

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('HT', { name: 'Tổ Hộ tịch', nameEn: 'Civil status' })
    await add('nov', '2026-11-01', '2026-11-30', {
      nameEn: 'November',
      theme: 'Nhận trước 15 giờ, trả trong ngày',
      procedures: PROCEDURES,
      units: ['HT'],
    })
    await add('sep', '2026-09-15', '2026-09-30')
    await add('next-year', '2027-06-01', '2027-06-30')
  }, 60_000)
  afterAll(() => app.stop())

  test('a campaign’s page tells its theme, days, units, and each procedure’s time by law and as committed', async () => {
    const { status, text } = await read('/public/campaigns/nov')
    expect(status).toBe(200)
    for (const said of [
      'Từ 01/11/2026 đến hết 30/11/2026',
      'Nhận trước 15 giờ, trả trong ngày',
      'Tổ Hộ tịch',
      'KH số 1',
      'Trong 1 ngày làm việc',
      '<strong>trong ngày</strong>',
      'Trong 1 buổi làm việc',
      'Đang diễn ra',
      '1 thủ tục được giải quyết trong ngày',
    ])
      expect(text).toContain(said)
    const english = (await read('/public/campaigns/nov?lang=en')).text
    expect(english).toContain('From 01/11/2026 to the end of 30/11/2026')
    expect(english).toContain('<h1 >November</h1>')
    expect(english).toContain('Civil status')
  })

  test('the list holds every campaign, the latest first, each with how it stands', async () => {
    const { text } = await read('/public/campaigns')
    const at = ['next-year', 'nov', 'sep'].map((code) => text.indexOf(`/public/campaigns/${code}"`))
    expect(at.every((each) => each > 0)).toBe(true)
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    for (const state of ['Sắp tới', 'Đang diễn ra', 'Đã kết thúc']) expect(text).toContain(state)
  })

  test('a campaign there is not is 404 with a way on', async () => {
    const { status, text } = await read('/public/campaigns/nothing')
    expect(status).toBe(404)
    expect(text).toContain('href="/public/campaigns"')
  })

  test('the home page names what is under way, and nothing that is over or far away', async () => {
    const { text } = await read('/')
    expect(text).toContain('/public/campaigns/nov"')
    expect(text).not.toContain('/public/campaigns/sep"')
    expect(text).not.toContain('/public/campaigns/next-year"')
  })

  test('a quarter’s results name its campaigns beside the signed figures, which do not change', async () => {
    app.clock.set('2026-11-20T09:00:00+07:00')
    await publishQuarter(app)
    const before = (await read('/public/results/2026-Q3.json')).text
    const { text } = await read('/public/results/2026-Q3')
    expect(text).toContain('/public/campaigns/sep"')
    expect(text).not.toContain('/public/campaigns/nov"')
    await add('aug', '2026-08-01', '2026-08-31')
    expect((await read('/public/results/2026-Q3')).text).toContain('/public/campaigns/aug"')
    expect((await read('/public/results/2026-Q3.json')).text).toBe(before)
  })
})
