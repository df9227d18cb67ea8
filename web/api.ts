import type { Presence } from '../server/contract/feedback/live.ts'
import type { EarlierItem } from '../server/contract/feedback/composer/earlier-items.ts'
import type { Mentionable } from '../server/contract/feedback/composer/mentions.ts'
import type { NoticeChoices } from '../server/contract/told/notice-topics.ts'
import type { FileKind, ItemFile } from '../server/contract/feedback/composer/answer-files.ts'
import type { DraftInput, DraftSaved, ItemDrafts } from '../server/contract/feedback/composer/drafts.ts'
import type {
  PublicKeyCredentialCreationOptionsJSON as PasskeyCreation,
  PublicKeyCredentialRequestOptionsJSON as PasskeyRequest,
} from '@simplewebauthn/browser'
import type { FieldError, RefusalCode } from '../server/contract/refusals.ts'
import type {
  FailedMessages,
  MessagePreview,
  MessagePreviewRequest,
  MessageSettings,
  TemplateInput as MessageTemplateInput,
  QuietHours,
  ShownMessages,
  TemplateReset,
  TemplateTrial,
} from '../server/contract/messages/messages.ts'
import type { AlikeRow } from '../server/contract/feedback/alike.ts'
import type {
  AnswerTemplateChange,
  AnswerTemplateInput,
  AnswerTemplates,
  FittingTemplates,
} from '../server/contract/feedback/templates/answer-templates.ts'
import type { TemplatePurpose } from '../server/contract/feedback/templates/template-purpose.ts'
import type { Board } from '../server/contract/feedback/queue/board.ts'
import type { LeaveInput, ShownLeave } from '../server/contract/people/leaves.ts'
import type { BulkReply, BulkRequest } from '../server/contract/feedback/queue/bulk.ts'
import type { QueueCounts } from '../server/contract/feedback/queue/counts.ts'
import type { SavedView, SavedViewInput } from '../server/contract/feedback/queue/saved-views.ts'
import type { Handler } from '../server/contract/feedback/queue/handlers.ts'
import type { UnitDue } from '../server/contract/feedback/feedback.ts'
import type { UnitSuggestions } from '../server/contract/feedback/suggestions.ts'
import type { FeedbackStep } from '../server/contract/feedback/feedback-steps.ts'
import type { StepRequest } from '../server/contract/feedback/step-requests.ts'
import type {
  FeedbackDetail,
  FeedbackList,
  FeedbackReceipt,
  StaffEntry,
} from '../server/contract/feedback/feedback.ts'
import type {
  ApprovalRuleInput,
  ApprovalRules,
  ApprovalTry,
  MatchedApprovalRule,
} from '../server/contract/feedback/approval.ts'
import type {
  RehearseRules,
  RuleList,
  RuleRehearsal,
  SaveRules,
  TriedRules,
  TryRules,
} from '../server/contract/organisation/routing-rules.ts'
import type { ConflictList } from '../server/contract/feedback/conflicts.ts'
import type { FeedbackView } from '../server/contract/feedback/feedback-view.ts'
import type { ListFilter } from '../server/contract/feedback/list-filter.ts'
import type {
  BallotDecided,
  BallotEntry,
  BallotList,
  BallotReceipt,
  CodeBatch,
  IssueCodes,
  IssuedCodes,
  DecideBallots,
} from '../server/contract/ballots.ts'
import type {
  DeliveriesChanged,
  DeliveriesReply,
  DeliveryIds,
  ReconciliationRow,
} from '../server/contract/deliveries/deliveries.ts'
import type { KeepingReply } from '../server/contract/keeping/keeping.ts'
import type { CommentPage, CommentQuery } from '../server/contract/comments.ts'
import type { DeskSummary, FleetRow, KioskChange, PairingCode } from '../server/contract/kiosk.ts'
import type {
  CalendarImportReply,
  CalendarPreviewRequest,
  CalendarReply,
  ChangePreview,
  SaveCalendarRequest,
  SavedChange,
} from '../server/contract/deadlines/calendar-change.ts'
import type {
  CampaignInput,
  ChangeCampaignInput,
  ClosePolicyInput,
  PoliciesReply,
  PolicyInput,
  PolicyPreviewRequest,
} from '../server/contract/deadlines/policy.ts'
import type {
  EnterIndexInputs,
  IndexesReport,
  IndexInputReceipt,
  Readings,
} from '../server/contract/indexes.ts'
import type { DataQualityReport } from '../server/contract/quality/data-quality.ts'
import type {
  DossierFile,
  DossierReceipt,
  DossiersReport,
  EnterDossiers,
} from '../server/contract/quality/dossiers.ts'
import type { EnterServed, ServedFile, ServedReceipt } from '../server/contract/quality/served.ts'
import type { AnswersReport } from '../server/contract/reports/answers.ts'
import type { HandOversReport } from '../server/contract/reports/hand-overs.ts'
import type { PromisesReport } from '../server/contract/reports/promises.ts'
import type { OpenItemsReport, ReasonsReport, TrendReport } from '../server/contract/reports/insight.ts'
import type { DesksReport, HoursReport, ProceduresReport } from '../server/contract/reports/taps.ts'
import type { Words } from '../server/contract/language.ts'
import type { QuarterPublication, ResultsQuarter } from '../server/contract/results/published-results.ts'
import type { SubmitResults } from '../server/contract/results/results-requests.ts'
import type { NotificationList } from '../server/contract/notification.ts'
import type {
  Account,
  AccountChange,
  AccountList,
  AccountQuery,
  GrantDays,
  InvitationInput,
  LinkOwner,
  LinkReceipt,
} from '../server/contract/people/accounts.ts'
import type {
  Factors,
  FactorRuleInput,
  NewSecret,
  RecoveryCodes,
  SignInWays,
} from '../server/contract/people/factors.ts'
import type {
  GrantInput,
  PendingGrant,
  SessionReply,
  SignInReply,
  UnitSummary,
} from '../server/contract/people.ts'
import type {
  ChangeReportTask,
  DueReportList,
  EndReportTask,
  ReportTaskInput,
  TaskDoneInput,
  TemplateInput,
} from '../server/contract/reports/report-tasks.ts'
import type {
  ImprovementInput,
  ImprovementList,
  ImprovementStep,
} from '../server/contract/feedback/improvements.ts'
import type { CategoryQuestionsReply } from '../server/contract/feedback/asked-questions.ts'
import type { QuestionSetInput } from '../server/contract/feedback/category-questions.ts'
import type {
  ListedPlace,
  PlaceInput,
  PlacesFileReceipt,
  PlacesReceipt,
} from '../server/contract/places/places.ts'
import type {
  LateMovesReport,
  PeriodKind,
  PeriodReply,
  StaffSatisfactionReport,
  StaffTimelinessReport,
} from '../server/contract/report.ts'

