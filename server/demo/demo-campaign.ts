import type { Context } from '../context.ts'
import { CampaignInput } from '../contract/deadlines/policy.ts'
import { localDay } from '../domain/local-time.ts'
import { addCampaign } from '../deadlines/save-campaign.ts'

/** This month is a campaign month (tháng cao điểm): some procedures are done within the day of receipt. */
export async function makeDemoCampaign(ctx: Context, nowMs: number): Promise<void> {
  const [year, month] = localDay(nowMs, ctx.organisation.zone).split('-').map(Number)
  const at = (day: number, ofMonth = month ?? 1) =>
    new Date(Date.UTC(year ?? 1970, ofMonth - 1, day)).toISOString().slice(0, 10)
  const sameDay = { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 } as const
  await addCampaign(
    ctx,
    CampaignInput.parse({
      code: 'trong-ngay',
      name: 'Tháng cao điểm giải quyết thủ tục hành chính ngay trong ngày',
      nameEn: 'Campaign month: procedures done within the day',
      theme: 'Nhận trước 15 giờ, trả trong ngày',
      startsOn: at(1),
      endsOn: at(0, (month ?? 1) + 1),
      procedures: [
        {
          name: 'Đăng ký khai sinh (minh hoạ)',
          statutory: { kind: 'working-days', count: 1 },
          committed: sameDay,
        },
        {
          name: 'Xác nhận tình trạng hôn nhân (minh hoạ)',
          statutory: { kind: 'working-days', count: 3 },
          committed: sameDay,
        },
        {
          name: 'Đăng ký hộ kinh doanh (minh hoạ)',
          statutory: { kind: 'working-days', count: 3 },
          committed: { kind: 'half-days', count: 2 },
        },
      ],
      units: ['PVHCC', 'HT', 'KD'],
      note: 'Kế hoạch minh hoạ số 01/KH-SM',
    }),
  )
}
