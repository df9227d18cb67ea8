import type { StoredEvent } from '../../db/queries/history/events.ts'
import type { FileRef, KeptFeedbackEvent, TextRef } from '../contract/feedback/feedback-events.ts'
import { readFeedbackEvent, refsOf } from '../history/read-event.ts'

type Value = string | number | null
type Columns = Record<string, Value>

/** Everything that a history says an item's rows must hold. */
export interface Replay {
  /** Columns of the item, as the last entry that set each left them. */
  readonly item: Columns
  /** Salted hashes, as received. */
  words: string
  sender: string | null
  readonly texts: TextRef[]
  /** Text id → the rule it was erased by. */
  readonly erased: Map<string, string>
  erasedWords: string | null
  erasedSender: string | null
  readonly pauses: Map<string, Columns>
  readonly answers: Map<string, Columns>
  readonly amendments: Map<string, Columns>
  readonly contributions: Map<string, Columns>
  readonly extensions: Map<string, Columns>
  readonly promises: Map<string, Columns>
  readonly publications: Map<string, Columns>
  /** To publish: as far as it was given or taken back after the receipt, which does not tell it. */
  consent: Columns
  readonly verdicts: Map<string, Columns>
  readonly objections: Map<string, Columns>
  readonly approvals: Map<string, Columns>
  readonly outside: Map<string, Columns>
  /** Of bodies outside, not erased: request and hash. */
  readonly outsidePhotos: string[]
  /** Of the staff, sent and not erased. */
  readonly files: Map<string, Columns>
  /** Which of them went with notes. */
  readonly noteFiles: Set<string>
  /** In order; they have no id in the history. */
  readonly holdings: Columns[]
}

/** Plays an item's entries from the first to the last. Throws `UnreadableEntry`. */
export function replayItem(events: readonly StoredEvent[]): Replay {
  const replay: Replay = {
    item: {},
    words: '',
    sender: null,
    texts: [],
    erased: new Map(),
    erasedWords: null,
    erasedSender: null,
    pauses: new Map(),
    answers: new Map(),
    amendments: new Map(),
    contributions: new Map(),
    extensions: new Map(),
    promises: new Map(),
    publications: new Map(),
    consent: {},
    verdicts: new Map(),
    objections: new Map(),
    approvals: new Map(),
    outside: new Map(),
    outsidePhotos: [],
    files: new Map(),
    noteFiles: new Set(),
    holdings: [],
  }
  for (const stored of events) {
    const { event, sets } = read(stored)
    if (Object.keys(replay.item).length === 0 && 'received_at' in sets)
      hold(replay.holdings, sets, String(sets['received_at']))
    Object.assign(replay.item, sets)
    replay.texts.push(...refsOf(event.body))
    apply(replay, event, stored, sets)
  }
  return replay
}

/** An entry that nobody can read: whoever can write hashes too has put it there, or a newer program. */
export class UnreadableEntry extends Error {
  readonly seq: number

  constructor(seq: number, cause: unknown) {
    super(`entry ${seq} cannot be read`, { cause })
    this.seq = seq
  }
}

function read(stored: StoredEvent): { readonly event: KeptFeedbackEvent; readonly sets: Columns } {
  try {
    return {
      event: readFeedbackEvent(stored),
      sets: stored.sets === null ? {} : (JSON.parse(stored.sets) as Columns),
    }
  } catch (error) {
    throw new UnreadableEntry(stored.seq, error)
  }
}

