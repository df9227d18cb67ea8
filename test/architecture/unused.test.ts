import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { aside, type Parsed, readText, root, source, walk } from './source.ts'

/** What is exported for tests alone, by the reason why they need it. */
const FOR_TESTS: Readonly<Record<string, readonly string[]>> = {
  'a table or a property of its own proves it': [
    'server/history/key.ts#hmacWith',
    'db/queries/feedback/alike-items.ts#neighboursBy',
    'server/history/key.ts#hmacWith',
    'server/domain/local-time.ts#localTimeOf',
    'server/domain/participation.ts#requiredSample',
    'server/domain/indexes/qd766-satisfaction.ts#targetOn',
    'web/charts/chart-config.ts#wrapLabel',
    'web/router.ts#readRoute',
    'kiosk/outbox/work-loop.ts#backOffMs',
    'kiosk/pairing/service.ts#measureClockOffset',
    'kiosk/pairing/service.ts#readReceipts',
  ],
  'something is tried with each of its values': [
    'server/domain/deadlines/vietnam-calendar.ts#COMPUTED_YEARS',
    'kiosk/build/size-budget-plugin.ts#BUDGETS',
    'kiosk/visit/journey.ts#SCREENS',
  ],
  'a test builds or reads one of this shape': [
    'db/queries/tallies.ts#TallyCut',
    'db/queries/tallies.ts#TallyField',
    'server/domain/deadlines/deadline.ts#DeadlineInput',
    'server/domain/deadlines/working-calendar.ts#CountingListener',
    'server/domain/sign-in/sign-in-lock.ts#Tries',
    'server/feedback/intake/receive-feedback.ts#ReceiveOptions',
    'kiosk/build/size-budget-plugin.ts#Budget',
    'kiosk/outbox/database.ts#RefusedRow',
  ],
  'a test sets the parts itself': [
    'server/open-service.ts#makeService',
    'db/open.ts#openPool',
    'server/outbox/lease.ts#LEASE_MS',
    'server/verify/verify-installation.ts#verifyIn',
  ],
  'the house itself is tested with it': ['db/topics.ts#TOPICS'],
  'a test delivers when it wants to': ['server/jobs/jobs.ts#createDeliverers'],
  'a test serves the screens as they were built': ['server/static-files.ts#clientFolder'],
}

interface Export {
  readonly name: string
  /** The tag of a custom element: whoever writes it uses the class. */
  readonly tag?: string | undefined
}

function exportsOf(ast: ts.SourceFile): Export[] {
  return ast.statements.flatMap((statement): Export[] => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement
      return exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => ({ name: name.text }))
        : []
    }
    if (!isExported(statement)) return []
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [{ name: name.text }] : [],
      )
    }
    if (ts.isClassDeclaration(statement))
      return [{ name: statement.name?.text ?? 'default', tag: tagOf(statement) }]
    if (
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    )
      return [{ name: statement.name?.text ?? 'default' }]
    return [{ name: 'default' }]
  })
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  )
}

/** `rate-screen` of `@customElement('rate-screen')`. */
function tagOf(declaration: ts.ClassDeclaration): string | undefined {
  return ts.getDecorators(declaration)?.flatMap(({ expression }) => {
    if (!ts.isCallExpression(expression) || !isNamed(expression.expression, 'customElement')) return []
    const [tag] = expression.arguments
    return tag && ts.isStringLiteral(tag) ? [tag.text] : []
  })[0]
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name
}

/** The names taken from each file, and whether all of them may be. */
function takenFrom(parsed: readonly Parsed[]): (path: string, name: string) => boolean {
  const taken = new Set(
    parsed.flatMap(({ imports }) => imports.flatMap(({ to, names }) => names.map((name) => `${to}#${name}`))),
  )
  return (path, name) => taken.has(`${path}#${name}`) || taken.has(`${path}#*`)
}

const isBuild = ({ path }: Parsed) => path === 'vite.config.ts'
const isUsed = takenFrom([...source, ...aside.filter(isBuild)])
const isTested = takenFrom(aside.filter((file) => !isBuild(file)))

const documents = ['web/index.html', 'kiosk/index.html'].map((path) => readFileSync(join(root, path), 'utf8'))
const isWritten = (path: string, tag: string) =>
  source.some((file) => file.path !== path && file.ast.text.includes(`<${tag}`)) ||
  documents.some((text) => text.includes(`<${tag}`))

const unused = source.flatMap(({ path, ast }) =>
  exportsOf(ast)
    .filter(({ name, tag }) => !isUsed(path, name) && !(tag && isWritten(path, tag)))
    .map(({ name }) => ({ path, name })),
)

test('what is exported is used by another file', () => {
  const forTests = Object.values(FOR_TESTS).flat()
  const needless = unused
    .map(({ path, name }) => ({ path, name, key: `${path}#${name}` }))
    .filter(({ path, name, key }) => !(isTested(path, name) && forTests.includes(key)))
  expect(needless.map(({ key }) => key)).toEqual([])
})

test('what is exported for tests alone is, and the file itself uses it', () => {
  const stale = Object.values(FOR_TESTS)
    .flat()
    .filter((key) => {
      const [path = '', name = ''] = key.split('#')
      return !unused.some((each) => each.path === path && each.name === name) || timesNamed(path, name) < 2
    })
  expect(stale).toEqual([])
})

function timesNamed(path: string, name: string): number {
  let times = 0
  const file = source.find((each) => each.path === path)
  if (file) walk(file.ast, (node) => void (times += Number(isNamed(node, name))))
  return times
}

test('sees the exports of every form', () => {
  const code = `
    export const LIMIT = 3, MARGIN = 4
    export async function save() {}
    export interface Saved {}
    export type Save = () => Saved
    @customElement('save-button') export class SaveButton extends LitElement {}
    const chart = 1
    export { chart as Chart }
    const own = 2
  `
  expect(exportsOf(readText('sample.ts', code).ast).map(({ name, tag }) => tag ?? name)).toEqual([
    'LIMIT',
    'MARGIN',
    'save',
    'Saved',
    'Save',
    'save-button',
    'Chart',
  ])
})
