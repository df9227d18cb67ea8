import type { Service } from '../context.ts'
import type { QuestionnaireVersion } from '../contract/questionnaire.ts'
import type { RatingReceipt, RatingTap } from '../contract/rating.ts'
import { knownQuestionnaire } from '../surveys/known-questionnaires.ts'
import { commitRatings, type Submission } from './commit-ratings.ts'
import { GroupCommit } from '../group-commit.ts'
import { judgeHours } from './opening-hours.ts'
import { type FindVersion, namedVersion, readRating } from './read-rating.ts'

/** Requests that go into one transaction at most: it must not keep the next tap waiting. */
const MAX_REQUESTS_PER_COMMIT = 256

export interface RatingRecorder {
  /** One receipt a rating, in the order sent, after what was accepted is on disk. */
  record(deviceId: string, ratings: readonly unknown[]): Promise<RatingReceipt[]>
  /** How many requests wait for the next commit. */
  waiting(): number
  /** Resolves when everything taken in is on disk. */
  drain(): Promise<void>
}

/** Records ratings from all kiosks, many devices to a transaction. */
export function createRatingRecorder(service: Service): RatingRecorder {
  const commits = new GroupCommit<Submission, RatingReceipt[]>(
    async (submissions) => commitRatings(service, await judgeHours(service), submissions),
    MAX_REQUESTS_PER_COMMIT,
  )

  /** The versions that a request's ratings name, each looked up once. */
  const findVersions = async (ratings: readonly unknown[]): Promise<FindVersion> => {
    const ids = new Set(ratings.flatMap((raw) => namedVersion(raw) ?? []))
    const known = new Map<string, QuestionnaireVersion | undefined>()
    for (const id of ids) known.set(id, await knownQuestionnaire(service, id))
    return (id) => known.get(id)
  }

  return {
    waiting: () => commits.waiting,
    drain: () => commits.drain(),
    async record(deviceId, ratings) {
      const receipts: (RatingReceipt | undefined)[] = []
      const taps: RatingTap[] = []
      const findVersion = await findVersions(ratings)
      for (const raw of ratings) {
        const read = readRating(raw, findVersion)
        receipts.push(read.refused)
        if (read.tap) taps.push(read.tap)
      }
      const kept = taps.length === 0 ? [] : await commits.add({ deviceId, receivedAtMs: service.now(), taps })
      let next = 0
      return receipts.map((receipt) => receipt ?? (kept[next++] as RatingReceipt))
    },
  }
}
