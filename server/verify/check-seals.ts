import type { Tx } from '../../db/dialect.ts'
import { listSeals } from '../../db/queries/history/roots.ts'
import type { Rating } from '../../db/queries/ratings.ts'
import { readAllComments, readAllFlags } from '../../db/queries/verify.ts'
import type { RowSealKind } from '../../db/tables/history.ts'
import { sealedComment } from '../comments/keep-comment.ts'
import type { Words } from '../contract/language.ts'
import type { Service } from '../context.ts'
import { hashOfText } from '../history/event-chain.ts'
import { RowSum, utcDayOf } from '../history/seal-rows.ts'
import { FAULTS, NOTES, SEALED_WORDS } from '../words/verify/fault-words.ts'
import { sealedFlag, sealedRating } from '../ratings/seal-ratings.ts'

interface Found {
  readonly faults: Words[]
  readonly notes: Words[]
}

/** Adds up every row that is under a seal, and compares with the seals: ratings as they are read, the others at the end. */
export function createSealCheck({ key }: Pick<Service, 'key'>) {
  const sums = new Map<string, RowSum>()
  const add = (kind: RowSealKind, iso: string, row: string): void => {
    const place = `${kind} ${utcDayOf(iso)}`
    const sum = sums.get(place) ?? new RowSum()
    sums.set(place, sum)
    sum.add(key.mac(row))
  }

  async function compareSeals(tx: Tx): Promise<Found> {
    const found: Found = { faults: [], notes: [] }
    const kept = new Map<string, RowSum>()
    const foreign = new Set<string>()
    for (const seal of await listSeals(tx)) {
      const place = `${seal.kind} ${seal.day}`
      if (seal.key_id !== key.id) foreign.add(place)
      const sum = kept.get(place) ?? new RowSum()
      kept.set(place, sum)
      sum.addSeal(seal)
    }
    for (const place of [...new Set([...sums.keys(), ...kept.keys()])].sort()) {
      const [counted, sealed] = [sums.get(place), kept.get(place)]
      const numbers = [counted?.n ?? 0, sealed?.n ?? 0] as const
      const named = nameOf(place)
      if (foreign.has(place)) {
        found.notes.push(NOTES.foreignSeal(named))
        if (counted?.n !== sealed?.n) found.faults.push(FAULTS.sealedNumber(named, ...numbers))
      } else if (counted?.n !== sealed?.n || counted?.sum !== sealed?.sum)
        found.faults.push(FAULTS.sealBroken(named, ...numbers))
    }
    return found
  }

  return {
    addRating: (rating: Rating): void => add('rating', rating.received_at, sealedRating(rating)),

    async finish(tx: Tx): Promise<Found> {
      for await (const page of readAllFlags(tx))
        for (const flag of page) add('flag', flag.flagged_at, sealedFlag(flag))
      const faults: Words[] = []
      let erased = 0
      for await (const page of readAllComments(tx))
        for (const comment of page) {
          add('comment', comment.kept_on, sealedComment(comment))
          const { salt, text, hash, id } = comment
          if (comment.erased_at !== null && text === null) erased += 1
          else if (salt === null || text === null || hashOfText(salt, text) !== hash)
            faults.push(FAULTS.commentChanged(id))
        }
      const found = await compareSeals(tx)
      return {
        faults: [...faults, ...found.faults],
        notes: [...found.notes, ...(erased === 0 ? [] : [NOTES.commentsErased(erased)])],
      }
    },
  }
}

/** `KIND DAY` as a fault names it. */
function nameOf(place: string): Words {
  const [kind = '', day = ''] = place.split(' ')
  return { vi: `${SEALED_WORDS[kind as RowSealKind]} ngày ${day}`, en: place }
}
