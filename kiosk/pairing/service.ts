import type { Heartbeat, HeartbeatReply, KioskConfig, PairReply } from '../../server/contract/kiosk.ts'
import type { Recording } from '../../server/contract/recording.ts'
import type { RatingReceipt, RatingTap } from '../../server/contract/rating.ts'

/** Why a call brought nothing: the network, somebody who is not our server, or our server saying no. */
export class ServiceFailure extends Error {
  readonly kind: 'unreachable' | 'not-ours' | 'refused'
  readonly status: number
  /** A code of the refusal catalogue, when the server gave one. */
  readonly code: string

  constructor(kind: ServiceFailure['kind'], status = 0, code = '') {
    super(`${kind} ${status} ${code}`)
    this.name = 'ServiceFailure'
    this.kind = kind
    this.status = status
    this.code = code
  }
}

/** A reply and how far this device's clock is behind the server's (negative when it is ahead). */
interface Timed<Reply> {
  readonly reply: Reply
  readonly clockOffsetMs: number | null
}

const TIMEOUT_MS = 20_000

export async function pairTablet(code: string, firstSeq: number): Promise<Timed<PairReply>> {
  const { reply, clockOffsetMs } = await call('/api/kiosks/pair', { body: { code, firstSeq } })
  if (!isConfig(reply) || !('token' in reply)) throw new ServiceFailure('not-ours')
  return { reply: reply as PairReply, clockOffsetMs }
}

export async function fetchConfig(token: string): Promise<Timed<KioskConfig>> {
  const { reply, clockOffsetMs } = await call('/api/kiosk/config', { token })
  if (!isConfig(reply)) throw new ServiceFailure('not-ours')
  return { reply, clockOffsetMs }
}

export async function sendHeartbeat(token: string, heartbeat: Heartbeat): Promise<Timed<HeartbeatReply>> {
  const { reply, clockOffsetMs } = await call('/api/kiosk/heartbeat', { token, body: heartbeat })
  if (!isRecord(reply) || typeof reply.configVersion !== 'number' || !Array.isArray(reply.commands)) {
    throw new ServiceFailure('not-ours')
  }
  return { reply: reply as unknown as HeartbeatReply, clockOffsetMs }
}

export async function listRecordings(token: string): Promise<readonly Recording[]> {
  const { reply } = await call('/api/kiosk/recordings', { token })
  if (!isRecord(reply) || !Array.isArray(reply.recordings)) throw new ServiceFailure('not-ours')
  return reply.recordings as Recording[]
}

export async function fetchRecording(token: string, path: string): Promise<Blob> {
  const response = await fetch(`/api/kiosk/recordings/${path}`, {
    headers: { authorization: `Bearer ${token}` },
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (!response.ok || !response.headers.get('content-type')?.startsWith('audio/'))
    throw new ServiceFailure('not-ours', response.status)
  return response.blob()
}

/** Sends ratings; throws unless the answer holds one receipt for each of them, by id and in order. */
export async function sendRatings(
  token: string,
  ratings: readonly RatingTap[],
): Promise<readonly RatingReceipt[]> {
  const { reply } = await call('/api/ratings', { token, body: { ratings } })
  const receipts = readReceipts(reply, ratings)
  if (!receipts) throw new ServiceFailure('not-ours')
  return receipts
}

/** The receipts, or null when this is no answer of our server: a hotspot's login page also says 200. */
export function readReceipts(
  reply: unknown,
  sent: readonly { readonly id: string }[],
): readonly RatingReceipt[] | null {
  if (!isRecord(reply) || !Array.isArray(reply.receipts) || reply.receipts.length !== sent.length) return null
  const fits = reply.receipts.every(
    (receipt: unknown, index) =>
      isRecord(receipt) &&
      receipt.id === sent[index]?.id &&
      ['accepted', 'duplicate', 'refused'].includes(String(receipt.status)),
  )
  return fits ? (reply.receipts as RatingReceipt[]) : null
}

/** Server minus device, in ms; the server is taken to have read its clock half-way through the round trip. */
export function measureClockOffset(
  serverTime: unknown,
  sentAtMs: number,
  receivedAtMs: number,
): number | null {
  const serverMs = typeof serverTime === 'string' ? Date.parse(serverTime) : NaN
  if (Number.isNaN(serverMs)) return null
  return Math.round(serverMs - (sentAtMs + receivedAtMs) / 2)
}

async function call(
  path: string,
  { token, body }: { readonly token?: string; readonly body?: unknown },
): Promise<Timed<unknown>> {
  const sentAtMs = Date.now()
  const response = await fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => {
    throw new ServiceFailure('unreachable')
  })
  const receivedAtMs = Date.now()
  const reply: unknown = await response.json().catch(() => {
    throw new ServiceFailure('not-ours', response.status)
  })
  if (!response.ok) {
    const code = isRecord(reply) && typeof reply.code === 'string' ? reply.code : ''
    throw new ServiceFailure(code ? 'refused' : 'not-ours', response.status, code)
  }
  const serverTime = isRecord(reply) ? reply.serverTime : undefined
  return { reply, clockOffsetMs: measureClockOffset(serverTime, sentAtMs, receivedAtMs) }
}

function isConfig(reply: unknown): reply is KioskConfig {
  if (!isRecord(reply) || typeof reply.version !== 'number') return false
  const { kiosk, questionnaire } = reply
  return isRecord(kiosk) && isRecord(questionnaire) && isRecord(questionnaire.body) && isRecord(reply.unit)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