const NO_CONNECTION: Words = {
  vi: 'Không kết nối được máy chủ. Nội dung quý vị viết vẫn được giữ; xin thử lại.',
  en: 'The server cannot be reached. What you wrote is kept; try again.',
}
const UNEXPECTED: Words = {
  vi: 'Máy chủ gặp sự cố ngoài dự kiến; xin thử lại sau.',
  en: 'Something unexpected went wrong on the server; try again later.',
}

/** The service said no, or could not be reached (`code` is null). `words` is the sentence to show. */
export class ApiError extends Error {
  readonly status: number
  readonly code: RefusalCode | null
  readonly errors: readonly FieldError[]
  readonly words: Words

  constructor(status: number, code: RefusalCode | null, errors: readonly FieldError[], words: Words) {
    super(words.en)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.errors = errors
    this.words = words
  }
}

/** What any thrown value says to the person. */
export function errorWords(error: unknown): Words {
  return error instanceof ApiError ? error.words : UNEXPECTED
}

/** The same where no field has a place of its own for what is wrong with it: that is said instead. */
export function formErrorWords(error: unknown): Words {
  if (!(error instanceof ApiError) || error.errors.length === 0) return errorWords(error)
  const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
  const { errors } = error
  return {
    vi: errors.map(({ vi }) => sentence(vi)).join(' '),
    en: errors.map(({ en }) => sentence(en)).join(' '),
  }
}

/** Problem JSON (RFC 9457) as the service writes it: with its code, and the words of that. */
interface Problem {
  readonly code: RefusalCode
  readonly titles: Words
  readonly errors?: readonly FieldError[]
}

/** Anything but the service's own problem JSON is an unexpected failure. */
async function readProblem(response: Response): Promise<ApiError> {
  const { code, titles, errors } = (await response.json().catch(() => ({}))) as Partial<Problem>
  if (code === undefined || !titles) return new ApiError(response.status, null, [], UNEXPECTED)
  return new ApiError(response.status, code, errors ?? [], titles)
}

