import { findPersonByUsername, listGrants } from '../../db/queries/people.ts'
import { type Actor, type Context, isoOf } from '../context.ts'
import type { FeedbackRow, IncomingItem } from '../contract/feedback/feedback.ts'
import type { Role } from '../contract/people.ts'
import { localDay, localDayNumber, MINUTE_MS } from '../domain/local-time.ts'
import {
  addWorkingMs,
  dayAt,
  reachWorkingDay,
  type Span,
  type WorkingCalendar,
} from '../domain/deadlines/working-calendar.ts'
import { replyInterim } from '../feedback/composer/reply-interim.ts'
import { addNote } from '../feedback/steps/add-note.ts'
import { saysNoCategory } from '../domain/text/other-category.ts'
import { categoriseFeedback } from '../feedback/steps/categorise-feedback.ts'
import { answerFeedback } from '../feedback/steps/answer-feedback.ts'
import { askContribution } from '../feedback/steps/ask-contribution.ts'
import { approveAnswer, submitForApproval } from '../feedback/steps/approve-answer.ts'
import { claimFeedback } from '../feedback/steps/claim-feedback.ts'
import { allowPublication } from '../feedback/steps/publish/consent-to-publish.ts'
import { approvePublication, withdrawPublication } from '../feedback/steps/publish/decide-publication.ts'
import { proposePublication } from '../feedback/steps/publish/propose-publication.ts'
import { PUBLIC_PARTS } from '../contract/feedback/mask-reasons.ts'
import { closeFeedback, reopenFeedback } from '../feedback/steps/close-feedback.ts'
import { findItem } from '../feedback/find-in-scope.ts'
import { describeFeedback, rowOf } from '../feedback/lists/describe-feedback.ts'
import { recordLook } from '../feedback/lists/record-look.ts'
import { endFeedback } from '../feedback/steps/end-feedback.ts'
import { enterFeedback } from '../feedback/intake/enter-feedback.ts'
import { giveContribution } from '../feedback/steps/give-contribution.ts'
import { mergeFeedback } from '../feedback/steps/merge/merge-feedback.ts'
import { judgeAnswer } from '../feedback/citizen/judge-answer.ts'
import { reopenOwnItem } from '../feedback/citizen/reopen-own-item.ts'
import { replyToOffice } from '../feedback/citizen/reply-to-office.ts'
import { pauseFeedback, resumeFeedback } from '../feedback/steps/pause-feedback.ts'
import { receiveFeedback } from '../feedback/intake/receive-feedback.ts'
import { assignFeedback, transferFeedback } from '../feedback/steps/transfer-feedback.ts'
import { DEMO_WARD } from './demo-ward.ts'
import { SENDERS, type Story, STORIES, STREETS, VERDICTS } from './demo-stories.ts'
import type { Random } from './random.ts'

const ITEMS = 400
const HISTORY_MS = 200 * 24 * 60 * MINUTE_MS
const RECENT_WORKING_DAYS = 2
const RECENT_ITEMS = 90

/** How an item's story goes on; the weights of long ago and of the last days differ. */
const ENDINGS = {
  waits: [0, 34],
  claimed: [1, 22],
  paused: [0, 8],
  answered: [52, 30],
  closed: [30, 2],
  late: [7, 0],
  proposed: [0, 6],
  approved: [4, 3],
  'paused-answered': [4, 3],
  transferred: [5, 4],
  reopened: [2, 1],
  refused: [1.5, 1],
  redirected: [2, 1],
  spam: [1.5, 1],
  merged: [2, 1],
} as const satisfies Record<string, readonly [old: number, recent: number]>
type Ending = keyof typeof ENDINGS
/** Of so many items that were answered one is published. */
const PUBLISHED_EVERY = 6

/** Of so many items one is not judged by its sender, and so often the sender replies or reopens themselves. */
const JUDGED_EVERY = 3
const REPLIES_EVERY = 2

