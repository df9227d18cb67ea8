import type { Context } from '../context.ts'
import { CampaignInput } from '../contract/deadlines/policy.ts'
import { localDay } from '../domain/local-time.ts'
import { addCampaign } from '../deadlines/save-campaign.ts'

/** Procedures and shortened times as a district published them for its campaign of June 2021. */
const PUBLISHED_2021 = CampaignInput.parse({
  code: 'cao-diem-2021',
  name: 'Tháng cao điểm “ngay trong ngày” năm 2021 (theo kế hoạch đã công bố)',
  nameEn: 'Campaign month of 2021 (as a published plan has it)',
  theme: 'Cam kết, Trách nhiệm và Hành động',
  startsOn: '2021-06-01',
  endsOn: '2021-07-01',
  procedures: [
    {
      name: 'Thông báo tạm ngừng hoạt động hộ kinh doanh',
      statutory: { kind: 'working-days', count: 3 },
      committed: { kind: 'working-days', count: 1 },
    },
    {
      name: 'Chấm dứt hoạt động hộ kinh doanh',
      statutory: { kind: 'working-days', count: 3 },
      committed: { kind: 'working-days', count: 1 },
    },
    {
      name: 'Cấp bản sao trích lục hộ tịch',
      statutory: { kind: 'working-days', count: 1 },
      committed: { kind: 'half-days', count: 1 },
    },
    {
      name: 'Chuyển trường đối với học sinh trung học cơ sở',
      statutory: { kind: 'working-days', count: 1 },
      committed: { kind: 'working-minutes', minutes: 60 },
    },
  ],
  units: [],
  note: 'Kế hoạch tháng cao điểm, Uỷ ban nhân dân Quận 12, 16/6/2021; chủ đề theo Kế hoạch 615/KH-GDĐT, 07/6/2021',
})

/** One campaign of the past as it was published; and this month some procedures are done within the day of receipt. */
export async function makeDemoCampaign(ctx: Context, nowMs: number): Promise<void> {
  await addCampaign(ctx, PUBLISHED_2021)
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