/** Which period and unit a report is of; left out, the service chooses. */
interface ReportChoice {
  readonly period?: string | undefined
  readonly unit?: string | undefined
}

interface CallOptions {
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  readonly file?: Blob
  readonly signal?: AbortSignal | undefined
  /** Goes out though the page is left. */
  readonly keepalive?: boolean
}

/** Fired on `window` when a call finds that nobody is signed in any more. */
export const SIGNED_OUT_EVENT = 'hailong-signed-out'

function pathWith(path: string, query: CallOptions['query']): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

const underWay = new Set<Promise<unknown>>()

/** When all that was asked for until now has been answered, one way or the other. */
export async function whenAnswered(): Promise<void> {
  await Promise.allSettled(underWay)
}

/** One call of the service; throws `ApiError`. For pages whose calls come with them. */
export function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const answer = ask<T>(method, path, options).finally(() => underWay.delete(answer))
  underWay.add(answer)
  return answer
}

async function ask<T>(method: string, path: string, options: CallOptions): Promise<T> {
  const request: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } }
  if (options.signal) request.signal = options.signal
  if (options.keepalive) request.keepalive = true
  if (options.file) request.body = options.file
  if (options.body !== undefined) {
    request.body = JSON.stringify(options.body)
    request.headers = { ...request.headers, 'content-type': 'application/json' }
  }
  const response = await fetch(pathWith(path, options.query), request).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, null, [], NO_CONNECTION)
  })
  if (!response.ok) {
    const problem = await readProblem(response)
    if (problem.code === 'access/sign-in-needed') window.dispatchEvent(new Event(SIGNED_OUT_EVENT))
    throw problem
  }
  return (response.status === 204 ? undefined : await response.json()) as T
}

interface FeedbackQuery extends ListFilter {
  readonly view: FeedbackView
  readonly q?: string
  readonly after?: string
  readonly limit?: number
}

