import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'
import { isOutOfTime, isUnavailable } from '../db/dialect.ts'
import { TooManyReports } from '../db/long-reads.ts'
import { type FieldError, REFUSALS, Refusal, type RefusalCode } from './contract/refusals.ts'
import { fieldWords, meantForm } from './words/field-words.ts'
import { type Log, requestOf } from './log.ts'

/** What zod found wrong, as field errors with words in both languages. `prefix` says where the value stood. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[], prefix = ''): FieldError[] {
  return issues.flatMap((issue) => {
    const meant = meantForm(issue)
    if (meant.length > 0) return fieldErrorsOf(meant, fieldAt(prefix, issue.path))
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return paths.map((path) => ({ field: fieldAt(prefix, path), ...fieldWords(issue) }))
  })
}

function fieldAt(prefix: string, path: readonly PropertyKey[]): string {
  return [prefix, ...path.map(String)].filter((part) => part !== '').join('.')
}

export const PROBLEM_TYPE = 'application/problem+json'

/** An RFC 9457 problem: the code is the promise, the title is for people, in both languages. */
export function problemOf(
  code: RefusalCode,
  options: { detail?: string; errors?: readonly FieldError[] } = {},
) {
  const { status, vi, en } = REFUSALS[code]
  return {
    type: `about:blank#${code}`,
    title: `${vi} / ${en}`,
    titles: { vi, en },
    status,
    code,
    ...(options.detail === undefined ? {} : { detail: options.detail }),
    ...(options.errors === undefined || options.errors.length === 0 ? {} : { errors: options.errors }),
  }
}

function reply(problem: { status: number }, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': `${PROBLEM_TYPE}; charset=utf-8`, ...headers },
  })
}

function refuse(refusal: Refusal): Response {
  const { code, detail, errors, headers } = refusal
  return reply(problemOf(code, { ...(detail === undefined ? {} : { detail }), errors }), headers)
}

/** What the catalogue says of an error; undefined for a bug. That the database cannot work is logged: a person must act. */
export function refusalOf(log: Log, error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  // Nobody reads the answer, and nobody need act.
  if (hasHungUp(error)) return new Refusal('request/malformed', { detail: 'the sender hung up' })
  if (error instanceof TooManyReports) return new Refusal('service/busy')
  if (isOutOfTime(error)) {
    log.warn({ err: error }, 'a read took too long and was given up')
    return new Refusal('service/too-long')
  }
  if (!isUnavailable(error)) return undefined
  log.error({ err: error }, 'the database cannot be used now')
  return new Refusal('service/unavailable')
}

/** What reading a body throws whose sender has gone, or was cut off for being too slow. */
function hasHungUp(error: unknown): boolean {
  return (
    error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
  )
}

const HTTP_CODES: Readonly<Record<number, RefusalCode>> = {
  400: 'request/malformed',
  403: 'request/cross-site',
  404: 'request/not-found',
  413: 'request/too-large',
}

/** A refusal says why; anything else is a bug: logged whole, told to the caller as nothing but 500. */
export function answerErrors(log: Log): ErrorHandler {
  return (error, c) => {
    const refusal = refusalOf(log, error)
    if (refusal) return refuse(refusal)
    if (error instanceof HTTPException)
      return reply(problemOf(HTTP_CODES[error.status] ?? 'request/malformed'))
    log.error({ err: error, ...requestOf(c) }, 'unexpected error')
    return reply({
      type: 'about:blank',
      title: 'Hệ thống gặp lỗi; xin thử lại sau. / Something went wrong here; try again later.',
      status: 500,
      code: 'internal',
    } as { status: number })
  }
}

export const answerNotFound: NotFoundHandler = () => reply(problemOf('request/not-found'))
