import type { RefusalCode } from '../contract/refusals.ts'

/** A JSON schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What one route answers where nothing is refused, and what it can refuse. */
export interface RouteAnswers {
  /** Status → media type → schema of JSON; null where the media type says it all. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, JsonSchema | null>>>>
  readonly refusals: readonly RefusalCode[]
}

export interface AnswerTable {
  /** By `GET /api/units/:code`; `*` stands for what only the running service knows. */
  readonly routes: Readonly<Record<string, RouteAnswers>>
  readonly schemas: Readonly<Record<string, JsonSchema>>
}