const MERGE_TARGETS: readonly string[] = ['assigned', 'in-progress', 'answered', 'closed']
/** Every so many items another unit is asked for its part, and gives it after so many working minutes, or not yet. */
const ASKED_EVERY = 6
const GIVEN_AFTER = { claimed: null, answered: 18, closed: 18, late: 600 } as const satisfies Partial<
  Record<Ending, number | null>
>
/** Every so many of those that take longer their citizen is promised a day. */
const PROMISED_EVERY = 2
const ENDING_NAMES = Object.keys(ENDINGS) as Ending[]

interface World {
  readonly ctx: Context
  readonly calendar: WorkingCalendar
  readonly random: Random
  readonly nowMs: number
  /** Who answers in which unit, who approves there, and who coordinates. */
  readonly officers: ReadonlyMap<string, Actor>
  readonly heads: ReadonlyMap<string, Actor>
  readonly coordinator: Actor
}

/** 400 items, each received, routed, handled and answered by the same actions as any other, at its own time. */
export async function makeDemoFeedback(
  ctx: Context,
  { calendar, random, nowMs }: { calendar: WorkingCalendar; random: Random; nowMs: number },
): Promise<number> {
  const heads = await actorsByUnit(ctx, 'head')
  const officers = new Map([...heads, ...(await actorsByUnit(ctx, 'officer'))])
  const world = { ctx, calendar, random, nowMs, officers, heads, coordinator: await actorOf(ctx, 'dieuphoi') }
  const recent = lastWorkingSpans(calendar, nowMs)
  let before: FeedbackRow | undefined
  for (let index = 0; index < ITEMS; index++) {
    const isRecent = index >= ITEMS - RECENT_ITEMS
    const receivedMs = isRecent
      ? pickFrom(recent, random)
      : nowMs - Math.floor((0.02 + 0.98 * random.next()) * HISTORY_MS)
    before = await tellStory(world, index, receivedMs, isRecent, before)
  }
  return ITEMS
}

/** The sessions of the last working days, up to now, today's three times as likely: what came in then is on the desks. */
function lastWorkingSpans(calendar: WorkingCalendar, nowMs: number): Span[] {
  const spans: Span[] = []
  let number = localDayNumber(nowMs, calendar.zone)
  for (let days = 0; days < RECENT_WORKING_DAYS; number -= 1) {
    const begun = calendar.day(number).sessions.filter(({ from }) => from + MINUTE_MS < nowMs)
    if (begun.length > 0) days += 1
    const open = begun.map(({ from, to }) => ({ from, to: Math.min(to, nowMs) }))
    spans.push(...open, ...(days === 1 ? [...open, ...open] : []))
  }
  return spans
}

function pickFrom(spans: readonly Span[], random: Random): number {
  const { from, to } = random.pick(spans)
  return from + Math.floor(random.next() * (to - from - MINUTE_MS))
}

/** The head of the unit, or of the one above it. */
function headOver({ heads }: World, code: string | undefined): Actor | undefined {
  const parent = DEMO_WARD.units.find((unit) => unit.code === code)?.parent
  return heads.get(code ?? '') ?? heads.get(parent ?? '')
}

async function actorsByUnit(ctx: Context, role: Role): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>()
  for (const { username, grants = [] } of DEMO_WARD.people) {
    for (const grant of grants) if (grant.role === role) actors.set(grant.unit, await actorOf(ctx, username))
  }
  return actors
}

/** An account of the ward, with what it may do today. */
export async function actorOf(ctx: Context, username: string): Promise<Actor> {
  const person = await findPersonByUsername(ctx.db, username)
  if (!person) throw new Error(`no ${username}`)
  const grants = await listGrants(ctx.db, person.id, localDay(ctx.now(), ctx.organisation.zone))
  return {
    kind: 'staff',
    personId: person.id,
    name: person.name,
    grants: grants.map(({ role, unit_id, path }) => ({ role, unitId: unit_id, path })),
  }
}

