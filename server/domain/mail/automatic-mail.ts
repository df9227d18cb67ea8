/** A mail's headers, names in lower case. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>

/** Why a mail was written by no person: it opens no item and gets no answer, or two programs would write to each other for ever. */
export type AutomaticBecause = 'auto-reply' | 'bounce' | 'bulk' | 'own'

const BOUNCERS = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounce|bounces)(?:[+-][^@]*)?@/i
const BULK = /^(?:bulk|junk|list|auto_reply)\b/i
const AWAY =
  /^(?:out of office|automatic reply|auto[- ]?reply|trả lời tự động|tự động trả lời)(?=$|[\s:,.-])/iu

/**
 * By RFC 3834 (5, Auto-Submitted), RFC 3464 (reports), RFC 2919 (lists) and what mail programs that know none of them write.
 * `own` is the address that the office writes from. Null: a person wrote it.
 */
export function whyAutomatic(
  headers: MailHeaders,
  { from, subject, own }: { readonly from: string; readonly subject: string; readonly own: string | null },
): AutomaticBecause | null {
  const first = (name: string) => headers.get(name)?.[0]?.trim() ?? ''
  if (own !== null && from.toLowerCase() === own.toLowerCase()) return 'own'
  const isReport = /^multipart\/report\b/i.test(first('content-type'))
  const isFromNobody = headers.has('return-path') && /^<\s*>$/.test(first('return-path'))
  if (isReport || isFromNobody || BOUNCERS.test(from)) return 'bounce'
  const submitted = first('auto-submitted').toLowerCase()
  if (submitted !== '' && submitted !== 'no') return 'auto-reply'
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => headers.has(name))) return 'auto-reply'
  if (AWAY.test(subject)) return 'auto-reply'
  if (headers.has('list-id') || headers.has('list-unsubscribe') || BULK.test(first('precedence')))
    return 'bulk'
  return null
}
