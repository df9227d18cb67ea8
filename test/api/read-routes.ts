import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { AnswerTable, RouteAnswers } from '../../server/api/answer-table.ts'
import { REFUSALS } from '../../server/contract/refusals.ts'
import { anyOf, type JsonSchema, SchemaWriter } from './json-schema.ts'

/*
 * What each route answers, and what it can refuse, read from its own text by the compiler: the types of what is handed to
 * `c.json`, and every `new Refusal(…)` of whatever it calls. What is called through an interface is not seen.
 */

const root = join(import.meta.dirname, '../..')
const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete'])
/** Answered by these of Hono, and as what. */
const ANSWERS: Readonly<Record<string, string>> = {
  json: 'application/json',
  text: 'text/plain',
  html: 'text/html',
  body: '*/*',
}

/** What stands for what, where a route is added in a loop: its variable's name, and its value this time. */
type Binding = ReadonlyMap<string, string>

interface Answer {
  readonly status: number
  readonly mediaType: string | null
  readonly type?: ts.Type
}

interface Direct {
  readonly refusals: readonly string[]
  readonly answers: readonly Answer[]
  readonly references: readonly ts.Node[]
}

function compile(): ts.Program {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8'))
  const { options } = ts.convertCompilerOptionsFromJson(config.config.compilerOptions, root)
  return ts.createProgram([join(root, 'server/app.ts')], options)
}

/** Every route of the server below these addresses, by `GET /api/units/:code`, and the types that their answers name. */
export function readRoutes(isDescribed: (path: string) => boolean): AnswerTable {
  const program = compile()
  const checker = program.getTypeChecker()
  const schemas = new SchemaWriter(checker)
  const walker = new Walker(checker)
  const routes = new Map<string, RouteAnswers>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      for (const { method, path, binding } of routesOf(checker, node)) {
        if (!isDescribed(path)) continue
        const found = walker.follow(node.arguments.slice(1), binding)
        routes.set(`${method} ${path}`, describeAnswers(found, schemas))
      }
    }
    ts.forEachChild(node, visit)
  }
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(join(root, 'server/')))
    .sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  for (const file of files) visit(file)
  return {
    routes: Object.fromEntries([...routes].sort(byName)),
    schemas: Object.fromEntries([...schemas.components].sort(byName)),
  }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

function describeAnswers(
  { refusals, answers }: { refusals: ReadonlySet<string>; answers: readonly Answer[] },
  schemas: SchemaWriter,
): RouteAnswers {
  const byStatus = new Map<number, Map<string, JsonSchema[]>>()
  for (const { status, mediaType, type } of answers) {
    const media = byStatus.get(status) ?? new Map<string, JsonSchema[]>()
    byStatus.set(status, media)
    if (mediaType === null) continue
    media.set(mediaType, [...(media.get(mediaType) ?? []), ...(type ? [schemas.write(type)] : [])])
  }
  return {
    answers: Object.fromEntries(
      [...byStatus].map(([status, media]) => [
        String(status),
        Object.fromEntries(
          [...media]
            // What could be anything says nothing beside what is known.
            .filter(([name]) => name !== '*/*' || media.size === 1)
            .map(([name, all]) => [name, all.length === 0 ? null : anyOf(all)]),
        ),
      ]),
    ),
    refusals: [...refusals].sort() as unknown as RouteAnswers['refusals'],
  }
}

/** What a call adds: one route, or one for each value of the variable in its address. */
function routesOf(checker: ts.TypeChecker, call: ts.CallExpression) {
  const callee = call.expression
  const [address, ...handlers] = call.arguments
  if (!ts.isPropertyAccessExpression(callee) || !METHODS.has(callee.name.text)) return []
  if (!address || handlers.length === 0) return []
  const method = callee.name.text.toUpperCase()
  return addressesOf(checker, address)
    .filter(({ path }) => path.startsWith('/'))
    .map((each) => ({ method, ...each }))
}

function addressesOf(checker: ts.TypeChecker, node: ts.Expression): { path: string; binding: Binding }[] {
  if (!ts.isTemplateExpression(node))
    return literalsOf(checker, node).map((path) => ({ path, binding: new Map() }))
  let found: { path: string; binding: Binding }[] = [{ path: node.head.text, binding: new Map() }]
  for (const { expression, literal } of node.templateSpans) {
    const values = literalsOf(checker, expression)
    // A value that only the running service knows stands for any.
    found = found.flatMap(({ path, binding }) =>
      (values.length === 0 ? ['*'] : values).map((value) => ({
        path: path + value + literal.text,
        binding: ts.isIdentifier(expression) ? new Map([...binding, [expression.text, value]]) : binding,
      })),
    )
  }
  return found
}

