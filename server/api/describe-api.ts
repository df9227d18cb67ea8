import type { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { type Permission, PERMISSIONS } from '../contract/permissions.ts'
import type { JsonSchema, RouteAnswers } from './answer-table.ts'
import { ANSWERS } from './answers.ts'
import { COMPONENTS, INFO, TAGS } from './about-api.ts'
import { WEBHOOKS } from '../events/describe-webhooks.ts'
import { isDescribed } from './described.ts'
import { refusalsOf, responsesOf } from './responses.ts'

/** What hono-openapi reads from a route and what stands before it; `x-permissions` is told by our own guard. */
interface Operation {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: object
  readonly responses?: Readonly<Record<string, object>>
  readonly 'x-permissions'?: readonly Permission[]
}

interface Parameter {
  readonly name: string
  readonly in: string
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

export interface ApiDescription {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

export interface DescribedOperation extends Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> }>
  >
}

/**
 * The API as OpenAPI 3.1: what a route takes is read from its own checks, who may call it from its own guard, and what it
 * answers and refuses from the table that `npm run describe` reads from its text.
 */
export async function describeApi(routes: Hono): Promise<ApiDescription> {
  const { paths, components } = (await generateSpecs(routes, {
    documentation: INFO,
    includeEmptyPaths: true,
    excludeStaticFile: false,
    defaultValidationErrorResponse: false,
  })) as unknown as { paths: Paths; components?: { schemas?: Record<string, JsonSchema> } }
  const described = Object.fromEntries(
    Object.entries(paths)
      .filter(([path]) => isDescribed(path))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, operations]) => [
        addressOf(path),
        Object.fromEntries(
          Object.entries(operations).map(([method, operation]) => [
            method,
            complete(method.toUpperCase(), path, operation),
          ]),
        ),
      ]),
  )
  return {
    ...INFO,
    tags: TAGS,
    webhooks: WEBHOOKS,
    paths: described,
    components: {
      ...COMPONENTS,
      schemas: { ...ANSWERS.schemas, ...components?.schemas, ...COMPONENTS.schemas },
      examples: examplesIn(described),
    },
  } as ApiDescription
}

/** Those that a refusal of these routes refers to: some are told on the command line alone. */
function examplesIn(described: object): object {
  const named = new Set(JSON.stringify(described).match(/#\/components\/examples\/[\w.-]+/g))
  return Object.fromEntries(
    Object.entries(COMPONENTS.examples).filter(([name]) => named.has(`#/components/examples/${name}`)),
  )
}

/** The protocol's format is the ending of its address. */
const isProtocol = (path: string) => path.startsWith('/open311/')
const addressOf = (path: string) => (isProtocol(path) ? `${path}.{format}` : path)
const FORMAT = {
  name: 'format',
  in: 'path',
  required: true,
  schema: { type: 'string', enum: ['json', 'xml'] },
}

function complete(method: string, path: string, operation: Operation): DescribedOperation {
  const { 'x-permissions': permissions = [], responses: told = {}, ...rest } = operation
  const answers = answersOf(method, path)
  const refusals = refusalsOf(method, path, answers?.refusals ?? [])
  const parts = [rest.description, whoMay(rest.security ?? [], permissions)].filter(
    (part) => part !== undefined && part !== '',
  )
  return {
    ...rest,
    ...(parts.length === 0 ? {} : { description: parts.join('\n\n') }),
    // Said also where it is nothing: whoever reads need not guess.
    security: different(rest.security ?? []),
    ...(isProtocol(path) ? { parameters: [FORMAT, ...(rest.parameters ?? [])] } : {}),
    ...(permissions.length === 0 ? {} : { 'x-permissions': different(permissions) }),
    responses: {
      ...responsesOf(answers?.answers ?? {}, rest.summary ?? ''),
      ...withContent(told),
      ...refusals,
    },
  }
}

function withContent(responses: Readonly<Record<string, object>>) {
  return Object.fromEntries(Object.entries(responses).filter(([, response]) => 'content' in response))
}

function different<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function whoMay(security: readonly object[], permissions: readonly Permission[]): string {
  if (permissions.length === 0)
    return security.some((way) => 'session' in way) ? 'For whoever is signed in.' : ''
  return different(permissions)
    .map((permission) => `For staff with \`${permission}\`: ${PERMISSIONS[permission].join(', ')}.`)
    .join(' ')
}

/** The table knows the routes by their own text: `/api/units/:code`. */
function answersOf(method: string, path: string): RouteAnswers | undefined {
  const name = `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`
  return ANSWERS.routes[name] ?? WITH_ANY.find(({ pattern }) => pattern.test(name))?.route
}

const WITH_ANY = Object.entries(ANSWERS.routes)
  .filter(([name]) => name.includes('*'))
  .map(([name, route]) => ({ pattern: new RegExp(`^${name.replaceAll('*', '[^/]+')}$`), route }))
