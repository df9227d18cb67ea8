import { REFUSALS, type RefusalCode } from '../contract/refusals.ts'
import { PROBLEM_TYPE } from '../problem.ts'
import { exampleName } from './about-api.ts'
import type { JsonSchema, RouteAnswers } from './answer-table.ts'

/** Refused before any route is asked: the guards of `server/app.ts`, and what `refusalOf` makes of a database. */
const FROM_ALL: readonly RefusalCode[] = ['set-up/needed', 'service/unavailable', 'service/busy']
const FROM_CHANGING: readonly RefusalCode[] = ['request/cross-site', 'request/too-large', 'request/malformed']
const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  204: 'Done; there is nothing to say',
  302: 'On to another page',
  303: 'On to another page',
}
/** Of the protocol, whose callers are counted before any of its routes is asked. */
const FROM_PROTOCOL: readonly RefusalCode[] = ['request/too-often']
const BUG = 'A mistake of ours; it was written down / lỗi của hệ thống, đã được ghi lại'
const PLAIN = ['/healthz', '/readyz', '/metrics']

/** What is answered where nothing is refused. */
export function responsesOf(answers: RouteAnswers['answers'], summary: string): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, media]) => {
      const content = Object.entries(media).map(([type, schema]) => [type, schema === null ? {} : { schema }])
      return [
        status,
        {
          description:
            status === '200' && summary !== '' ? summary : (STATUS_WORDS[Number(status)] ?? 'Answer'),
          ...(content.length === 0 ? {} : { content: Object.fromEntries(content) as object }),
        },
      ]
    }),
  )
}

/** Everything that may be refused, by status; each code with its words and an example. */
export function refusalsOf(
  method: string,
  path: string,
  own: readonly RefusalCode[],
): Record<string, object> {
  if (PLAIN.includes(path)) return { default: { description: 'It does not answer' } }
  const isProtocol = path.startsWith('/open311/')
  const all = new Set<RefusalCode>([
    ...own,
    ...FROM_ALL,
    ...(isProtocol ? FROM_PROTOCOL : []),
    ...(method === 'GET' ? [] : FROM_CHANGING),
    ...(path.includes('{') ? (['request/not-found'] as const) : []),
  ])
  const isPublic = path.startsWith('/public/')
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of [...all].sort()) {
    const status = isProtocol ? protocolStatus(REFUSALS[code].status) : REFUSALS[code].status
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const refused = isProtocol ? protocolRefusal : isPublic ? pageRefusal : problem
  return {
    ...Object.fromEntries([...byStatus].map(([status, codes]) => [String(status), refused(codes)])),
    '500': isProtocol ? protocolAnswer(BUG) : isPublic ? pageAnswer(BUG) : problemAnswer(BUG),
  }
}

/** The protocol knows 400, 403 and 404; sizes, types, floods and outages keep their own. */
function protocolStatus(status: number): number {
  return [405, 409, 422, 423].includes(status) ? 400 : status === 401 ? 403 : status
}

function problem(codes: readonly RefusalCode[]): object {
  const tells = codes.some((code) => 'retryAfterS' in REFUSALS[code])
  const answer = problemAnswer(wordsOf(codes), {
    allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
  })
  const examples = Object.fromEntries(
    codes.map((code) => [exampleName(code), { $ref: `#/components/examples/${exampleName(code)}` }]),
  )
  return {
    ...answer,
    ...(tells ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {}),
    content: { [PROBLEM_TYPE]: { ...answer.content[PROBLEM_TYPE], examples } },
  }
}

function problemAnswer(description: string, schema: JsonSchema = { $ref: '#/components/schemas/Problem' }) {
  return { description, content: { [PROBLEM_TYPE]: { schema } } }
}

const protocolRefusal = (codes: readonly RefusalCode[]) => protocolAnswer(wordsOf(codes))

function protocolAnswer(description: string) {
  const schema = { $ref: '#/components/schemas/ProtocolErrors' }
  return {
    description,
    content: { 'application/json': { schema }, 'text/xml': { schema: { type: 'string' } } },
  }
}

const pageRefusal = (codes: readonly RefusalCode[]) => pageAnswer(wordsOf(codes))

/** Beside the pages for citizens what goes wrong is told as one of them. */
function pageAnswer(description: string) {
  return { description, content: { 'text/html': { schema: { type: 'string' } } } }
}

const wordsOf = (codes: readonly RefusalCode[]) =>
  codes.map((code) => `\`${code}\`: ${REFUSALS[code].en} / ${REFUSALS[code].vi}`).join('\n\n')
