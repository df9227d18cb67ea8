import type { findToldItem } from '../../db/queries/feedback/messages.ts'
import { findContactChange, listTemplates, type StoredTemplate } from '../../db/queries/feedback/messages.ts'
import { listTexts } from '../../db/queries/history/events.ts'
import type { Db } from '../../db/open.ts'
import { isoOf, type Service } from '../context.ts'
import type { Language } from '../contract/language.ts'
import type { MessageKind } from '../contract/messages/message-kinds.ts'
import type { WrittenMessage } from '../contract/messages/messages.ts'
import { fillTemplate, oneLine } from '../domain/text/fill-template.ts'
import { knownNames } from '../known-organisation.ts'
import { formatDateTime } from '../words/format.ts'
import { MOVED_BECAUSE } from '../words/message-words.ts'
import { unitName } from '../words/unit-name.ts'
import type { MessageValues } from './channel.ts'
import { contactKey, linkToken } from './links.ts'
import { MESSAGE_TABLE, type MessageFacts } from './message-table.ts'
import { type Template, USUAL_TEMPLATES } from './usual-templates.ts'

type ToldItem = NonNullable<Awaited<ReturnType<typeof findToldItem>>>

/** Where a message would go. */
export interface Contacts {
  readonly email: string | null
  readonly phone: string | null
}

/** The contact that a kind goes to; null where it is gone. */
export async function contactsFor(
  service: Service,
  kind: MessageKind,
  item: ToldItem,
  { changeId }: MessageFacts,
): Promise<Contacts | null> {
  if (MESSAGE_TABLE[kind].to === 'sender') return { email: item.email, phone: item.phone }
  const change = changeId && (await findContactChange(service.db, changeId, isoOf(service.now())))
  return change ? { email: change.email, phone: change.phone } : null
}

/** The wording that counts: the office's own, else the usual one. */
export function templateOf(
  stored: readonly StoredTemplate[],
  kind: MessageKind,
  language: Language,
): Template {
  const usual = USUAL_TEMPLATES[kind][language]
  const own = stored.find((each) => each.kind === kind && each.language === language)
  return {
    subject: own?.subject ?? usual.subject,
    body: own?.body ?? usual.body,
    short: own?.short ?? usual.short,
  }
}

interface About {
  readonly kind: MessageKind
  readonly facts: MessageFacts
  /** What a person wrote: the question, answer or reason. */
  readonly said: string | null
  /** Whoever gets it, for the link by which they get no more. */
  readonly to: { readonly email: string } | { readonly phone: string }
}

/**
 * The very message, also before it is sent. Nothing that the sender typed is in it: anybody can give another's address, and
 * this must not be a way to write to strangers.
 */
export async function writeMessage(
  service: Service,
  item: ToldItem,
  about: About,
): Promise<{ readonly message: WrittenMessage; readonly values: MessageValues }> {
  const { kind } = about
  const values = await valuesOf(service, item, about)
  const template = templateOf(await listTemplates(service.db), kind, item.language)
  const message = fillMessage(template, values)
  return { message: kind === 'received' ? message : withoutCodes(message, item.tracking_code), values }
}

export function fillMessage(template: Template, values: MessageValues): WrittenMessage {
  return {
    subject: oneLine(fillTemplate(template.subject, values)),
    body: fillTemplate(template.body, values).trim(),
    short: oneLine(fillTemplate(template.short, values)),
    links: [values.link, values.stop].filter((link): link is string => typeof link === 'string'),
  }
}

async function valuesOf(
  service: Service,
  item: ToldItem,
  { kind, facts, said, to }: About,
): Promise<MessageValues> {
  const { language } = item
  const { zone } = service.organisation
  const moment = (iso: string | undefined) => (iso === undefined ? null : formatDateTime(iso, zone))
  const reason = facts.moved ? MOVED_BECAUSE[facts.moved][language] : null
  return {
    office: oneLine((await knownNames(service))[language]),
    unit: oneLine(unitName({ name: item.unit_name, nameEn: item.unit_name_en }, language)),
    reference: referenceOf(item.tracking_code),
    code: kind === 'received' ? item.tracking_code : null,
    due: moment(facts.dueAt),
    oldDue: moment(facts.oldDueAt),
    answerBy: moment(facts.answerBy),
    closes: moment(facts.closesAt),
    until: moment(facts.until),
    question: kind === 'asked' ? said : null,
    answer: ['answered', 'answer-amended', 'interim'].includes(kind) ? said : null,
    reason: said !== null && kind === 'ended' ? said : reason,
    link: linkOf(service, item, kind, facts),
    stop: MESSAGE_TABLE[kind].direct
      ? null
      : addressOf(
          service,
          item.language,
          `/public/messages/${linkToken(service, 'stop', contactKey(service, to))}`,
        ),
  }
}

function linkOf(
  service: Service,
  { tracking_code, language }: ToldItem,
  kind: MessageKind,
  { changeId = '' }: MessageFacts,
): string | null {
  const { link } = MESSAGE_TABLE[kind]
  switch (link) {
    case 'item':
      return addressOf(service, language, `/public/track/${tracking_code}`)
    case 'confirm':
    case 'cancel':
      return addressOf(service, language, `/public/contact/${link}/${linkToken(service, link, changeId)}`)
    case 'track':
    case 'lost-code':
      return addressOf(service, language, '/public/track')
  }
}

/** Null until the office has an address. */
export function addressOf(
  { config }: Pick<Service, 'config'>,
  language: Language,
  path: string,
): string | null {
  if (config.publicUrl === null) return null
  return `${config.publicUrl}${path}${language === 'vi' ? '' : `?lang=${language}`}`
}

/** Enough to know one's item by, and nothing that opens it: `PA-7K2MX…`. */
function referenceOf(trackingCode: string): string {
  return `${trackingCode.slice(0, 8)}…`
}

/** Whatever a person wrote into an answer or a template: no code goes out but in a receipt. */
function withoutCodes(message: WrittenMessage, code: string): WrittenMessage {
  const hide = (text: string) => text.replaceAll(code, referenceOf(code))
  return {
    subject: hide(message.subject),
    body: hide(message.body),
    short: hide(message.short),
    links: message.links.map(hide),
  }
}

/** What a person wrote; null where it was erased. */
export async function saidIn(db: Db, feedbackId: string, textId: string | undefined): Promise<string | null> {
  if (textId === undefined) return null
  return (await listTexts(db, feedbackId)).find(({ id }) => id === textId)?.text ?? null
}
