import { type Actor, type Context, isoOf } from '../context.ts'
import type { IncomingItem } from '../contract/feedback/feedback.ts'
import { addWorkingMs, type WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { MINUTE_MS } from '../domain/local-time.ts'
import { enterFeedback } from '../feedback/intake/enter-feedback.ts'
import { describeFeedback } from '../feedback/lists/describe-feedback.ts'
import { amendAnswer } from '../feedback/steps/answers/amend-answer.ts'
import { answerFeedback } from '../feedback/steps/answer-feedback.ts'
import { claimFeedback } from '../feedback/steps/claim-feedback.ts'
import { transferFeedback } from '../feedback/steps/transfer-feedback.ts'
import { actorOf } from './demo-feedback.ts'

/** Far enough back that what followed is over on any day, Tết included. */
const LONG_AGO_MS = 30 * 24 * 60 * MINUTE_MS
const JUST_NOW_MS = 20 * MINUTE_MS

/** What seldom happens, once each, so that its screens can be seen: invented like the rest. Returns how many items it made. */
export async function makeDemoSeldom(
  ctx: Context,
  { calendar, nowMs }: { readonly calendar: WorkingCalendar; readonly nowMs: number },
): Promise<number> {
  const coordinator = await actorOf(ctx, 'dieuphoi')
  await tellToAndFro(ctx, calendar, nowMs - LONG_AGO_MS, coordinator)
  await enter(at(ctx, nowMs - JUST_NOW_MS, coordinator), {
    text: 'Tôi tố cáo một cán bộ (tên đã lược bỏ) đòi thêm tiền ngoài lệ phí khi làm giấy tờ. Đây là nội dung minh hoạ.',
    category: 'Hành chính công',
    sender: { name: 'Trần Thị Minh Hoạ', phone: '0900 000 017' },
  })
  return 2
}

/** An item that four desks held before one answered it, and an answer that had to be put right. */
async function tellToAndFro(
  ctx: Context,
  calendar: WorkingCalendar,
  receivedMs: number,
  coordinator: Actor,
): Promise<void> {
  const [sanitation, order, economy] = await Promise.all(
    ['canbo.mt', 'canbo.ttdt', 'truong.ktht'].map((username) => actorOf(ctx, username)),
  )
  if (!sanitation || !order || !economy) return
  let nowMs = receivedMs
  const later = (minutes: number, actor: Actor) => {
    nowMs = addWorkingMs(calendar, nowMs, minutes * MINUTE_MS)
    return at(ctx, nowMs, actor)
  }
  const entered = at(ctx, receivedMs, coordinator)
  const id = await enter(entered, {
    text: 'Rác từ hàng quán đổ ra vỉa hè đường Hoa Cúc mỗi tối, lấp cả miệng cống thoát nước.',
    category: 'Vệ sinh môi trường',
    place: { address: '12 đường Hoa Cúc' },
    sender: { name: 'Nguyễn Văn Mẫu', phone: '0900 000 005' },
  })
  const versionNow = async () => (await describeFeedback(entered, id)).version
  const moves = [
    [25, sanitation, 'TTDT', 'Rác do hàng quán lấn chiếm vỉa hè đổ ra'],
    [40, order, 'KTHT', 'Miệng cống bị lấp thuộc hạ tầng thoát nước'],
    [50, economy, 'MT', 'Cống vẫn thông, chỉ cần thu gom rác'],
  ] as const
  for (const [minutes, actor, unit, reason] of moves) {
    await transferFeedback(later(minutes, actor), id, { unit, reason, version: await versionNow() })
  }
  await claimFeedback(later(10, sanitation), id, { version: await versionNow() })
  await answerFeedback(later(60, sanitation), id, {
    version: await versionNow(),
    text: 'Đơn vị đã thu gom rác tại đường Hoa Cúc và sẽ thu gom hằng ngày lúc 18:00.',
  })
  await amendAnswer(later(300, sanitation), id, {
    version: await versionNow(),
    text: 'Đơn vị đã thu gom rác tại đường Hoa Cúc và sẽ thu gom hằng ngày lúc 21:00, sau giờ bán hàng.',
    reason: 'Ghi nhầm giờ thu gom trong câu trả lời đầu',
  })
}

async function enter(
  ctx: Context,
  item: Omit<IncomingItem, 'externalRef' | 'receivedAt' | 'kind'>,
): Promise<string> {
  const receivedAt = isoOf(ctx.now())
  const { id } = await enterFeedback(ctx, { ...item, kind: 'report', receivedAt, channel: 'desk' })
  // Who enters what is held is not told which it is.
  return id ?? ''
}

function at(ctx: Context, nowMs: number, actor: Actor): Context {
  return { ...ctx, actor, now: () => nowMs }
}