async function tellStory(
  world: World,
  index: number,
  receivedMs: number,
  isRecent: boolean,
  before: FeedbackRow | undefined,
): Promise<FeedbackRow> {
  const { random } = world
  const story = placeStory(random)
  const id = await receive(world, story, index, receivedMs)
  let item = await lookAt(at(world, receivedMs, world.coordinator), id)
  let nowMs = receivedMs
  /** Moves on by working minutes; false where that would be in the future. */
  const pass = (workingMinutes: number): boolean => {
    const next = addWorkingMs(world.calendar, nowMs, workingMinutes * MINUTE_MS)
    if (next > world.nowMs) return false
    nowMs = next
    return true
  }
  let acting = at(world, nowMs, world.coordinator)
  const as = (actor: Actor) => (acting = at(world, nowMs, actor))
  /** Whoever takes a step sees what became of it. */
  const take = async (step: Promise<void>): Promise<FeedbackRow> => {
    await step
    return lookAt(acting, id)
  }
  const officer = () => (item.leadUnit && world.officers.get(item.leadUnit.code)) ?? world.coordinator
  const otherThan = (unit: string | undefined) =>
    random.pick([...world.officers.keys()].filter((code) => code !== unit))
  const versioned = (reason: string) => ({ version: item.version, reason })

  if (item.leadUnit === null || !world.officers.has(item.leadUnit.code)) {
    // What no rule knows waits for the coordinator, who gives most of it to somebody.
    if (isRecent && random.next() < 0.5) return item
    if (!pass(random.between(5, 40))) return item
    const unit = story.unit ?? otherThan(item.leadUnit?.code)
    const move = item.status === 'new' ? assignFeedback : transferFeedback
    item = await take(
      move(as(world.coordinator), id, {
        unit,
        ...versioned('Thuộc lĩnh vực đơn vị phụ trách'),
      }),
    )
  }

  const ending =
    ENDING_NAMES[random.weighted(ENDING_NAMES.map((name) => ENDINGS[name][isRecent ? 1 : 0]))] ?? 'answered'
  if (ending === 'waits' || !pass(random.between(5, 60))) return item
  if (ending === 'spam')
    return take(endFeedback(as(world.coordinator), id, 'mark-spam', versioned('Nội dung quảng cáo')))
  if (ending === 'refused')
    return take(
      endFeedback(as(world.coordinator), id, 'refuse', versioned('Nội dung không rõ, không liên hệ được')),
    )
  if (ending === 'redirected') {
    return take(
      endFeedback(
        as(world.coordinator),
        id,
        'redirect',
        versioned('Là đơn khiếu nại: hướng dẫn gửi theo Luật Khiếu nại'),
      ),
    )
  }
  if (ending === 'merged' && before && MERGE_TARGETS.includes(before.status)) {
    return take(
      mergeFeedback(as(world.coordinator), id, { into: before.id, ...versioned('Cùng một sự việc') }),
    )
  }
  if (ending === 'transferred') {
    // By mistake: whoever gets it sends it back.
    const unit = item.leadUnit?.code ?? ''
    item = await take(
      transferFeedback(as(officer()), id, {
        unit: otherThan(unit),
        ...versioned('Không thuộc lĩnh vực của đơn vị'),
      }),
    )
    if (!pass(random.between(5, 30))) return item
    item = await take(
      transferFeedback(as(officer()), id, {
        unit,
        ...versioned('Đúng lĩnh vực của đơn vị đã chuyển đến'),
      }),
    )
    if (!pass(random.between(5, 30))) return item
  }
  item = await take(claimFeedback(as(officer()), id, { version: item.version }))
  if (random.next() < 0.3)
    item = await take(addNote(as(officer()), id, { text: 'Đã liên hệ khu phố để xác minh.' }))
  if (index % ASKED_EVERY === 0 && ending in GIVEN_AFTER)
    item = await take(
      tellContribution(world, item, index, nowMs, GIVEN_AFTER[ending as keyof typeof GIVEN_AFTER]),
    )
  if (index % PROMISED_EVERY === 0 && (ending === 'claimed' || ending === 'late'))
    item = await take(tellInterim(as(officer()), item, world.calendar))
  if (ending === 'claimed') return item
  if (ending === 'paused' || ending === 'paused-answered') {
    if (!pass(random.between(5, 30))) return item
    item = await take(pauseFeedback(as(officer()), id, versioned('Chờ người gửi bổ sung địa chỉ cụ thể')))
    if (ending === 'paused' || !pass(random.between(30, 200))) return item
    if (index % REPLIES_EVERY === 0) item = await take(tellReply(as(officer()), id))
    else item = await take(resumeFeedback(as(officer()), id, { version: item.version }))
  }
  if (!pass(ending === 'late' ? random.between(700, 1500) : random.between(20, 90))) return item
  if (saysNoCategory(item.category))
    item = await take(
      categoriseFeedback(as(officer()), id, {
        category: 'Hành chính công',
        ...versioned('Góp ý về bảng chỉ dẫn tại nơi tiếp dân'),
      }),
    )
  const answer = { version: item.version, text: story.answer }
  const head = headOver(world, item.leadUnit?.code)
  if ((ending === 'proposed' || ending === 'approved') && head && head !== officer()) {
    item = await take(submitForApproval(as(officer()), id, answer))
    if (ending === 'proposed' || !pass(random.between(5, 60))) return item
    return take(approveAnswer(as(head), id, { version: item.version }))
  }
  item = await take(answerFeedback(as(officer()), id, answer))
  if (index % PUBLISHED_EVERY === 0 && (ending === 'answered' || ending === 'closed'))
    item = await take(tellPublication(item, index / PUBLISHED_EVERY, as(officer()), as(world.coordinator)))
  if (ending === 'reopened' && pass(random.between(60, 400))) {
    if (index % REPLIES_EVERY === 0) {
      item = await take(reopenOwnItem(as(world.coordinator), id, 'Tình trạng tái diễn ngay ngày hôm sau'))
    } else
      item = await take(
        reopenFeedback(as(world.coordinator), id, versioned('Người gửi cho biết tình trạng tái diễn')),
      )
    if (!pass(random.between(20, 200))) return item
    item = await take(answerFeedback(as(officer()), id, { version: item.version, text: story.answer }))
  }
  if (index % JUDGED_EVERY !== 0 && pass(random.between(60, 600)))
    item = await take(tellVerdict(as(officer()), id, index))
  if (ending === 'closed' && pass(random.between(200, 900))) {
    item = await take(closeFeedback(as(world.coordinator), id, { version: item.version }))
  }
  return item
}