/** The service, one function an endpoint. Each may throw `ApiError`. */
export const api = {
  session: (signal?: AbortSignal) => call<SessionReply>('GET', '/api/session', { signal }),
  signIn: (username: string, password: string) =>
    call<SignInReply>('POST', '/api/session', { body: { username, password } }),
  signOut: () => call<void>('DELETE', '/api/session'),

  listFeedback: (query: FeedbackQuery, signal?: AbortSignal) =>
    call<FeedbackList>('GET', '/api/feedback', { query: { ...query }, signal }),
  feedback: (id: string, signal?: AbortSignal) =>
    call<FeedbackDetail>('GET', `/api/feedback/${encodeURIComponent(id)}`, { signal }),
  alikeFeedback: (id: string, signal?: AbortSignal) =>
    call<AlikeRow[]>('GET', `/api/feedback/${encodeURIComponent(id)}/alike`, { signal }),
  itemMessages: (id: string, signal?: AbortSignal) =>
    call<ShownMessages>('GET', `/api/feedback/${encodeURIComponent(id)}/messages`, { signal }),
  messagePreview: (id: string, body: MessagePreviewRequest, signal?: AbortSignal) =>
    call<MessagePreview>('POST', `/api/feedback/${encodeURIComponent(id)}/message-preview`, { body, signal }),
  enterFeedback: (entry: StaffEntry) => call<FeedbackReceipt>('POST', '/api/feedback', { body: entry }),
  takeStep: <S extends FeedbackStep>(id: string, step: S, body: StepRequest<S>) =>
    call<FeedbackDetail>('POST', `/api/feedback/${encodeURIComponent(id)}/${step}`, { body }),

  unitDue: (id: string, unit: string, signal?: AbortSignal) =>
    call<UnitDue>(
      'GET',
      `/api/feedback/${encodeURIComponent(id)}/unit-due?unit=${encodeURIComponent(unit)}`,
      { signal },
    ),
  unitSuggestions: (id: string, signal?: AbortSignal) =>
    call<UnitSuggestions>('GET', `/api/feedback/${encodeURIComponent(id)}/suggestions`, { signal }),
  sayPresence: (id: string, does: Presence | 'gone') =>
    call<void>('POST', `/api/feedback/${encodeURIComponent(id)}/presence`, {
      body: { does },
      keepalive: true,
    }),

  earlierItems: (id: string, signal?: AbortSignal) =>
    call<EarlierItem[]>('GET', `/api/feedback/${encodeURIComponent(id)}/earlier`, { signal }),
  mentionable: (id: string, signal?: AbortSignal) =>
    call<Mentionable[]>('GET', `/api/feedback/${encodeURIComponent(id)}/mentionable`, { signal }),
  unsentFiles: (id: string) => call<ItemFile[]>('GET', `/api/feedback/${encodeURIComponent(id)}/files`),
  /** A photo or document, as its file. */
  addFile: (id: string, query: { readonly kind: FileKind; readonly name: string }, file: Blob) =>
    call<ItemFile>('POST', `/api/feedback/${encodeURIComponent(id)}/files`, { query, file }),
  removeFile: (id: string, fileId: string) =>
    call<void>('DELETE', `/api/feedback/${encodeURIComponent(id)}/files/${encodeURIComponent(fileId)}`),
  drafts: (id: string) => call<ItemDrafts>('GET', `/api/feedback/${encodeURIComponent(id)}/draft`),
  keepDraft: (id: string, body: DraftInput) =>
    call<DraftSaved>('PUT', `/api/feedback/${encodeURIComponent(id)}/draft`, { body, keepalive: true }),

  conflicts: () => call<ConflictList>('GET', '/api/conflicts'),
  settleConflict: (id: string) => call<void>('POST', `/api/conflicts/${encodeURIComponent(id)}/settle`),

  units: (signal?: AbortSignal) => call<UnitSummary[]>('GET', '/api/units', { signal }),
  periods: (kind: PeriodKind, signal?: AbortSignal) =>
    call<PeriodReply[]>('GET', '/api/reports/periods', { query: { kind }, signal }),
  satisfaction: (period: string | undefined, unit: string | undefined, signal?: AbortSignal) =>
    call<StaffSatisfactionReport>('GET', '/api/reports/satisfaction', { query: { period, unit }, signal }),
  timeliness: (period: string | undefined, unit: string | undefined, signal?: AbortSignal) =>
    call<StaffTimelinessReport>('GET', '/api/reports/timeliness', { query: { period, unit }, signal }),

  lateMoves: (period: string | undefined, unit: string | undefined, signal?: AbortSignal) =>
    call<LateMovesReport>('GET', '/api/reports/late-moves', { query: { period, unit }, signal }),

  resultsQuarters: (signal?: AbortSignal) => call<ResultsQuarter[]>('GET', '/api/results', { signal }),
  quarterPublication: (period: string, signal?: AbortSignal) =>
    call<QuarterPublication>('GET', `/api/results/${encodeURIComponent(period)}`, { signal }),
  submitResults: (period: string, body: SubmitResults) =>
    call<QuarterPublication>('POST', `/api/results/${encodeURIComponent(period)}/submission`, { body }),
  signResults: (period: string, sha256: string) =>
    call<QuarterPublication>('POST', `/api/results/${encodeURIComponent(period)}/publication`, {
      body: { sha256 },
    }),
  returnResults: (period: string, note: string) =>
    call<QuarterPublication>('POST', `/api/results/${encodeURIComponent(period)}/return`, { body: { note } }),
  trend: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<TrendReport>('GET', '/api/reports/trend', { query: { period, unit }, signal }),
  answers: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<AnswersReport>('GET', '/api/reports/answers', { query: { period, unit }, signal }),
  reasons: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<ReasonsReport>('GET', '/api/reports/reasons', { query: { period, unit }, signal }),
  openItems: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<OpenItemsReport>('GET', '/api/reports/open-items', { query: { period, unit }, signal }),
  hours: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<HoursReport>('GET', '/api/reports/hours', { query: { period, unit }, signal }),
  deskRatings: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<DesksReport>('GET', '/api/reports/desks', { query: { period, unit }, signal }),
  procedureRatings: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<ProceduresReport>('GET', '/api/reports/procedures', { query: { period, unit }, signal }),
  handOvers: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<HandOversReport>('GET', '/api/reports/hand-overs', { query: { period, unit }, signal }),
  promises: (period: string, unit: string | undefined, signal?: AbortSignal) =>
    call<PromisesReport>('GET', '/api/reports/promises', { query: { period, unit }, signal }),

  indexes: (
    query: { readonly period?: string | undefined; readonly unit?: string | undefined } & Readings,
    signal?: AbortSignal,
  ) => call<IndexesReport>('GET', '/api/reports/indexes', { query: { ...query }, signal }),
  enterIndexInputs: (body: EnterIndexInputs) =>
    call<IndexInputReceipt>('POST', '/api/reports/index-inputs', { body }),
  enterIndexFile: (file: string) =>
    call<IndexInputReceipt>('POST', '/api/reports/index-inputs/file', { body: { file } }),

  dataQuality: (query: ReportChoice, signal?: AbortSignal) =>
    call<DataQualityReport>('GET', '/api/reports/data-quality', { query: { ...query }, signal }),
  enterServed: (body: EnterServed) => call<ServedReceipt>('POST', '/api/reports/served', { body }),
  enterServedFile: (body: ServedFile) => call<ServedReceipt>('POST', '/api/reports/served/file', { body }),
  dossiers: (query: ReportChoice, signal?: AbortSignal) =>
    call<DossiersReport>('GET', '/api/reports/dossiers', { query: { ...query }, signal }),
  enterDossiers: (body: EnterDossiers) => call<DossierReceipt>('POST', '/api/reports/dossiers', { body }),
  enterDossierFile: (body: DossierFile) =>
    call<DossierReceipt>('POST', '/api/reports/dossiers/file', { body }),

  notifications: (signal?: AbortSignal) => call<NotificationList>('GET', '/api/notifications', { signal }),
  /** These, or all of them. */
  readNotifications: (ids?: readonly string[]) =>
    call<NotificationList>('POST', '/api/notifications/read', { body: ids ? { ids } : {} }),

  noticeChoices: (signal?: AbortSignal) =>
    call<NoticeChoices>('GET', '/api/notifications/choices', { signal }),
  chooseNotices: (body: NoticeChoices) => call<NoticeChoices>('PUT', '/api/notifications/choices', { body }),

  comments: (query: CommentQuery, signal?: AbortSignal) =>
    call<CommentPage>('GET', '/api/comments', { query, signal }),
  ballots: (signal?: AbortSignal) => call<BallotList>('GET', '/api/ballots', { signal }),
  /** A picture of a batch's forms, as its file. */
  addBallotScan: (id: string, file: Blob) =>
    call<{ id: string }>('POST', `/api/ballots/${encodeURIComponent(id)}/scans`, { file }),
  enterBallots: (body: BallotEntry) => call<BallotReceipt>('POST', '/api/ballots', { body }),
  decideBallots: (id: string, body: DecideBallots) =>
    call<BallotDecided>('POST', `/api/ballots/${id}/decide`, { body }),
  codeBatches: (signal?: AbortSignal) => call<CodeBatch[]>('GET', '/api/rating-codes', { signal }),
  issueCodes: (body: IssueCodes) => call<IssuedCodes>('POST', '/api/rating-codes', { body }),
  kiosks: (signal?: AbortSignal) => call<FleetRow[]>('GET', '/api/kiosks', { signal }),
  desks: (signal?: AbortSignal) => call<DeskSummary[]>('GET', '/api/desks', { signal }),
  addKiosk: (kiosk: { name: string; unit: string; desk?: string }) =>
    call<{ id: string }>('POST', '/api/kiosks', { body: kiosk }),
  changeKiosk: (id: string, change: KioskChange) =>
    call<{ configVersion: number }>('PATCH', `/api/kiosks/${encodeURIComponent(id)}`, { body: change }),
  restartTablet: (id: string) => call<void>('POST', `/api/kiosks/${encodeURIComponent(id)}/restart`),
  revokeTablet: (id: string) => call<void>('POST', `/api/kiosks/${encodeURIComponent(id)}/revoke`),
  makePairingCode: (kiosk: string) =>
    call<PairingCode>('POST', '/api/kiosks/pairing-code', { body: { kiosk } }),
}

