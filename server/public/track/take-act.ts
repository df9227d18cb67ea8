import { CONSENT_TEXTS } from '../../citizen-form/consents.ts'
import type { Service } from '../../context.ts'
import {
  type CitizenAct,
  MAX_REPLY_PHOTOS,
  MAX_REPLY_TEXT,
  MAX_VERDICT_TEXT,
  VERDICT_LEVELS,
} from '../../contract/feedback/citizen-acts.ts'
import { text } from '../../contract/fields.ts'
import type { Language } from '../../contract/language.ts'
import { type FieldError, REFUSALS, Refusal } from '../../contract/refusals.ts'
import { agreeToPublish, takeBackConsent } from '../../feedback/citizen/choose-publication.ts'
import { judgeAnswer } from '../../feedback/citizen/judge-answer.ts'
import { reopenOwnItem } from '../../feedback/citizen/reopen-own-item.ts'
import { replyToOffice } from '../../feedback/citizen/reply-to-office.ts'
import { withdrawOwnItem } from '../../feedback/citizen/withdraw-own-item.ts'
import { readPhoto } from '../../feedback/intake/photo.ts'
import type { Attempt, TypedField } from './act-forms.ts'
import { ANSWER_BACK } from './strings.ts'

interface Sent {
  readonly typed: Attempt['typed']
  readonly files: readonly File[]
  readonly language: Language
}

/** Why nothing was done: a status, and a sentence for each field, or for the whole (`content`). */
export interface NotTaken {
  readonly status: number
  readonly errors: readonly FieldError[]
}

/** Does what the sender asks for; null where it is done. */
export async function takeAct(
  service: Service,
  id: string,
  act: CitizenAct,
  sent: Sent,
): Promise<NotTaken | null> {
  const errors = findErrors(act, sent)
  if (errors.length > 0) return { status: 422, errors }
  try {
    return await ACTIONS[act](service, id, sent)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { vi, en } = REFUSALS[error.code]
    const field = error.code === 'citizen/empty-reply' ? 'text' : 'content'
    return { status: error.status, errors: error.errors.length > 0 ? error.errors : [{ field, vi, en }] }
  }
}

type Action = (service: Service, id: string, sent: Sent) => Promise<NotTaken | null>

const done = () => null

const ACTIONS: Readonly<Record<CitizenAct, Action>> = {
  reply: sendReply,
  judge: (service, id, { typed }) =>
    judgeAnswer(service, id, { level: Number(typed.level), reason: typed.why }).then(done),
  reopen: (service, id, { typed }) => reopenOwnItem(service, id, typed.reason).then(done),
  withdraw: (service, id, { typed }) => withdrawOwnItem(service, id, typed.remark).then(done),
  'allow-publication': (service, id, { language }) =>
    agreeToPublish(service, id, { version: CONSENT_TEXTS.publish.version, language }).then(done),
  'forbid-publication': (service, id) => takeBackConsent(service, id).then(done),
}

/** All photos or none: what cannot be read is named, and the rest is not sent behind the person's back. */
async function sendReply(service: Service, id: string, { typed, files }: Sent): Promise<NotTaken | null> {
  const errors: FieldError[] = []
  const photos: Awaited<ReturnType<typeof readPhoto>>[] = []
  for (const file of files) {
    try {
      photos.push(await readPhoto(new Uint8Array(await file.arrayBuffer())))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { vi, en } = REFUSALS[error.code]
      errors.push({ field: 'photo', vi: `${file.name}: ${vi}`, en: `${file.name}: ${en}` })
    }
  }
  if (errors.length > 0) return { status: 422, errors }
  await replyToOffice(service, id, { text: typed.text, photos })
  return null
}

const LENGTHS: Readonly<Partial<Record<TypedField, number>>> = {
  text: MAX_REPLY_TEXT,
  why: MAX_VERDICT_TEXT,
  reason: MAX_VERDICT_TEXT,
  remark: MAX_VERDICT_TEXT,
}

function findErrors(act: CitizenAct, { typed, files }: Sent): FieldError[] {
  const errors = Object.entries(LENGTHS).flatMap(([field, max]): FieldError[] => {
    const said = typed[field as TypedField]
    // Browsers count a line break as one character and send two.
    if (text(max, 0).safeParse(said.replaceAll('\r\n', '\n')).success) return []
    if (text(said.length, 0).safeParse(said).success) {
      const words = (language: Language) =>
        `${ANSWER_BACK.tooLong[language]} ${max} ${ANSWER_BACK.characters[language]}`
      return [{ field, vi: words('vi'), en: words('en') }]
    }
    return [{ field, ...ANSWER_BACK.unreadable }]
  })
  if (act === 'reply' && files.length > MAX_REPLY_PHOTOS)
    errors.push({ field: 'photo', ...ANSWER_BACK.photosTooMany })
  if (act === 'judge' && !isLevel(typed.level)) errors.push({ field: 'level', ...ANSWER_BACK.levelMissing })
  if (act === 'withdraw' && typed.sure !== 'yes') errors.push({ field: 'sure', ...ANSWER_BACK.sureMissing })
  return errors
}

function isLevel(value: string): boolean {
  return /^\d$/.test(value) && Number(value) >= 1 && Number(value) <= VERDICT_LEVELS
}