/** A first reply that promises the answer within the next working day. */
async function tellInterim(
  ctx: Context,
  { id, version }: FeedbackRow,
  calendar: WorkingCalendar,
): Promise<void> {
  const promisedOn = reachWorkingDay(calendar, dayAt(calendar, ctx.now()).number + 1, 1).date
  const text = 'Đơn vị đã xem hiện trường và đang bố trí nhân lực; sẽ trả lời quý vị trong ngày hẹn.'
  await replyInterim(ctx, id, { version, text, promisedOn })
}

/** The citizen answers on the tracking page what they were asked. */
async function tellReply(ctx: Context, id: string): Promise<void> {
  await replyToOffice(ctx, id, { text: 'Vị trí ở đầu hẻm, đối diện trường học.', photos: [] })
}

/** How satisfied the citizen says they are with the answer: most are. */
async function tellVerdict(ctx: Context, id: string, index: number): Promise<void> {
  const { level, reason } = VERDICTS[index % VERDICTS.length] ?? { level: 4, reason: '' }
  await judgeAnswer(ctx, id, { level, reason })
}

/** The citizen agreed by phone: masked, read by the coordinator, published; now and then it comes down again. */
async function tellPublication(
  { id }: FeedbackRow,
  index: number,
  officer: Context,
  coordinator: Context,
): Promise<void> {
  const isOwn =
    officer.actor.kind === 'staff' &&
    coordinator.actor.kind === 'staff' &&
    officer.actor.personId === coordinator.actor.personId
  await allowPublication(officer, id, { reason: 'Công dân đồng ý khi được gọi điện trả lời' })
  const { version, publishing } = await describeFeedback(officer, id)
  const marks = PUBLIC_PARTS.flatMap((part) => publishing.found[part].map((span) => ({ part, ...span })))
  await proposePublication(officer, id, { version, marks, photos: [] })
  if (isOwn || index % 5 === 0) return
  await approvePublication(coordinator, id, { version: (await lookAt(officer, id)).version })
  if (index % 5 !== 1) return
  await withdrawPublication(coordinator, id, {
    version: (await lookAt(officer, id)).version,
    reason: 'Nội dung đã được thay bằng thông báo mới',
  })
}

