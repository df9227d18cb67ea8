import type { FeedbackEvent } from './feedback-events.ts'

/** The units an entry moved the item between, as codes: from and to, or the one it names. */
export function unitCodesOf(event: FeedbackEvent): string[] {
  switch (event.kind) {
    case 'transferred':
    case 'taken-back':
      return [event.body.from, event.body.to]
    case 'assigned':
    case 'contribution-asked':
    case 'contribution-withdrawn':
      return [event.body.to]
    case 'reopened':
      return event.body.to === undefined ? [] : [event.body.to]
    case 'objected':
    case 'objection-accepted':
    case 'objection-rejected':
      return [event.body.by]
    case 'contribution-given':
      return [event.body.from]
    case 'routed':
      return event.body.leadUnit === null ? [] : [event.body.leadUnit]
    default:
      return []
  }
}