function apply(replay: Replay, event: KeptFeedbackEvent, stored: StoredEvent, sets: Columns): void {
  const { at } = stored
  const by = stored.actor_kind === 'staff' ? stored.actor_id : null
  const cycle = replay.item['cycle'] ?? 1
  const { kind, body } = event
  switch (kind) {
    case 'received':
      replay.words = body.words
      replay.sender = body.sender
      break
    case 'assigned':
    case 'transferred':
      for (const contribution of replay.contributions.values())
        if (contribution['unit_code'] === body.to) endContribution(contribution, at)
      release(replay.holdings, at)
      hold(
        replay.holdings,
        { lead_unit_id: sets['lead_unit_id'] ?? null, cycle, current_due_at: body.unitDueAt },
        at,
      )
      break
    case 'taken-back':
      release(replay.holdings, at)
      hold(
        replay.holdings,
        { lead_unit_id: sets['lead_unit_id'] ?? null, cycle, current_due_at: body.unitDueAt },
        at,
      )
      break
    case 'answered':
      keepFiles(replay, body.files, body.answerId)
      replay.answers.set(body.answerId, {
        cycle: body.cycle,
        text_id: body.text.text,
        answered_at: body.answeredAt,
        on_time: body.onTime === null ? null : Number(body.onTime),
        due_at: body.dueAt,
        working_minutes: body.workingMinutes,
        holder_id: replay.item['breach_unit_id'] ?? replay.item['lead_unit_id'] ?? null,
        cycle_on: replay.item['cycle_on'] ?? null,
        person_id: body.source ? null : body.proposed ? body.proposed.by : by,
        unit_id: replay.item['lead_unit_id'] ?? null,
      })
      if (body.proposed)
        decide(replay, body.proposed.approvalId, body.proposed.edited ? 'edited' : 'approved', at, by)
      if (body.source) release(replay.holdings, body.answeredAt)
      else end(replay, at)
      break
    case 'answer-undone':
      replay.answers.delete(body.answerId)
      takeUpAgain(replay, body.answeredAt)
      for (const [id, file] of replay.files) {
        if (file['answer_id'] !== body.answerId) continue
        if (body.approvalId === undefined) replay.files.delete(id)
        else file['answer_id'] = null
      }
      if (body.approvalId !== undefined) decide(replay, body.approvalId, null, null, null)
      break
    case 'answer-amended':
      if (body.files) {
        for (const file of replay.files.values())
          if (file['answer_id'] === body.answerId) file['withdrawn_at'] ??= at
        keepFiles(replay, body.files, body.answerId)
      }
      replay.amendments.set(body.amendmentId, {
        answer_id: body.answerId,
        text_id: body.text.text,
        amended_at: at,
        person_id: by,
      })
      break
    case 'refused':
    case 'redirected':
    case 'marked-spam':
    case 'merged':
      end(replay, at)
      break
    case 'withdrawn':
      for (const pause of replay.pauses.values()) pause['to_at'] ??= at
      for (const [id, approval] of replay.approvals)
        if (approval['decided_at'] === null) decide(replay, id, 'withdrawn', at, null)
      end(replay, at)
      break
    case 'citizen-judged':
      replay.verdicts.set(body.verdictId, {
        answer_of: body.joined?.answerOf ?? stored.chain,
        cycle: body.cycle,
        level: body.level,
        reason_id: body.reason?.text ?? null,
        unit_id:
          body.joined?.unitId ??
          [...replay.answers.values()].findLast((answer) => answer['cycle'] === body.cycle)?.['unit_id'] ??
          null,
        given_at: at,
        answer_text_id: body.answerText,
      })
      break
    case 'reopened':
      hold(replay.holdings, { ...replay.item, cycle: body.cycle }, at)
      break
    case 'unmerged':
      hold(replay.holdings, replay.item, at)
      break
    case 'paused':
      replay.pauses.set(body.pauseId, {
        cycle,
        from_at: at,
        to_at: null,
        reason_id: body.reason.text,
        answer_by: body.answerBy ?? null,
      })
      break
    case 'resumed':
      for (const pause of replay.pauses.values()) pause['to_at'] ??= body.noReactionUntil ?? at
      break
    case 'interim-replied':
      replay.promises.set(body.promiseId, {
        cycle,
        text_id: body.text.text,
        made_at: at,
        made_by: by,
        until_at: body.promisedUntil,
      })
      break
    case 'extension-requested':
      replay.extensions.set(body.extensionId, {
        cycle,
        working_days: body.workingDays,
        reason_id: body.reason.text,
        asked_at: at,
        asked_by: by,
        decision: null,
        decided_at: null,
        decided_by: null,
        remark_id: null,
      })
      break
    case 'extension-approved':
    case 'extension-rejected':
      Object.assign(replay.extensions.get(body.extensionId) ?? {}, {
        decision: kind === 'extension-approved' ? 'approved' : 'rejected',
        decided_at: at,
        decided_by: by,
        remark_id: body.reason?.text ?? null,
      })
      break
    case 'contribution-asked':
      replay.contributions.set(body.contributionId, {
        cycle,
        unit_code: body.to,
        request_id: body.text.text,
        asked_at: at,
        asked_by: by,
        due_at: body.dueAt,
        given_at: null,
        given_by: null,
        text_id: null,
        on_time: null,
        ended_at: null,
      })
      break
    case 'contribution-given':
      Object.assign(replay.contributions.get(body.contributionId) ?? {}, {
        given_at: at,
        given_by: by,
        text_id: body.text.text,
        on_time: Number(body.onTime),
      })
      break
    case 'contribution-withdrawn':
      endContribution(replay.contributions.get(body.contributionId), at)
      break
    case 'submitted-for-approval':
      keepFiles(replay, body.files, null)
      replay.approvals.set(body.approvalId, {
        cycle: body.cycle,
        asked_at: at,
        asked_by: by,
        due_at: body.dueAt,
        rules: JSON.stringify(body.rules),
        decision: null,
        decided_at: null,
        decided_by: null,
      })
      break
    case 'returned-to-officer':
      for (const [id, file] of replay.files)
        if (file['answer_id'] === null && !replay.noteFiles.has(id)) replay.files.delete(id)
      decide(replay, body.approvalId, 'returned', at, by)
      break
    case 'publication-proposed':
      replay.publications.set(body.publicationId, {
        ...replay.publications.get(body.publicationId),
        state: 'proposed',
        question_id: body.question.text,
        answer_id: body.answer.text,
        reworded: JSON.stringify(body.reworded),
        unit_id: replay.item['lead_unit_id'] ?? null,
        category: replay.item['category'] ?? null,
        answered_at: replay.item['answered_at'] ?? at,
        on_time: replay.item['on_time'] ?? null,
        proposed_at: at,
        proposed_by: by,
      })
      break
    case 'published':
      Object.assign(replay.publications.get(body.publicationId) ?? {}, {
        state: 'published',
        number: body.number,
        published_at: at,
        decided_by: by,
      })
      break
    case 'publication-returned':
      stand(replay, body.publicationId, 'returned')
      break
    case 'publication-withdrawn':
      stand(replay, body.publicationId, 'withdrawn')
      break
    case 'publication-allowed':
      replay.consent = { given_at: at, withdrawn_at: null }
      break
    case 'publication-forbidden':
      replay.consent = { ...replay.consent, withdrawn_at: at }
      if (body.publicationId !== null) stand(replay, body.publicationId, 'withdrawn')
      break
    case 'publication-reported':
      stand(replay, body.publicationId, 'reported')
      break
    case 'publication-restored':
      stand(replay, body.publicationId, 'published')
      break
    case 'objected':
      replay.objections.set(body.objectionId, {
        cycle,
        unit_id: replay.item['lead_unit_id'] ?? null,
        made_at: at,
        made_by: by,
        reason_id: body.reason.text,
        precedent: body.precedent,
        decision: null,
        decided_at: null,
        decided_by: null,
      })
      break
    case 'objection-accepted':
    case 'objection-rejected':
      Object.assign(replay.objections.get(body.objectionId) ?? {}, {
        decision: kind === 'objection-accepted' ? 'accepted' : 'rejected',
        decided_at: at,
        decided_by: by,
      })
      break
    case 'outside-asked':
      replay.outside.set(body.requestId, {
        cycle,
        body_id: body.body,
        request_id: body.text.text,
        words_id: body.words.text,
        photos: JSON.stringify(body.photos),
        asked_at: at,
        asked_by: by,
        until_at: body.until,
        given_at: null,
        text_id: null,
        moved: null,
        ended_at: null,
        ended_by: null,
      })
      break
    case 'outside-answered':
      replay.outsidePhotos.push(...body.photos.map((hash) => `${body.requestId} ${hash}`))
      Object.assign(replay.outside.get(body.requestId) ?? {}, {
        given_at: at,
        text_id: body.text.text,
        moved: Number(body.moved),
      })
      break
    case 'outside-lapsed':
      Object.assign(replay.outside.get(body.requestId) ?? {}, {
        moved: Number(body.moved),
        ended_at: at,
        ended_by: 'lapsed',
      })
      break
    case 'outside-withdrawn':
      Object.assign(replay.outside.get(body.requestId) ?? {}, { ended_at: at, ended_by: 'withdrawn' })
      break
    case 'contact-changed':
      replay.sender = body.sender
      break
    case 'erased':
      // Words are erased with every photo; without them it is the sender or the photos.
      if (body.words || !body.sender) {
        replay.files.clear()
        replay.outsidePhotos.length = 0
      }
      if (body.words)
        for (const publication of replay.publications.values())
          Object.assign(publication, { state: 'withdrawn', category: null })
      for (const id of body.texts) replay.erased.set(id, body.rule)
      if (body.words) replay.erasedWords = body.rule
      if (body.sender) replay.erasedSender = body.rule
      break
    case 'noted':
      keepFiles(replay, body.files, null)
      for (const { id } of body.files ?? []) replay.noteFiles.add(id)
      break
    case 'questions-answered':
    case 'categorised':
    case 'routed':
    case 'claimed':
    case 'person-assigned':
    case 'put-back':
    case 'marked-urgent':
    case 'urgent-lifted':
    case 'reminded':
    case 'due-recomputed':
    case 'closed':
    case 'citizen-replied':
    case 'took-in':
    case 'let-go':
    case 'contact-change-asked':
      break
  }
}

