import type { FeedbackEvent } from './feedback.ts'

/** The units an entry moved the item between, as codes: from and to, or the one it names. */
export function unitCodesOf({ body }: Pick<FeedbackEvent, 'body'>): string[] {
  const codes = [body['from'], body['to'] ?? body['leadUnit']]
  return codes.filter((code): code is string => typeof code === 'string')
}
