import type {
  PingReply,
  SubscriptionChange,
  SubscriptionInput,
  SubscriptionSecret,
  SubscriptionsReply,
} from '../../../server/contract/events/subscriptions.ts'
import { call } from '../../api.ts'

const BASE = '/api/event-subscriptions'

/** Where events are sent. Each may throw `ApiError`. */
export const eventApi = {
  list: (signal?: AbortSignal) => call<SubscriptionsReply>('GET', BASE, { signal }),
  add: (body: SubscriptionInput) => call<SubscriptionSecret>('POST', BASE, { body }),
  change: (id: string, change: SubscriptionChange) =>
    call<void>('POST', `${BASE}/change`, { body: { id, change } }),
  newSecret: (id: string) => call<SubscriptionSecret>('POST', `${BASE}/secret`, { body: { id } }),
  ping: (id: string) => call<PingReply>('POST', `${BASE}/ping`, { body: { id } }),
  replay: (id: string, after: number) => call<void>('POST', `${BASE}/replay`, { body: { id, after } }),
}