/** A file that an amended answer keeps was never away. */
function keepFiles({ files }: Replay, sent: readonly FileRef[] | undefined, answerId: string | null): void {
  for (const { id, hash } of sent ?? [])
    files.set(id, { sha256: hash, answer_id: answerId, withdrawn_at: null })
}

function decide(
  replay: Replay,
  id: string,
  decision: string | null,
  at: string | null,
  by: string | null,
): void {
  Object.assign(replay.approvals.get(id) ?? {}, { decision, decided_at: at, decided_by: by })
}

function stand({ publications }: Replay, id: string, state: string): void {
  const publication = publications.get(id)
  if (publication) publication['state'] = state
}

/** The item is over for its unit: what is still asked of others is no longer needed. */
function end(replay: Replay, at: string): void {
  release(replay.holdings, at)
  for (const contribution of replay.contributions.values()) endContribution(contribution, at)
}

/** What ended with the answer of this moment goes on as if there had been none. */
function takeUpAgain(replay: Replay, answeredAt: string): void {
  for (const holding of replay.holdings) if (holding['to_at'] === answeredAt) holding['to_at'] = null
  for (const contribution of replay.contributions.values()) {
    if (contribution['ended_at'] !== answeredAt) continue
    contribution['ended_at'] = null
    contribution['on_time'] = null
  }
}

function endContribution(contribution: Columns | undefined, at: string): void {
  if (!contribution || contribution['given_at'] !== null || contribution['ended_at'] !== null) return
  contribution['ended_at'] = at
  contribution['on_time'] = String(contribution['due_at']) < at ? 0 : null
}

/** `current_due_at` is when its unit's own clock ends. */
function hold(
  holdings: Columns[],
  { lead_unit_id = null, cycle = 1, current_due_at: due_at = null }: Columns,
  from: string,
): void {
  holdings.push({ unit_id: lead_unit_id, cycle, from_at: from, to_at: null, due_at })
}

function release(holdings: Columns[], at: string): void {
  for (const holding of holdings) holding['to_at'] ??= at
}