function literalsOf(checker: ts.TypeChecker, node: ts.Expression): string[] {
  const type = checker.getTypeAtLocation(node)
  const whole = type.flags & ts.TypeFlags.Instantiable ? checker.getBaseConstraintOfType(type) : type
  const parts = whole?.isUnion() ? whole.types : whole ? [whole] : []
  return parts.flatMap((each) => (each.isStringLiteral() ? [each.value] : []))
}

/** Follows what a route's text names, as far as it is ours. */
class Walker {
  readonly #direct = new Map<ts.Node, Direct>()

  constructor(private readonly checker: ts.TypeChecker) {}

  follow(from: readonly ts.Node[], binding: Binding) {
    const refusals = new Set<string>()
    const answers: Answer[] = []
    const seen = new Set<ts.Node>()
    const waiting = [...from]
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      const direct = binding.size > 0 ? this.#read(node, binding) : this.#readOnce(node)
      for (const code of direct.refusals) refusals.add(code)
      answers.push(...direct.answers)
      waiting.push(...direct.references)
    }
    return { refusals, answers }
  }

  #readOnce(node: ts.Node): Direct {
    const known = this.#direct.get(node)
    if (known) return known
    const read = this.#read(node, new Map())
    this.#direct.set(node, read)
    return read
  }

  #read(node: ts.Node, binding: Binding): Direct {
    const refusals: string[] = []
    const answers: Answer[] = []
    const references: ts.Node[] = []
    const visit = (each: ts.Node): void => {
      if (ts.isTypeNode(each)) return
      if (ts.isNewExpression(each)) {
        const name = each.expression.getText()
        const [first] = each.arguments ?? []
        if (name === 'Refusal' && first) refusals.push(...this.#codesOf(first))
        // One that is read here was never answered.
        if (name === 'Response' && !ts.isPropertyAccessExpression(each.parent))
          answers.push(...this.#responses(each))
      }
      if (ts.isCallExpression(each)) answers.push(...this.#answersOf(each))
      if (ts.isElementAccessExpression(each) && ts.isIdentifier(each.argumentExpression)) {
        const value = binding.get(each.argumentExpression.text)
        const entry = value === undefined ? undefined : this.#entryOf(each.expression, value)
        if (entry) return void references.push(entry)
      }
      if (ts.isStringLiteral(each) && each.text in REFUSALS) refusals.push(each.text)
      if (ts.isIdentifier(each)) references.push(...this.#declarationsOf(each))
      ts.forEachChild(each, visit)
    }
    visit(node)
    return { refusals, answers, references }
  }

  /** Of a code that comes from elsewhere: where it comes from is followed too, and its words stand there. */
  #codesOf(code: ts.Expression): string[] {
    const codes = literalsOf(this.checker, code)
    return codes.length === Object.keys(REFUSALS).length ? [] : codes
  }

  /** The entry of a table that is named by a literal. */
  #entryOf(table: ts.Expression, name: string): ts.Node | undefined {
    const symbol = this.checker.getSymbolAtLocation(table)
    const whole =
      symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol
    const declared = whole?.valueDeclaration
    if (!declared || !ts.isVariableDeclaration(declared)) return undefined
    const entries = unwrapped(declared.initializer)
    if (!entries || !ts.isObjectLiteralExpression(entries)) return undefined
    return entries.properties.find(
      (each) =>
        each.name && (ts.isStringLiteral(each.name) || ts.isIdentifier(each.name)) && each.name.text === name,
    )
  }

  /** What an identifier stands for, where that is a function or a value of ours. */
  #declarationsOf(identifier: ts.Identifier): ts.Node[] {
    const { parent } = identifier
    if (ts.isImportSpecifier(parent) || ts.isImportClause(parent)) return []
    let symbol = ts.isShorthandPropertyAssignment(parent)
      ? this.checker.getShorthandAssignmentValueSymbol(parent)
      : this.checker.getSymbolAtLocation(identifier)
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol)
    return (symbol?.declarations ?? []).filter((declaration) => {
      if (declaration.getSourceFile().fileName.includes('node_modules')) return false
      // The catalogue names all of them.
      if (declaration === parent || symbol?.name === 'REFUSALS') return false
      return (
        ts.isFunctionDeclaration(declaration) ||
        ts.isMethodDeclaration(declaration) ||
        ts.isPropertyAssignment(declaration) ||
        ts.isClassDeclaration(declaration) ||
        (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined)
      )
    })
  }

  /** `c.json(value, status)` and its like. */
  #answersOf(call: ts.CallExpression): Answer[] {
    const callee = call.expression
    if (ts.isIdentifier(callee) && callee.text === 'streamSSE')
      return [{ status: 200, mediaType: 'text/event-stream' }]
    const handedOver = this.#handedOver(call) ?? this.#written(call)
    if (handedOver) return handedOver
    if (!ts.isPropertyAccessExpression(callee)) return []
    const name = callee.name.text
    if (callee.getText() === 'Response.json' && call.arguments[0])
      return [{ status: 200, mediaType: 'application/json', type: this.#typeOf(call.arguments[0]) }]
    if (!(name in ANSWERS || name === 'redirect')) return []
    const receiver = this.checker.getTypeAtLocation(callee.expression).symbol as ts.Symbol | undefined
    const isHono = receiver?.declarations?.[0]?.getSourceFile().fileName.includes('node_modules/hono/')
    if (!isHono || receiver?.name !== 'Context') return []
    const [value, status, headers] = call.arguments
    const statuses = this.#statusesOf(status)
    if (name === 'redirect') return (statuses ?? [302]).map((each) => ({ status: each, mediaType: null }))
    const told = this.#mediaTypesOf(headers)
    const mediaTypes = told.length === 0 ? [ANSWERS[name] ?? '*/*'] : told
    const isEmpty = name === 'body' && (!value || value.kind === ts.SyntaxKind.NullKeyword)
    return (statuses ?? [200]).flatMap((each) =>
      (isEmpty ? [null] : mediaTypes).map((mediaType) => ({
        status: each,
        mediaType,
        ...(name === 'json' && value ? { type: this.#typeOf(value) } : {}),
      })),
    )
  }

  /** What is handed over as `json` to a function that answers in the format that was asked for. */
  #handedOver(call: ts.CallExpression): Answer[] | undefined {
    const object = call.arguments.find((each) => ts.isObjectLiteralExpression(each))
    const json = object?.properties.find((each) => each.name?.getText() === 'json')
    if (!json || this.checker.getTypeAtLocation(call).symbol?.name !== 'Response') return undefined
    const value = ts.isPropertyAssignment(json) ? json.initializer : json.name
    if (!value) return undefined
    const type = this.checker.getTypeAtLocation(value)
    return [
      { status: 200, mediaType: 'application/json', type },
      { status: 200, mediaType: 'text/xml' },
    ]
  }

  /** `send(JSON.stringify(value), 'application/json')` */
  #written(call: ts.CallExpression): Answer[] | undefined {
    const [text, type] = call.arguments
    if (!text || !type || !ts.isStringLiteral(type) || type.text !== 'application/json') return undefined
    const value = stringified(text)
    return value && [{ status: 200, mediaType: type.text, type: this.#typeOf(value) }]
  }

  /** What it is promised to be, where that is said. */
  #typeOf(value: ts.Expression): ts.Type {
    if (ts.isSatisfiesExpression(value)) return this.checker.getTypeFromTypeNode(value.type)
    return this.checker.getTypeAtLocation(value)
  }

  /** One of each media type that it may have. */
  #responses(created: ts.NewExpression): Answer[] {
    const [body, init] = created.arguments ?? []
    const status = this.#statusesOf(propertyOf(init, 'status'))?.[0] ?? 200
    if (!body || body.kind === ts.SyntaxKind.NullKeyword) return [{ status, mediaType: null }]
    const told = this.#mediaTypesOf(propertyOf(init, 'headers'))
    return (told.length === 0 ? ['*/*'] : told).map((mediaType) => {
      const value = mediaType === 'application/json' ? stringified(body) : undefined
      return { status, mediaType, ...(value ? { type: this.#typeOf(value) } : {}) }
    })
  }

  #statusesOf(node: ts.Expression | undefined): number[] | undefined {
    if (!node) return undefined
    const type = this.checker.getTypeAtLocation(node)
    const parts = type.isUnion() ? type.types : [type]
    const numbers = parts.flatMap((each) => (each.isNumberLiteral() ? [each.value] : []))
    return numbers.length === 0 ? undefined : numbers
  }

  #mediaTypesOf(headers: ts.Expression | undefined): string[] {
    const value = propertyOf(headers, 'content-type')
    const told = value ? literalsOf(this.checker, value) : []
    return told.map((type) => type.split(';')[0] ?? type)
  }
}

function stringified(node: ts.Expression): ts.Expression | undefined {
  return ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify'
    ? node.arguments[0]
    : undefined
}

/** Without `satisfies …` and `as const`. */
function unwrapped(node: ts.Expression | undefined): ts.Expression | undefined {
  return node && (ts.isSatisfiesExpression(node) || ts.isAsExpression(node))
    ? unwrapped(node.expression)
    : node
}

function propertyOf(node: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (!node || !ts.isObjectLiteralExpression(node)) return undefined
  for (const each of node.properties) {
    const its =
      each.name && (ts.isStringLiteral(each.name) || ts.isIdentifier(each.name)) ? each.name.text : ''
    if (its === name && ts.isPropertyAssignment(each)) return each.initializer
    if (its === name && ts.isShorthandPropertyAssignment(each)) return each.name
  }
  return undefined
}
