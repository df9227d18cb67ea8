import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { type FieldError, REFUSALS, Refusal, type RefusalCode } from './contract/refusals.ts'
import type { Log } from './log.ts'

const localeError = { vi: z.locales.vi().localeError, en: z.locales.en().localeError }

const ZONE_NEEDED = {
  vi: 'cần thời điểm ISO 8601 kèm múi giờ, ví dụ 2026-08-22T09:05:00+07:00',
  en: 'an ISO 8601 time with its zone is needed, for example 2026-08-22T09:05:00+07:00',
}

/** What zod found wrong, as field errors with words in both languages. `prefix` says where the value stood. */
export function fieldErrorsOf(issues: readonly z.core.$ZodIssue[], prefix = ''): FieldError[] {
  return issues.flatMap((issue) => {
    const paths =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    return paths.map((path) => ({
      field: [prefix, ...path.map(String)].filter((part) => part !== '').join('.'),
      ...wordsOf(issue),
    }))
  })
}

function wordsOf(issue: z.core.$ZodIssue): { vi: string; en: string } {
  if (issue.code === 'invalid_format' && issue.format === 'datetime') return ZONE_NEEDED
  return { vi: wordsIn('vi', issue), en: wordsIn('en', issue) }
}

function wordsIn(language: 'vi' | 'en', issue: z.core.$ZodIssue): string {
  const words = localeError[language]({ ...issue, input: undefined } as Parameters<typeof localeError.vi>[0])
  return typeof words === 'string' ? words : (words?.message ?? issue.message)
}

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
    headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  })
}

export function refuse(refusal: Refusal): Response {
  const { code, detail, errors } = refusal
  return reply(problemOf(code, { ...(detail === undefined ? {} : { detail }), errors }))
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
    if (error instanceof Refusal) return refuse(error)
    if (error instanceof HTTPException)
      return reply(problemOf(HTTP_CODES[error.status] ?? 'request/malformed'))
    log.error({ err: error, method: c.req.method, path: c.req.path }, 'unexpected error')
    return reply({
      type: 'about:blank',
      title: 'Hệ thống gặp lỗi; xin thử lại sau. / Something went wrong here; try again later.',
      status: 500,
      code: 'internal',
    } as { status: number })
  }
}

export const answerNotFound: NotFoundHandler = () => reply(problemOf('request/not-found'))
