import PostalMime, { type Address, type Email } from 'postal-mime'
import { Refusal } from '../../contract/refusals.ts'
import type { MailHeaders } from '../../domain/mail/automatic-mail.ts'
import { bareSubject } from '../../domain/mail/written-words.ts'

/** Larger than any mail server of an office takes. */
const MAX_MAIL_BYTES = 40 * 1024 * 1024

/** No mail of a person is nested so deeply, or has so many headers. */
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 } as const

/** A mail as it was sent; `text` with all that it quotes. */
export interface ReadMail {
  readonly headers: MailHeaders
  readonly from: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  /** Ids of the mails that it answers, without their angle brackets. */
  readonly answersTo: readonly string[]
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** Reads a message (RFC 5322). Throws `mail/too-large` or `mail/unreadable`. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  if (raw.byteLength > MAX_MAIL_BYTES) throw new Refusal('mail/too-large')
  const email = await PostalMime.parse(raw, LIMITS).catch(() => {
    throw new Refusal('mail/unreadable')
  })
  const from = mailboxOf(email.from) ?? mailboxOf(email.sender)
  if (!from) throw new Refusal('mail/unreadable')
  return {
    headers: headersOf(email),
    from,
    subject: bareSubject(email.subject ?? ''),
    text: email.text ?? textOfHtml(email.html ?? ''),
    answersTo: idsOf(`${email.inReplyTo ?? ''} ${email.references ?? ''}`),
    files: email.attachments.flatMap(({ filename, mimeType, content }) =>
      typeof content === 'string' ? [] : [{ name: filename ?? mimeType, bytes: new Uint8Array(content) }],
    ),
  }
}

function mailboxOf(address: Address | undefined) {
  if (!address?.address?.includes('@')) return null
  return { name: address.name.trim(), address: address.address.trim() }
}

function headersOf({ headers }: Email): MailHeaders {
  const byName = new Map<string, string[]>()
  for (const { key, value } of headers) byName.set(key, [...(byName.get(key) ?? []), value])
  return byName
}

function idsOf(written: string): string[] {
  return [...written.matchAll(/<([^<>\s]+)>/g)].map(([, id = '']) => id)
}

const HTML_PARTS = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>|[^<]+|</gis
const UNSEEN: readonly string[] = ['head', 'style', 'script', 'title']
const ENDS_LINE: readonly string[] = ['br', 'p', 'div', 'li', 'tr', 'h1', 'h2', 'h3']

/** What a mail program shows of HTML, as text; entities stay as they are written. */
function textOfHtml(html: string): string {
  let text = ''
  let unseen: string | null = null
  for (const [part, slash = '', tag] of html.matchAll(HTML_PARTS)) {
    const name = tag?.toLowerCase()
    if (unseen !== null) {
      if (name === unseen && slash === '/') unseen = null
    } else if (name === undefined) text += part
    else if (slash === '' && UNSEEN.includes(name)) unseen = name
    else if (ENDS_LINE.includes(name) && (slash === '/' || name === 'br')) text += '\n'
  }
  return text.trim()
}