/** Which answers a second person approves. Each may throw `ApiError`. */
export const approvalApi = {
  rules: (signal?: AbortSignal) => call<ApprovalRules>('GET', '/api/approval-rules', { signal }),
  add: (body: ApprovalRuleInput) => call<{ id: string }>('POST', '/api/approval-rules', { body }),
  end: (id: string) => call<void>('POST', `/api/approval-rules/${encodeURIComponent(id)}/end`),
  try: (body: ApprovalTry) =>
    call<{ rules: readonly MatchedApprovalRule[] }>('POST', '/api/approval-rules/try', { body }),
}

/** By which rules items find their unit. Each may throw `ApiError`. */
export const routingApi = {
  list: (signal?: AbortSignal) => call<RuleList>('GET', '/api/routing-rules', { signal }),
  save: (body: SaveRules) => call<RuleList>('POST', '/api/routing-rules', { body }),
  rehearse: (body: RehearseRules) => call<RuleRehearsal>('POST', '/api/routing-rules/rehearse', { body }),
  try: (body: Partial<TryRules>) => call<TriedRules>('POST', '/api/routing-rules/try', { body }),
}

/** Reports that units owe. Each may throw `ApiError`. */
export const improvementApi = {
  list: (signal?: AbortSignal) => call<ImprovementList>('GET', '/api/improvements', { signal }),
  write: (body: ImprovementInput) => call<{ id: string }>('POST', '/api/improvements', { body }),
  decide: (id: string, step: ImprovementStep, reason: string) =>
    call<void>('POST', `/api/improvements/${encodeURIComponent(id)}/${step}`, {
      ...(step === 'publish' ? {} : { body: { reason } }),
    }),
}

