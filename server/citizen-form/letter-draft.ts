import {
  findDraft as findDraftRow,
  type LetterDraft as LetterDraftRow,
  saveDraft as saveDraftRow,
} from '../../db/queries/feedback/letters.ts'
import {
  deleteDraftPhoto,
  findDraftPhoto,
  insertAttachment,
  listDraftPhotos,
} from '../../db/queries/feedback/attachments.ts'
import { isoOf, type Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { MAX_PHOTOS, readPhoto, thumbnailOf } from '../feedback/intake/photo.ts'
import { newCode, sha256 } from '../ids.ts'
import { LetterAnswers } from './letter.ts'

const HOUR_MS = 60 * 60_000
const DRAFT_MS = 24 * HOUR_MS
/** 26 characters of Crockford's base 32: 130 random bits in the address of the pages. */
const TOKEN = /^[0-9A-HJKMNP-TV-Z]{26}$/

/** A letter on its way. `row` is null before the first answer: opening a page keeps nothing. */
export interface LetterDraft {
  readonly token: string
  /** What the database knows it by: who reads the database cannot open the pages. */
  readonly id: string
  readonly code: string | null
  readonly answers: LetterAnswers
  readonly row: LetterDraftRow | null
}

export function newDraftToken(): string {
  return newCode(26)
}

/** Null for what is no token, or is one of a letter about something else. */
export async function openDraft(
  service: Service,
  token: string,
  code: string | null,
): Promise<LetterDraft | null> {
  if (!TOKEN.test(token)) return null
  const id = sha256(`letter ${token}`)
  const row = (await findDraftRow(service.db, id, isoOf(service.now()))) ?? null
  if (row && row.follow_up_code !== code) return null
  return { token, id, code, row, answers: row ? LetterAnswers.parse(JSON.parse(row.answers)) : {} }
}

/** Keeps more answers, for a day from now. */
export async function keepAnswers(
  service: Service,
  draft: LetterDraft,
  more: Partial<LetterAnswers>,
): Promise<LetterAnswers> {
  const answers = { ...draft.answers, ...more }
  await saveDraftRow(service.db, {
    id: draft.id,
    follow_up_code: draft.code,
    answers: JSON.stringify(answers),
    expires_at: isoOf(service.now() + DRAFT_MS),
  })
  return answers
}

/**
 * Adds a photo to an unsent letter. Throws `attachment/too-large`, `attachment/not-a-photo`, or `request/too-many-items`
 * for one too many.
 */
export async function addDraftPhoto(service: Service, draft: LetterDraft, file: Uint8Array): Promise<void> {
  const before = await listDraftPhotos(service.db, draft.id)
  if (before.length >= MAX_PHOTOS) throw new Refusal('request/too-many-items')
  const { mediaType, width, height, bytes } = await readPhoto(file)
  await insertAttachment(service.db, {
    id: service.newId(),
    draft_id: draft.id,
    feedback_id: null,
    media_type: mediaType,
    width,
    height,
    content: Buffer.from(bytes).toString('base64'),
    sha256: sha256(bytes),
    created_at: isoOf(service.now()),
  })
}

export function listPhotos({ db }: Service, draft: LetterDraft) {
  return listDraftPhotos(db, draft.id)
}

/** One of its photos, small, as JPEG; null where there is none. */
export async function findThumbnail(
  { db }: Service,
  draft: LetterDraft,
  photoId: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const photo = await findDraftPhoto(db, draft.id, photoId)
  return photo ? thumbnailOf(Buffer.from(photo.content, 'base64')) : null
}

export function removeDraftPhoto({ db }: Service, draft: LetterDraft, photoId: string): Promise<void> {
  return deleteDraftPhoto(db, draft.id, photoId)
}
