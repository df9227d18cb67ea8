import ts from 'typescript'
import { expect, test } from 'vitest'
import { REFUSALS } from '../../server/contract/refusals.ts'
import { type Parsed, readText, source, walk } from './source.ts'

/**
 * Words by free keys: a top-level `{…} as const` of a file of words, or one that says `satisfies Record<string, Words>`.
 * A table with a type of its own is keyed by an enum, and the compiler asks for each of its keys.
 */
interface WordTable {
  /** `web/strings/strings.ts#STRINGS` */
  readonly id: string
  readonly keys: readonly string[]
}

function tablesOf({ path, ast }: Parsed): WordTable[] {
  const isOfWords = /(strings|words)\.ts$/.test(path)
  return ast.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .flatMap(({ name, type, initializer }) => {
      if (!ts.isIdentifier(name) || type || !initializer) return []
      if (!isOfWords && !/satisfies Record<string, Words>$/.test(initializer.getText(ast))) return []
      const literal = literalOf(initializer)
      return literal ? [{ id: `${path}#${name.text}`, keys: literal.properties.flatMap(keyOf) }] : []
    })
}

/** `{…}` of `{…} as const satisfies …`. */
function literalOf(node: ts.Expression): ts.ObjectLiteralExpression | null {
  if (ts.isObjectLiteralExpression(node)) return node
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? literalOf(node.expression) : null
}

function keyOf({ name }: ts.ObjectLiteralElementLike): string[] {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : []
}

/** The tables by the names they have in one file. */
function tablesIn({ path, imports }: Parsed, ids: ReadonlySet<string>): Map<string, string> {
  const own = [...ids]
    .filter((id) => id.startsWith(`${path}#`))
    .map((id) => [id.split('#')[1] ?? '', id] as const)
  const taken = imports.flatMap(({ to, names }) =>
    names.map((name) => [name, `${to}#${name}`] as const).filter(([, id]) => ids.has(id)),
  )
  return new Map([...own, ...taken])
}

/** Keys of these tables that no file names: by `TABLE.key`, or as a text where a file picks keys by an expression. */
function findUnshown(files: readonly Parsed[]): string[] {
  const tables = files.flatMap(tablesOf)
  const ids = new Set(tables.map(({ id }) => id))
  const shown = new Set<string>()
  for (const file of files) {
    const local = tablesIn(file, ids)
    if (local.size === 0) continue
    walk(file.ast, (node) => {
      if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return
      const id = ts.isIdentifier(node.expression) && local.get(node.expression.text)
      if (!id) return
      const keys = ts.isPropertyAccessExpression(node) ? [node.name.text] : textsNear(file, files)
      for (const key of keys) shown.add(`${id}.${key}`)
    })
  }
  return tables.flatMap(({ id, keys }) => keys.map((key) => `${id}.${key}`)).filter((key) => !shown.has(key))
}

/** The texts of a file and of those that it imports: what an expression's value can be. */
function textsNear({ path, imports }: Parsed, files: readonly Parsed[]): string[] {
  const near = [path, ...imports.map(({ to }) => to)]
  return files.filter((file) => near.includes(file.path)).flatMap(({ ast }) => textsOf(ast))
}

function textsOf(ast: ts.SourceFile): string[] {
  const texts: string[] = []
  walk(ast, (node) => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text)
  })
  return texts
}

test('every word is shown somewhere', () => {
  expect(findUnshown(source)).toEqual([])
})

test('a word that no screen names is found', () => {
  const strings = readText(
    'web/strings.ts',
    'export const STRINGS = { save: w, drop: w, on: w, off: w } as const',
  )
  const page = readText(
    'web/page.ts',
    "import { STRINGS } from './strings.ts'\nsay(STRINGS.save, STRINGS[isOn ? 'on' : x])",
  )
  expect(findUnshown([strings, page])).toEqual(['web/strings.ts#STRINGS.drop', 'web/strings.ts#STRINGS.off'])
})

test('every refusal is said somewhere', () => {
  const catalogue = 'server/contract/refusals.ts'
  const said = new Set(
    source
      .filter(({ path }) => path.startsWith('server/') && path !== catalogue)
      .flatMap(({ ast }) => textsOf(ast)),
  )
  expect(Object.keys(REFUSALS).filter((code) => !said.has(code))).toEqual([])
})

test('everything that a field can be wanted to be is wanted of one', () => {
  const named: string[] = []
  const asked = new Set<string>()
  for (const { path, ast } of source) {
    walk(ast, (node) => {
      if (
        ts.isLiteralTypeNode(node) &&
        ts.isStringLiteral(node.literal) &&
        path === 'server/contract/wanted.ts'
      )
        named.push(node.literal.text)
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'wanted')
        for (const name of node.arguments) if (ts.isStringLiteral(name)) asked.add(name.text)
    })
  }
  expect(named).not.toEqual([])
  expect(named.filter((name) => !asked.has(name))).toEqual([])
})