/** Accounts: of the people in one's units, and one's own. Each may throw `ApiError`. */
export const peopleApi = {
  list: (query: AccountQuery, signal?: AbortSignal) =>
    call<AccountList>('GET', '/api/people', { query: { ...query }, signal }),
  account: (id: string, signal?: AbortSignal) => call<Account>('GET', personPath(id), { signal }),
  invite: (body: InvitationInput) => call<LinkReceipt>('POST', '/api/people/invite', { body }),
  change: (id: string, body: AccountChange) => call<void>('PATCH', personPath(id), { body }),
  renewLink: (id: string) => call<LinkReceipt>('POST', `${personPath(id)}/link`),
  close: (id: string) => call<void>('POST', `${personPath(id)}/close`),
  open: (id: string) => call<void>('POST', `${personPath(id)}/open`),
  unlock: (id: string) => call<void>('POST', `${personPath(id)}/unlock`),
  /** One session, or all where none is named. */
  endSessions: (id: string, session: string) =>
    call<{ ended: number }>('POST', `${personPath(id)}/sessions/end`, { body: session ? { session } : {} }),
  pendingGrants: (signal?: AbortSignal) => call<PendingGrant[]>('GET', '/api/grants/pending', { signal }),
  decideGrant: (id: string, decision: 'confirm' | 'refuse') =>
    call<void>('POST', `/api/grants/${encodeURIComponent(id)}/${decision}`),
  giveRole: (body: GrantInput) => call<{ pending: boolean }>('POST', '/api/grants', { body }),
  changeDays: (id: string, body: GrantDays) =>
    call<void>('POST', `/api/grants/${encodeURIComponent(id)}/days`, { body }),
  endGrant: (id: string) => call<void>('POST', `/api/grants/${encodeURIComponent(id)}/end`),
  own: (signal?: AbortSignal) => call<Account>('GET', '/api/account', { signal }),
  changePassword: (present: string, password: string) =>
    call<void>('POST', '/api/account/password', { body: { present, password } }),
  endOwnSessions: (session: string) =>
    call<{ ended: number }>('POST', '/api/account/sessions/end', { body: session ? { session } : {} }),
  readLink: (token: string, signal?: AbortSignal) =>
    call<LinkOwner>('POST', '/api/account-links/read', { body: { token }, signal }),
  useLink: (token: string, password: string) =>
    call<void>('POST', '/api/account-links/use', { body: { token, password } }),
  askLink: (username: string) => call<void>('POST', '/api/account-links/ask', { body: { username } }),
}

/** What accounts are proved by, and sessions. Each may throw `ApiError`. */
export const factorApi = {
  ways: (signal?: AbortSignal) => call<SignInWays>('GET', '/api/sign-in-ways', { signal }),
  secondStep: (code: string) => call<SessionReply>('POST', '/api/session/second-step', { body: { code } }),
  stay: () => call<SessionReply>('POST', '/api/session/stay'),
  passkeySignInOptions: () => call<PasskeyRequest>('POST', '/api/session/passkey/options'),
  signInByPasskey: (answer: object) =>
    call<SessionReply>('POST', '/api/session/passkey', { body: { answer } }),
  own: (signal?: AbortSignal) => call<Factors>('GET', '/api/account/factors', { signal }),
  beginCodes: (present: string) => call<NewSecret>('POST', '/api/account/codes', { body: { present } }),
  confirmCodes: (code: string) =>
    call<RecoveryCodes>('POST', '/api/account/codes/confirm', { body: { code } }),
  removeCodes: (present: string) => call<void>('POST', '/api/account/codes/remove', { body: { present } }),
  renewRecoveryCodes: (present: string) =>
    call<RecoveryCodes>('POST', '/api/account/recovery-codes', { body: { present } }),
  passkeyOptions: (present: string) =>
    call<PasskeyCreation>('POST', '/api/account/passkeys/options', {
      body: { present },
    }),
  addPasskey: (name: string, answer: object) =>
    call<void>('POST', '/api/account/passkeys', { body: { name, answer } }),
  renamePasskey: (id: string, name: string) =>
    call<void>('POST', `/api/account/passkeys/${encodeURIComponent(id)}/name`, { body: { name } }),
  removePasskey: (id: string, present: string) =>
    call<void>('POST', `/api/account/passkeys/${encodeURIComponent(id)}/remove`, { body: { present } }),
  takeAway: (personId: string) => call<void>('POST', `${personPath(personId)}/factors/remove`),
  rule: (signal?: AbortSignal) => call<FactorRuleInput>('GET', '/api/second-factor-rule', { signal }),
  changeRule: (days: number | null) => call<void>('POST', '/api/second-factor-rule', { body: { days } }),
}

