import type { PeriodReply, SatisfactionReport, TimelinessReport } from './report.ts'

/** One figure that a correction moved. Numbers as they stood and as they stand; null where they may not be shown. */
export interface FigureChange {
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly figure: 'n' | 'satisfied' | 'share' | 'received' | 'judged' | 'onTime' | 'onTimeShare'
  readonly before: number | null
  readonly after: number | null
}

export interface Correction {
  /** The number that it corrects. */
  readonly of: number
  readonly reason: string
  readonly changes: readonly FigureChange[]
}

/**
 * A quarter's results as they are signed and published: everything a page, a file or a sheet of paper says of it is made from
 * this alone. Written as canonical JSON (RFC 8785), its bytes are what the sha256 and the signature are of.
 */
export interface ResultsDocument {
  readonly format: 'hailong-results/1'
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
  /** sha256 of the counts that the figures were computed from; they stay with the office, for some are too small to be shown. */
  readonly basisSha256: string
  readonly licence: string
  readonly satisfaction: SatisfactionReport
  readonly timeliness: TimelinessReport
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
