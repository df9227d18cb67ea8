import type { Tx } from '../../db/dialect.ts'
import { type Comment, insertComment } from '../../db/queries/comments.ts'
import type { Service } from '../context.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { entryTime } from '../history/append.ts'
import { hashOfText } from '../history/event-chain.ts'
import { sealRows, utcDayOf } from '../history/seal-rows.ts'
import { newSalt, sha256 } from '../ids.ts'

interface RatedPlace {
  readonly id: string
  readonly unit_id: string
  readonly local_day: string
}

/**
 * Keeps what was written beside a rating, once a rating. Nothing but unit and day is kept with it: the key is a hash, so
 * that neither it nor its order leads to the rating or its moment.
 */
export async function keepComment(
  tx: Tx,
  service: Pick<Service, 'key' | 'now' | 'sealedUntil'>,
  rating: RatedPlace,
  text: string,
): Promise<void> {
  const salt = newSalt()
  const comment = {
    id: sha256(`comment ${rating.id}`).slice(0, 32),
    unit_id: rating.unit_id,
    local_day: rating.local_day,
    salt,
    text,
    hash: hashOfText(salt, text),
    kept_on: utcDayOf(entryTime(service)),
    erased_at: null,
  }
  if (!(await insertComment(tx, comment))) return
  await sealRows(tx, service, 0, [{ kind: 'comment', day: comment.kept_on, rows: [sealedComment(comment)] }])
}

/** What stays of a comment when its words are erased. */
export function sealedComment({ id, unit_id, local_day, hash }: Comment): string {
  return `comment ${canonicalJson({ id, unit_id, local_day, hash })}`
}