function personPath(id: string): string {
  return `/api/people/${encodeURIComponent(id)}`
}

/** What is done in the queue. Each may throw `ApiError`. */
export const queueApi = {
  /** Who handles items of a unit; of every unit the person reads, where none is named. */
  handlers: (unit: string | undefined, signal?: AbortSignal) =>
    call<readonly Handler[]>('GET', '/api/handlers', { query: { unit }, signal }),
  counts: (signal?: AbortSignal) => call<QueueCounts>('GET', '/api/queue/counts', { signal }),
  steps: (body: BulkRequest) => call<BulkReply>('POST', '/api/queue/steps', { body }),
  views: (signal?: AbortSignal) => call<readonly SavedView[]>('GET', '/api/queue/views', { signal }),
  saveView: (body: SavedViewInput) => call<{ id: string }>('POST', '/api/queue/views', { body }),
  removeView: (id: string) => call<void>('POST', `/api/queue/views/${encodeURIComponent(id)}/remove`),
}

/** The day of a unit, and who is away. Each may throw `ApiError`. */
export const boardApi = {
  read: (unit: string | undefined, signal?: AbortSignal) =>
    call<Board>('GET', '/api/board', { query: { unit }, signal }),
  leaves: (signal?: AbortSignal) => call<readonly ShownLeave[]>('GET', '/api/leaves', { signal }),
  enterLeave: (body: LeaveInput) => call<{ id: string }>('POST', '/api/leaves', { body }),
  endLeave: (id: string) => call<void>('POST', `/api/leaves/${encodeURIComponent(id)}/end`),
}

/** How the installation is kept. May throw `ApiError`. */
export const keepingApi = {
  read: () => call<KeepingReply>('GET', '/api/keeping'),
}

/** What the 1022 line is told. Each may throw `ApiError`. */
export const deliveryApi = {
  read: () => call<DeliveriesReply>('GET', '/api/deliveries'),
  reconcile: () =>
    call<{ readonly items: readonly ReconciliationRow[] }>('GET', '/api/deliveries/reconciliation'),
  change: (how: 'resend' | 'skip', body: DeliveryIds) =>
    call<DeliveriesChanged>('POST', `/api/deliveries/${how}`, { body }),
}

/** Texts that answers begin with. Each may throw `ApiError`. */
export const templateApi = {
  list: (signal?: AbortSignal) => call<AnswerTemplates>('GET', '/api/answer-templates', { signal }),
  add: (body: AnswerTemplateInput) => call<{ id: string }>('POST', '/api/answer-templates', { body }),
  change: (id: string, body: AnswerTemplateChange) =>
    call<void>('POST', `/api/answer-templates/${encodeURIComponent(id)}`, { body }),
  retire: (id: string, version: number) =>
    call<void>('POST', `/api/answer-templates/${encodeURIComponent(id)}/retire`, { body: { version } }),
  fitting: (item: string, purpose: TemplatePurpose, signal?: AbortSignal) =>
    call<FittingTemplates>('GET', `/api/feedback/${encodeURIComponent(item)}/templates`, {
      query: { purpose },
      signal,
    }),
  used: (item: string, id: string) =>
    call<void>('POST', `/api/feedback/${encodeURIComponent(item)}/templates/${encodeURIComponent(id)}/used`),
}

