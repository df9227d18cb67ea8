import { EventEmitter, once } from 'node:events'
import { setTimeout as rest } from 'node:timers/promises'
import { listContributors } from '../../db/queries/feedback/contributions.ts'
import {
  findLastNews,
  hasNews,
  listHeard,
  listNewsAfter,
  type News,
  type NewsKey,
} from '../../db/queries/live/news.ts'
import { listPresence } from '../../db/queries/live/presence.ts'
import { type Actor, isoOf, type Service } from '../context.ts'
import type { FeedbackEventKind } from '../contract/feedback/feedback-events.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import {
  type ItemPresence,
  type LiveEvents,
  VIEWING_EVERY_MS,
  WRITING_EVERY_MS,
} from '../contract/feedback/live.ts'
import { type ItemUnits, maySeeItem, scopeOf } from '../permit.ts'

/** How often the database is asked what happened, while anybody listens. */
const LOOK_MS = 500
const READ_AT_ONCE = 500
/** So much of the past is held for those who read slowly; who falls behind further looks at everything anew. */
const HELD = 2_000
const WRITING_MS = 2 * WRITING_EVERY_MS + 5_000
const VIEWING_MS = 2 * VIEWING_EVERY_MS + 5_000

/** One line of the stream; `id` is where to go on from (`Last-Event-ID`). */
type LiveLine = {
  readonly [K in keyof LiveEvents]: { readonly event: K; readonly data: LiveEvents[K]; readonly id?: string }
}[keyof LiveEvents]

/** Who may see an item, as it stands. */
type Audience = ItemUnits & { readonly status: FeedbackStatus; readonly version: number }

type Held =
  | { readonly kind: 'news'; readonly row: News; readonly audience: Audience | undefined }
  | { readonly kind: 'present'; readonly present: ItemPresence; readonly audience: Audience | undefined }

export interface NewsHub {
  /**
   * What happens from now on, as far as the actor may hear of it; from `lastId` on where that is still known. It ends with
   * `signal`, and with the hub. `whoListens` is asked before each line.
   */
  listen(whoListens: () => Actor, lastId: string | undefined, signal: AbortSignal): AsyncGenerator<LiveLine>
  /** Ends every stream; resolves when nothing is asked of the database any more. */
  close(): Promise<void>
}

/**
 * One look at the database for all who listen to this process, whoever wrote what happened: so it works the same on one
 * process and on several, and through a pool that knows no LISTEN.
 */
