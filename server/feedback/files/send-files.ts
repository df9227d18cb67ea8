import { changeFiles, listFiles, type StoredFile } from '../../../db/queries/feedback/answers/answer-files.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { Context } from '../../context.ts'
import type { FileKind } from '../../contract/feedback/composer/answer-files.ts'
import type { FileRef } from '../../contract/feedback/feedback-events.ts'
import { Refusal } from '../../contract/refusals.ts'
import { personOf } from '../steps/extension-standing.ts'

/** Files that go with a text: what its entry says of them, and what is written. */
interface SentFiles {
  readonly body: { readonly files?: readonly FileRef[] }
  readonly write: (tx: Tx, answerId: string | null, at: string) => Promise<void>
}

/** Those of the person's own that `ids` names. Throws `request/invalid` for any other. */
export async function sendFiles(
  ctx: Context,
  feedbackId: string,
  kind: FileKind,
  ids: readonly string[] = [],
): Promise<SentFiles> {
  if (ids.length === 0) return { body: {}, write: async () => undefined }
  const begun = (await listFiles(ctx.db, feedbackId)).filter((file) => isOwnUnsent(ctx, file, kind))
  const chosen = choose(begun, ids)
  return {
    body: { files: chosen.map(refOf) },
    write: (tx, answerId, at) => changeFiles(tx, ids, { sent_at: at, answer_id: answerId }),
  }
}

/**
 * The files that an answer goes with from now on: of those it has, and of the person's own. Null where they stay as they are.
 * Throws `request/invalid` for any other.
 */
export async function amendFiles(
  ctx: Context,
  feedbackId: string,
  answerId: string,
  ids: readonly string[] | undefined,
): Promise<SentFiles | null> {
  if (ids === undefined) return null
  const files = await listFiles(ctx.db, feedbackId)
  const standing = files.filter((file) => file.answer_id === answerId && file.withdrawn_at === null)
  const chosen = choose([...standing, ...files.filter((file) => isOwnUnsent(ctx, file, 'answer'))], ids)
  const added = chosen.filter(({ sent_at }) => sent_at === null).map(({ id }) => id)
  const withdrawn = standing.filter(({ id }) => !ids.includes(id)).map(({ id }) => id)
  if (added.length === 0 && withdrawn.length === 0) return null
  return {
    body: { files: chosen.map(refOf) },
    write: async (tx, _, at) => {
      await changeFiles(tx, added, { sent_at: at, answer_id: answerId })
      await changeFiles(tx, withdrawn, { withdrawn_at: at })
    },
  }
}

/** What was sent and undone, or returned: with its author again, as it was before. */
export async function takeBackFiles(tx: Tx, files: readonly FileRef[] = []): Promise<void> {
  const ids = files.map(({ id }) => id)
  await changeFiles(tx, ids, { sent_at: null, answer_id: null })
}

/** What was approved goes with the answer that it was proposed for; with none where that was undone. */
export async function settleFiles(
  tx: Tx,
  files: readonly FileRef[] | undefined,
  answerId: string | null,
): Promise<void> {
  const ids = (files ?? []).map(({ id }) => id)
  await changeFiles(tx, ids, { answer_id: answerId })
}

function isOwnUnsent(ctx: Context, file: StoredFile, kind: FileKind): boolean {
  return file.sent_at === null && file.kind === kind && file.person_id === personOf(ctx.actor)
}

/** In the order in which they were added. */
function choose(known: readonly StoredFile[], ids: readonly string[]): StoredFile[] {
  const chosen = known.filter(({ id }) => ids.includes(id))
  if (chosen.length === new Set(ids).size && chosen.length === ids.length) return chosen
  throw new Refusal('request/invalid', {
    errors: [
      { field: 'files', vi: 'không phải tệp đã thêm ở đây', en: 'are not files that were added here' },
    ],
  })
}

function refOf({ id, sha256 }: StoredFile): FileRef {
  return { id, hash: sha256 }
}
