import type { NumberedEvent } from '../../db/queries/events/item-events.ts'
import type { Service } from '../context.ts'
import {
  type EventData,
  eventType,
  type FeedbackCloudEvent,
  type PingCloudEvent,
} from '../contract/events/events.ts'

type Teller = Pick<Service, 'organisation'>

/** `after` of a request takes it with or without its zeros. */
const SEQUENCE_DIGITS = 12

/** The same at every telling. */
export function describeEvent(
  teller: Teller,
  { id, kind, happened_at, feedback_id, number, data }: NumberedEvent,
): FeedbackCloudEvent {
  return {
    ...envelope(teller, id, happened_at),
    type: eventType(kind),
    subject: feedback_id,
    sequence: String(number).padStart(SEQUENCE_DIGITS, '0'),
    data: JSON.parse(data) as EventData,
  }
}

export function describePing(teller: Teller, id: string, at: string): PingCloudEvent {
  return { ...envelope(teller, id, at), type: eventType('ping'), data: {} }
}

/** The source is the installation, whatever its address. */
function envelope({ organisation }: Teller, id: string, time: string) {
  return {
    specversion: '1.0',
    id,
    source: `urn:uuid:${organisation.id}`,
    time,
    datacontenttype: 'application/json',
  } as const
}