/** The office's list of places. Each may throw `ApiError`. */
export const placeApi = {
  list: (signal?: AbortSignal) => call<ListedPlace[]>('GET', '/api/places', { signal }),
  add: (place: PlaceInput) => call<PlacesReceipt>('POST', '/api/places', { body: { places: [place] } }),
  enterFile: (file: string) => call<PlacesFileReceipt>('POST', '/api/places/file', { body: { file } }),
  remove: (id: string) => call<void>('POST', '/api/places/remove', { body: { id } }),
}

/** The wording of messages to citizens. Each may throw `ApiError`. */
export const messageApi = {
  settings: (signal?: AbortSignal) => call<MessageSettings>('GET', '/api/messages', { signal }),
  failed: (signal?: AbortSignal) => call<FailedMessages>('GET', '/api/messages/failed', { signal }),
  try: (body: MessageTemplateInput, signal?: AbortSignal) =>
    call<TemplateTrial>('POST', '/api/messages/templates/try', { body, signal }),
  save: (body: MessageTemplateInput) => call<void>('POST', '/api/messages/templates', { body }),
  reset: (body: TemplateReset) => call<void>('POST', '/api/messages/templates/reset', { body }),
  saveQuiet: (body: QuietHours) => call<void>('POST', '/api/messages/quiet-hours', { body }),
}

export const questionApi = {
  list: (signal?: AbortSignal) => call<CategoryQuestionsReply>('GET', '/api/category-questions', { signal }),
  save: (body: QuestionSetInput) => call<{ id: string | null }>('POST', '/api/category-questions', { body }),
}

export const reportTaskApi = {
  list: (signal?: AbortSignal) => call<DueReportList>('GET', '/api/report-tasks', { signal }),
  add: (body: ReportTaskInput) => call<{ id: string }>('POST', '/api/report-tasks', { body }),
  change: (id: string, body: ChangeReportTask) =>
    call<void>('POST', `/api/report-tasks/${encodeURIComponent(id)}/change`, { body }),
  end: (id: string, body: EndReportTask) =>
    call<void>('POST', `/api/report-tasks/${encodeURIComponent(id)}/end`, { body }),
  addTemplate: (body: TemplateInput) =>
    call<{ added: number }>('POST', '/api/report-tasks/template', { body }),
  deliver: (id: string, body: TaskDoneInput) =>
    call<void>('POST', `/api/report-tasks/${encodeURIComponent(id)}/deliver`, { body }),
}

/** Where the same list is downloaded as CSV. */
export function dueReportsPath(lang: string): string {
  return pathWith('/api/report-tasks.csv', { lang })
}

/** Calendars and policies: what deadlines are counted by. Each may throw `ApiError`. */
export const calendarApi = {
  calendar: (unit: string, signal?: AbortSignal) =>
    call<CalendarReply>('GET', `/api/calendars/${encodeURIComponent(unit)}`, { signal }),
  preview: (body: CalendarPreviewRequest) => call<ChangePreview>('POST', '/api/calendars/preview', { body }),
  save: (body: SaveCalendarRequest) => call<SavedChange>('POST', '/api/calendars', { body }),
  readFile: (unit: string, file: string) =>
    call<CalendarImportReply>('POST', '/api/calendars/import', { body: { unit, file } }),

  policies: (signal?: AbortSignal) => call<PoliciesReply>('GET', '/api/policies', { signal }),
  previewPolicy: (body: PolicyPreviewRequest) =>
    call<ChangePreview>('POST', '/api/policies/preview', { body }),
  addPolicy: (body: PolicyInput) => call<{ id: string }>('POST', '/api/policies', { body }),
  closePolicy: (body: ClosePolicyInput) => call<void>('POST', '/api/policies/close', { body }),
  addCampaign: (body: CampaignInput) => call<{ id: string }>('POST', '/api/campaigns', { body }),
  previewCampaign: (body: ChangeCampaignInput) =>
    call<ChangePreview>('POST', '/api/campaigns/preview', { body }),
  changeCampaign: (body: ChangeCampaignInput) => call<void>('POST', '/api/campaigns/change', { body }),
}

/** Where a unit's days off are downloaded as an iCalendar file. */
export function calendarFilePath(unit: string): string {
  return `/api/calendars/${encodeURIComponent(unit)}.ics`
}

/** Where the same figures are downloaded as CSV. */
export function csvPath(
  report: 'satisfaction' | 'ratings' | 'timeliness' | 'late-moves' | 'trend' | 'hours' | 'answers',
  period: string,
  unit?: string,
): string {
  return pathWith(`/api/reports/${report}.csv`, { period, unit })
}