/** Another unit is asked at this moment; its part comes so many working minutes later, as far as that is not in the future. */
async function tellContribution(
  world: World,
  { id, leadUnit }: FeedbackRow,
  index: number,
  askedMs: number,
  givenAfterMinutes: number | null,
): Promise<void> {
  const others = [...world.officers.keys()].filter((code) => code !== leadUnit?.code)
  const unit = others[index % others.length] ?? ''
  const lead = at(world, askedMs, world.officers.get(leadUnit?.code ?? '') ?? world.coordinator)
  await askContribution(lead, id, {
    unit,
    request: 'Xin kết quả kiểm tra thực tế và hướng xử lý thuộc lĩnh vực của đơn vị.',
  })
  const contribution = (await describeFeedback(lead, id)).contributions.at(-1)
  const officer = world.officers.get(unit)
  if (!contribution || !officer || givenAfterMinutes === null) return
  const givenMs = addWorkingMs(world.calendar, askedMs, givenAfterMinutes * MINUTE_MS)
  if (givenMs > world.nowMs) return
  await giveContribution(at(world, givenMs, officer), id, {
    contribution: contribution.id,
    text: 'Đã kiểm tra tại chỗ; đề nghị đơn vị chủ trì trả lời theo biên bản ngày hôm nay.',
  })
}

/** How an item stands, as far as a story needs it: a whole page of it would be forty statements. */
async function lookAt(ctx: Context, id: string): Promise<FeedbackRow> {
  const item = await findItem(ctx.db, id)
  if (!item) throw new Error(`no item ${id}`)
  await recordLook(ctx, item)
  return rowOf(item)
}

/** A story that happens in one street. */
function placeStory(random: Random): Story & { readonly address: string } {
  const story = random.pick(STORIES)
  const street = `đường ${random.pick(STREETS)}`
  const place = (words: string) => words.replaceAll('{street}', street)
  return {
    ...story,
    text: place(story.text),
    answer: place(story.answer),
    address: `${random.between(1, 200)} ${street}`,
  }
}

function at({ ctx }: World, nowMs: number, actor: Actor): Context {
  return { ...ctx, actor, now: () => nowMs }
}

async function receive(
  world: World,
  story: ReturnType<typeof placeStory>,
  index: number,
  receivedMs: number,
): Promise<string> {
  const { random } = world
  const item: Omit<IncomingItem, 'externalRef'> = {
    receivedAt: isoOf(receivedMs),
    text: story.text,
    category: story.category,
    kind: story.text.startsWith('Kiến nghị')
      ? 'proposal'
      : story.text.startsWith('Xin hỏi')
        ? 'question'
        : 'report',
    place: { address: story.address },
    ...(random.next() < 0.7
      ? {
          sender: {
            name: random.pick(SENDERS),
            phone: `0900 000 ${String(random.between(0, 999)).padStart(3, '0')}`,
          },
        }
      : {}),
  }
  if (random.next() < 0.75) {
    const ctx = at(world, receivedMs + 60_000, { kind: 'channel', name: '1022' })
    const externalRef = `1022-${String(index + 1).padStart(5, '0')}`
    const { id } = await receiveFeedback(ctx, { ...item, externalRef }, { channel: 'call-centre-1022' })
    return id ?? ''
  }
  const channel = random.next() < 0.5 ? 'desk' : 'phone'
  const { id } = await enterFeedback(at(world, receivedMs + 60_000, world.coordinator), { ...item, channel })
  return id ?? ''
}