export function createNewsHub(service: Service): NewsHub {
  const { db, now, log } = service
  const closed = new AbortController()
  let held: Held[] = []
  /** How many were held before the first of `held`. */
  let passed = 0
  let reached: NewsKey = { turn: 0, seq: 0 }
  let present = new Map<string, ItemPresence>()
  let listeners = 0
  /** Resolves when it is known from where on this process tells. */
  let begun: Promise<void> | undefined
  const bell = new EventEmitter().setMaxListeners(0)
  const asked = new Set<Promise<unknown>>()

  /** What is asked of the database is waited for at the end. */
  function ask<T>(question: Promise<T>): Promise<T> {
    asked.add(question)
    const forget = () => asked.delete(question)
    question.then(forget, forget)
    return question
  }

  async function audiencesOf(ids: readonly string[]): Promise<ReadonlyMap<string, Audience>> {
    if (ids.length === 0) return new Map()
    const [items, contributors] = await Promise.all([listHeard(db, ids), listContributors(db, ids)])
    return new Map(
      items.map((item) => {
        const paths = contributors.filter((c) => c.feedback_id === item.id).map(({ path }) => path)
        return [item.id, { ...item, contributor_paths: paths }]
      }),
    )
  }

  async function holdNews(rows: readonly News[]): Promise<Held[]> {
    const audiences = await audiencesOf(rows.flatMap(({ feedback_id }) => feedback_id ?? []))
    return rows.map((row) => ({ kind: 'news', row, audience: audiences.get(row.feedback_id ?? '') }))
  }

  async function lookAtPresent(): Promise<Held[]> {
    const rows = await listPresence(db, isoOf(now() - VIEWING_MS))
    const writingSince = isoOf(now() - WRITING_MS)
    const found = new Map<string, ItemPresence>()
    for (const { feedback_id: item, person_id: id, name, does: said, seen_at } of rows) {
      // Who no longer says that they write may have fallen silent in the middle of it.
      const does = said === 'writing' && seen_at <= writingSince ? 'viewing' : said
      found.set(item, { item, people: [...(found.get(item)?.people ?? []), { id, name, does }] })
    }
    const changed = [...found.values()].filter(
      (one) => JSON.stringify(one) !== JSON.stringify(present.get(one.item)),
    )
    const left = [...present.keys()].filter((item) => !found.has(item))
    present = found
    const told = [...changed, ...left.map((item) => ({ item, people: [] }))]
    const audiences = await audiencesOf(told.map(({ item }) => item))
    return told.map((one) => ({ kind: 'present', present: one, audience: audiences.get(one.item) }))
  }

  async function look(): Promise<void> {
    const rows = await listNewsAfter(db, reached, READ_AT_ONCE)
    const fresh = [...(await holdNews(rows)), ...(await lookAtPresent())]
    const last = rows.at(-1)
    if (last) reached = { turn: last.turn, seq: last.seq }
    if (fresh.length === 0) return
    held.push(...fresh)
    const tooMany = Math.max(0, held.length - HELD)
    held = held.slice(tooMany)
    passed += tooMany
    bell.emit('news')
  }

  async function begin(): Promise<void> {
    reached = await findLastNews(db)
    void keepLooking()
  }

  /** Looks for as long as anybody listens; a database that does not answer is asked again. */
  async function keepLooking(): Promise<void> {
    while (listeners > 0 && !closed.signal.aborted) {
      await ask(look()).catch((err: unknown) =>
        log.warn({ err }, 'live updates: the database did not answer'),
      )
      await rest(LOOK_MS, undefined, { signal: closed.signal, ref: false }).catch(() => undefined)
    }
    // Nobody looks on from here: whoever comes next starts at what is newest then.
    begun = undefined
    held = []
    passed = 0
    present = new Map()
  }

  async function* catchUp(actor: Actor, lastId: string): AsyncGenerator<LiveLine> {
    const key = keyOf(lastId)
    if (!key || !(await ask(hasNews(db, key)))) return yield { event: 'look', data: {} }
    const rows = await ask(listNewsAfter(db, key, HELD))
    if (rows.length === HELD) return yield { event: 'look', data: {} }
    for (const one of await ask(holdNews(rows))) yield* lineFor(actor, one)
  }

  async function* listen(
    whoListens: () => Actor,
    lastId: string | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<LiveLine> {
    const ends = AbortSignal.any([signal, closed.signal])
    listeners += 1
    try {
      await (begun ??= ask(begin()).catch((error: unknown) => {
        begun = undefined
        throw error
      }))
      // Where to go on is fixed before the past is read: something may be told twice, and nothing left out.
      let position = passed + held.length
      for (const one of present.values()) {
        const audience = (await ask(audiencesOf([one.item]))).get(one.item)
        yield* lineFor(whoListens(), { kind: 'present', present: one, audience })
      }
      // Also where to go on from, before anything has happened.
      if (lastId === undefined) yield { event: 'look', data: {}, id: idOf(reached) }
      else yield* catchUp(whoListens(), lastId)
      while (!ends.aborted) {
        if (position < passed) {
          position = passed + held.length
          yield { event: 'look', data: {} }
        }
        const next = held[position - passed]
        if (next) {
          position += 1
          yield* lineFor(whoListens(), next)
        } else await once(bell, 'news', { signal: ends }).catch(() => undefined)
      }
    } finally {
      listeners -= 1
    }
  }

  return {
    listen,
    close: async () => {
      closed.abort()
      while (asked.size > 0) await Promise.allSettled(asked)
    },
  }
}

/** What this person is told of it: nothing, where they may not know of the item. */
function* lineFor(actor: Actor, one: Held): Generator<LiveLine> {
  const maySee = one.audience !== undefined && maySeeItem(actor, one.audience)
  if (one.kind === 'present') {
    if (maySee) yield { event: 'present', data: one.present }
    return
  }
  const { row, audience } = one
  const id = idOf(row)
  if (row.feedback_id === null) yield { event: 'look', data: {}, id }
  else if (maySee && audience) {
    yield {
      event: 'news',
      id,
      data: {
        item: row.feedback_id,
        version: audience.version,
        kinds: JSON.parse(row.kinds) as FeedbackEventKind[],
        by: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
        at: row.at,
      },
    }
  } else if (scopeOf(actor, 'feedback/read').some((path) => row.left_path?.startsWith(path))) {
    yield { event: 'gone', id, data: { item: row.feedback_id } }
  }
}

function idOf({ turn, seq }: NewsKey): string {
  return `${turn}-${seq}`
}

function keyOf(lastId: string): NewsKey | undefined {
  const [, turn, seq] = /^(\d{1,15})-(\d{1,15})$/.exec(lastId) ?? []
  return turn !== undefined && seq !== undefined ? { turn: Number(turn), seq: Number(seq) } : undefined
}
