import {
  deleteUnsentFile,
  findFile,
  insertFile,
  listFiles,
  type StoredFile,
} from '../../../db/queries/feedback/answers/answer-files.ts'
import { type Context, isoOf } from '../../context.ts'
import {
  type FileKind,
  type FileState,
  type FileType,
  type ItemFile,
  MOST_FILES,
} from '../../contract/feedback/composer/answer-files.ts'
import type { FeedbackStep } from '../../contract/feedback/feedback-steps.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { sha256 } from '../../ids.ts'
import { findInScope, type Item } from '../find-in-scope.ts'
import { MAX_PHOTO_BYTES, readPhoto } from '../intake/photo.ts'
import { personOf } from '../steps/extension-standing.ts'
import { mayTake } from '../steps/steps.ts'
import { cleanPdf, isPdf } from './clean-pdf.ts'

const MAX_NAME = 120

/** By which steps a file of each kind leaves. */
const STEPS_OF = {
  note: ['note'],
  answer: ['answer', 'submit-for-approval', 'amend-answer'],
} as const satisfies Record<FileKind, readonly FeedbackStep[]>

/**
 * Keeps a file beside what the person who asks is writing, for them alone until they send it: a photo drawn anew, a document
 * without who made it. Throws `feedback/not-found`, `access/not-allowed`, `attachment/…`.
 */
export async function addFile(
  ctx: Context,
  id: string,
  { kind, name, bytes }: { readonly kind: FileKind; readonly name: string; readonly bytes: Uint8Array },
): Promise<ItemFile> {
  const item = await findInScope(ctx, id)
  const personId = personOf(ctx.actor)
  if (personId === null || !STEPS_OF[kind].some((step) => mayTake(ctx.actor, step, item)))
    throw new Refusal('access/not-allowed')
  const begun = await listUnsent(ctx, item)
  if (begun.filter((file) => file.kind === kind).length >= MOST_FILES)
    throw new Refusal('attachment/too-many')
  const read = await readFile(bytes)
  const fileId = ctx.newId()
  await insertFile(ctx.db, {
    id: fileId,
    feedback_id: item.id,
    person_id: personId,
    kind,
    name: nameOf(name, read.type),
    media_type: read.type,
    width: read.width,
    height: read.height,
    bytes: read.bytes.byteLength,
    content: Buffer.from(read.bytes).toString('base64'),
    sha256: sha256(read.bytes),
    created_at: isoOf(ctx.now()),
    sent_at: null,
    answer_id: null,
    withdrawn_at: null,
  })
  const kept = (await listUnsent(ctx, item)).find((file) => file.id === fileId)
  if (!kept) throw new Error(`file ${fileId} of item ${id} is gone`)
  return kept
}

interface ReadFile {
  readonly type: FileType
  readonly width: number | null
  readonly height: number | null
  readonly bytes: Uint8Array
}

/** What it is, is said by its content. */
async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.byteLength > MAX_PHOTO_BYTES) throw new Refusal('attachment/too-large')
  if (isPdf(bytes)) return { type: 'application/pdf', width: null, height: null, bytes: cleanPdf(bytes) }
  try {
    const { mediaType: type, ...photo } = await readPhoto(bytes)
    return { type, ...photo }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'attachment/not-a-photo')
      throw new Refusal('attachment/not-a-document')
    throw error
  }
}

/** As its owner called it, with the ending of what it is now. */
function nameOf(name: string, type: FileType): string {
  const ending = type === 'application/pdf' ? '.pdf' : '.jpg'
  const said = cleanText(name)
    .replaceAll(/[\\/:*?"<>|\s]+/g, ' ')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .trim()
    .slice(0, MAX_NAME)
  return `${said === '' ? 'tep' : said}${ending}`
}

/** One's own that were not sent yet, the oldest first. Throws `feedback/not-found`. */
export async function readUnsent(ctx: Context, id: string): Promise<ItemFile[]> {
  return listUnsent(ctx, await findInScope(ctx, id))
}

async function listUnsent(ctx: Context, { id }: Item): Promise<ItemFile[]> {
  const personId = personOf(ctx.actor)
  const files = await listFiles(ctx.db, id)
  return files.filter((file) => file.sent_at === null && file.person_id === personId).map(fileOf)
}

/** Throws `feedback/not-found`, `attachment/not-found` for what is not one's own or was sent. */
export async function removeFile(ctx: Context, feedbackId: string, id: string): Promise<void> {
  const item = await findInScope(ctx, feedbackId)
  const personId = personOf(ctx.actor)
  const isGone =
    personId !== null &&
    Id.safeParse(id).success &&
    (await deleteUnsentFile(ctx.db, { feedbackId: item.id, id, personId }))
  if (!isGone) throw new Refusal('attachment/not-found')
}

/** A file for those who may see the item; what was not sent, for who added it. Throws `feedback/not-found`, `attachment/not-found`. */
export async function readItemFile(
  ctx: Context,
  feedbackId: string,
  id: string,
): Promise<{ readonly type: FileType; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const item = await findInScope(ctx, feedbackId)
  const found = Id.safeParse(id).success ? await findFile(ctx.db, item.id, id) : undefined
  if (!found || (found.sent_at === null && found.person_id !== personOf(ctx.actor)))
    throw new Refusal('attachment/not-found')
  const { media_type: type, name, content } = found
  return { type, name, bytes: new Uint8Array(Buffer.from(content, 'base64')) }
}

/** As everybody sees it who may see the item. */
export function fileOf(file: StoredFile): ItemFile {
  return {
    id: file.id,
    kind: file.kind,
    state: stateOf(file),
    name: file.name,
    type: file.media_type,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    cycle: file.cycle,
    by: file.person_name,
    at: file.sent_at ?? file.created_at,
  }
}

function stateOf({ sent_at, kind, answer_id, withdrawn_at }: StoredFile): FileState {
  if (sent_at === null) return 'unsent'
  if (kind === 'note') return 'note'
  if (withdrawn_at !== null) return 'withdrawn'
  return answer_id === null ? 'proposed' : 'answer'
}
