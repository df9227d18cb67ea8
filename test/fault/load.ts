import { setTimeout as rest } from 'node:timers/promises'
import { readConfig } from '../../server/config.ts'
import type { FeedbackReceipt } from '../../server/contract/feedback/feedback.ts'
import type { RatingReceipt } from '../../server/contract/rating.ts'
import { addKiosk } from '../../server/kiosks/add-kiosk.ts'
import { makePairingCode, pairKiosk } from '../../server/kiosks/pair-kiosk.ts'
import { createLog } from '../../server/log.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import { addPerson } from '../../server/organisation/add-person.ts'
import { CHANNEL_1022_SECRET, PASSWORD } from '../fixtures/app.ts'
import { type TapInput, tapMaker } from '../fixtures/taps.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { machineNow } from '../fixtures/machine-date.ts'
import { sign } from '../fixtures/signature.ts'

const TABLETS = 4
const MOST_AT_ONCE = 100
const DAY_MS = 86_400_000

/** The service cannot be reached: whoever sends stops until there is one again. */
class Unreachable extends Error {}

/** What the senders were told, whatever became of the service meanwhile. */
export interface Told {
  /** What a receipt says is kept: ratings by id, items of 1022 by their reference and the code a citizen follows them by. */
  readonly ratings: Set<string>
  readonly items: Set<string>
  /** How often each answer came: `200`, or the status and its code; `refused` and the code for one of many. */
  readonly answers: Map<string, number>
}

export interface Load {
  readonly told: Told
  /** Everything that was ever sent, acknowledged or not. */
  readonly sent: { readonly ratings: ReadonlySet<string>; readonly items: ReadonlySet<string> }
  /** Begins to send to this address; each sender goes on until it is told to pause or finds nobody there. */
  run(url: string): void
  /** Resolves when so many more were acknowledged; throws when all senders ended before. */
  acknowledges(more: number): Promise<void>
  /** Ends the sending, each sender after the request under way. */
  pause(): Promise<void>
  /** Sends again what has no receipt yet, until everything has one. */
  finish(url: string): Promise<void>
}

/** Tablets that are paired with this installation, and a call centre; nothing is sent yet. */
export async function prepareLoad(databaseUrl: string): Promise<Load> {
  const config = readConfig({ DATABASE_URL: databaseUrl, ...DATA_ENV })
  const service = await openService(config, { log: createLog('silent'), now: machineNow })
  const owner = commandLineContext(service)
  // Nothing is open before somebody can sign in.
  await addPerson(owner, {
    username: 'quantri',
    name: 'Quản trị',
    password: PASSWORD,
    grants: [{ role: 'administrator', unit: 'ROOT' }],
  })
  const told: Told = { ratings: new Set(), items: new Set(), answers: new Map() }
  const desk = newDesk(told)
  const senders: Sender[] = [callCentre(desk)]
  for (let index = 1; index <= TABLETS; index++) {
    const name = `Máy ${index}`
    await addKiosk(owner, { name, unit: 'ROOT' })
    const { token, questionnaire } = await pairKiosk(service, (await makePairingCode(owner, name)).code)
    const tap = tapMaker(questionnaire.id, machineNow() - 90 * DAY_MS)
    senders.push(tablet(desk, token, tap))
  }
  await service.db.destroy()
  return startLoad(desk, senders)
}

function startLoad(desk: Desk, senders: readonly Sender[]): Load {
  let isPaused = false
  let running: Promise<unknown> = Promise.resolve()
  const go = async (sender: Sender, url: string): Promise<void> => {
    for (let round = 1; !isPaused; round++) {
      for (let fresh = 1 + (round % 7); fresh > 0; fresh--) sender.add(round)
      await sender.send(url)
    }
  }
  const unlessUnreachable = (error: unknown): void => {
    if (!(error instanceof Unreachable)) throw error
  }
  return {
    told: desk.told,
    sent: desk.sent,
    run(url) {
      isPaused = false
      running = Promise.all(senders.map((sender) => go(sender, url).catch(unlessUnreachable))).finally(() =>
        desk.close(),
      )
    },
    acknowledges: (more) => desk.acknowledges(more),
    async pause() {
      isPaused = true
      await running
    },
    async finish(url) {
      for (const sender of senders) while (sender.unsent() > 0) await sender.send(url)
    },
  }
}

