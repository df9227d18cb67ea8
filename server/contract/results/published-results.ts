import type { MovingFigure, PublicationFinding } from '../quality/data-quality.ts'
import type { ServedMove } from '../quality/served.ts'
import type { NamedUnit } from '../named-unit.ts'
import type {
  PeriodReply,
  SatisfactionReport,
  TimelinessReport,
  UnitParticipation,
  VerdictsReport,
} from '../report.ts'
import type { ProcedureCell } from '../reports/taps.ts'

/** One figure that a correction moved. Numbers as they stood and as they stand; null where they may not be shown. */
export interface FigureChange {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly figure: MovingFigure
  readonly before: number | null
  readonly after: number | null
}

/** The same with what follows from the days that were counted. */
export interface LimitedChange extends FigureChange {
  /** Of a rate of who took part: where it is the highest that it can be, as open days have no count; absent where it is exact. */
  readonly atMost?: readonly ('before' | 'after')[]
}

export interface Correction {
  /** The number that it corrects. */
  readonly of: number
  readonly reason: string
  /** Of who took part from format 5 on; of other ways, and of what is left out, from format 6 on. */
  readonly changes: readonly FigureChange[]
}

/**
 * A quarter's results as they are signed and published: everything a page, a file or a sheet of paper says of it is made from
 * this alone. Written as canonical JSON (RFC 8785), its bytes are what the sha256 and the signature are of.
 */
export interface ResultsDocument {
  readonly format:
    | 'hailong-results/1'
    | 'hailong-results/2'
    | 'hailong-results/3'
    | 'hailong-results/4'
    | 'hailong-results/5'
    | 'hailong-results/6'
    | 'hailong-results/7'
  readonly period: PeriodReply
  /** The first publication of a quarter is 1, each correction the next. */
  readonly number: number
  readonly correction: Correction | null
  readonly office: {
    readonly code: string
    readonly name: string
    readonly nameEn: string
    /** IANA name of the zone the days are in. */
    readonly zone: string
  }
  /** When the figures were read. */
  readonly frozenAt: string
  /** What the office says beside its figures: plain paragraphs, in Vietnamese; English may be empty. */
  readonly narrative: { readonly vi: string; readonly en: string }
  readonly submittedBy: string
  /** sha256 of the counts that the figures were computed from; they stay with the office, for some are too small to be shown; empty in a draft. */
  readonly basisSha256: string
  readonly licence: string
  readonly satisfaction: SatisfactionReport
  readonly timeliness: TimelinessReport
  /** What senders said of the answers in the quarter, by the unit that answered; format 1 has none. */
  readonly verdicts?: VerdictsReport
  /** Unit by unit, where taps at the unit itself name procedures; formats 1 and 2 have none. */
  readonly procedures?: readonly UnitProcedures[]
  /** Who took part: the whole office first, then units that counted whom they served; formats 1 to 3 have none. */
  readonly participation?: readonly UnitParticipation[]
}

/** Satisfaction by procedure, of ratings that came in time and name one. */
export interface UnitProcedures {
  readonly unit: NamedUnit
  readonly scaleSize: number
  readonly procedures: readonly ProcedureCell[]
}

/** A document with what was added when a second person published it. */
export interface PublishedResults {
  readonly document: ResultsDocument
  /** Of the document's bytes, in hex. */
  readonly sha256: string
  /** Ed25519 (RFC 8032) over those bytes, in base64. */
  readonly signature: string
  readonly keyId: string
  readonly publishedAt: string
  readonly publishedBy: string
}

/** What is known of one submission beside its document. */
export interface ResultsVersion {
  readonly number: number
  readonly status: 'submitted' | 'returned' | 'published'
  readonly sha256: string
  readonly frozenAt: string
  readonly submittedBy: string
  readonly decidedAt: string | null
  readonly decidedBy: string | null
  /** Why it was returned. */
  readonly note: string | null
}

/**
 * How far a quarter's results are: `running`, over and not closed, closed and to be submitted, waiting for the second person,
 * published, or published with figures that differ by now.
 */
export type ResultsState = 'running' | 'closing' | 'ready' | 'submitted' | 'published' | 'moved'

/** `GET /api/results`: every quarter with anything in it, newest first. */
export interface ResultsQuarter {
  readonly period: PeriodReply
  readonly closesOn: string
  readonly state: Exclude<ResultsState, 'moved'>
  readonly number: number | null
  readonly publishedAt: string | null
}

/** `GET /api/results/:period`: what may be submitted, what waits, and what was published. */
export interface QuarterPublication {
  readonly period: PeriodReply
  readonly closesOn: string
  readonly state: ResultsState
  /** As it would be frozen at this moment; null until the quarter is closed. */
  readonly draft: ResultsDocument | null
  /** What is to be settled, or said, before anybody submits; of a quarter that waits or is published, what was left. */
  readonly findings: readonly PublicationFinding[]
  /** Late ratings that no publication tells yet, of which some wait until ten of a place are together. */
  readonly late: { readonly ready: number; readonly waiting: number }
  /**
   * Counts of people served that are others than when the last publication was frozen, by whom; none before the first. While one waits,
   * those that it holds, and apart from them what was entered since.
   */
  readonly servedSince: readonly ServedMove[]
  readonly servedAfter: readonly ServedMove[]
  readonly waiting: { readonly version: ResultsVersion; readonly document: ResultsDocument } | null
  readonly versions: readonly ResultsVersion[]
  /** May this person submit, and sign what waits? */
  readonly may: { readonly submit: boolean; readonly sign: boolean }
}