/** What all senders share: how they post, and the book of what they were told. */
interface Desk {
  readonly told: Told
  readonly sent: { readonly ratings: Set<string>; readonly items: Set<string> }
  /** The receipts, or null where the service could not work for the moment. */
  post<Receipt>(address: string, headers: Record<string, string>, body: string): Promise<Receipt[] | null>
  acknowledge(book: Set<string>, key: string): void
  count(answer: string): void
  /** Throws when the desk closes before. */
  acknowledges(more: number): Promise<void>
  close(): void
}

function newDesk(told: Told): Desk {
  let count = 0
  let waiting: { until: number; resolve: () => void; reject: (error: Error) => void } | null = null
  const tally = (answer: string) => void told.answers.set(answer, (told.answers.get(answer) ?? 0) + 1)
  return {
    count: tally,
    told,
    sent: { ratings: new Set(), items: new Set() },
    async post<Receipt>(address: string, headers: Record<string, string>, body: string) {
      const answer = await fetch(address, { method: 'POST', headers, body })
        .then(async (response) => ({ status: response.status, body: (await response.json()) as unknown }))
        .catch(() => {
          throw new Unreachable(address)
        })
      const { receipts, code } = answer.body as { receipts?: Receipt[]; code?: string }
      tally(answer.status === 200 ? '200' : `${answer.status} ${code ?? ''}`)
      if (answer.status === 200 && receipts) return receipts
      await rest(10)
      return null
    },
    acknowledge(book, key) {
      book.add(key)
      count += 1
      if (!waiting || count < waiting.until) return
      waiting.resolve()
      waiting = null
    },
    acknowledges: (more) =>
      new Promise((resolve, reject) => {
        waiting = { until: count + more, resolve, reject }
      }),
    close: () => waiting?.reject(new Error('all senders have ended')),
  }
}

/** Sends what it holds, oldest first, and forgets each only after its receipt. */
interface Sender {
  /** One more to send. */
  add(round: number): void
  send(url: string): Promise<void>
  unsent(): number
}

function tablet(desk: Desk, token: string, tap: ReturnType<typeof tapMaker>): Sender {
  let held: TapInput[] = []
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return {
    unsent: () => held.length,
    add(round) {
      const last = held.at(-1)
      // Now and then a child plays: the same moment again, a burst that moves between the tallies.
      const next = tap(
        round % 5 === 0 && last ? { tappedAt: last.tappedAt, level: 1 } : { level: 1 + (round % 5) },
      )
      held.push(next)
      desk.sent.ratings.add(next.id)
    },
    async send(url) {
      const ratings = held.slice(0, MOST_AT_ONCE)
      const body = JSON.stringify({ ratings })
      const receipts = await desk.post<RatingReceipt>(`${url}/api/ratings`, headers, body)
      if (!receipts) return
      for (const { id, status, code } of receipts) {
        if (status === 'refused') desk.count(`refused ${code}`)
        else desk.acknowledge(desk.told.ratings, id ?? '')
      }
      held = held.slice(ratings.length)
    },
  }
}

function callCentre(desk: Desk): Sender {
  let held: { externalRef: string; receivedAt: string; text: string }[] = []
  let number = 0
  return {
    unsent: () => held.length,
    add() {
      number += 1
      const externalRef = `1022-${number}`
      held.push({
        externalRef,
        receivedAt: new Date(machineNow()).toISOString(),
        text: `Đèn đường số ${number} không sáng.`,
      })
      desk.sent.items.add(externalRef)
    },
    async send(url) {
      const items = held.slice(0, MOST_AT_ONCE)
      const body = JSON.stringify({ items })
      const headers = { 'x-signature': sign(CHANNEL_1022_SECRET, body) }
      const receipts = await desk.post<FeedbackReceipt>(`${url}/api/channels/1022`, headers, body)
      if (!receipts) return
      for (const { externalRef, trackingCode, status, code } of receipts) {
        if (status === 'refused') desk.count(`refused ${code}`)
        else desk.acknowledge(desk.told.items, `${externalRef} ${trackingCode}`)
      }
      held = held.slice(items.length)
    },
  }
}
