import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

/* The project's own text, read and parsed once for all tests of the house. No types are checked: that is for `tsc`. */

export const root = resolve(import.meta.dirname, '../..')
export const SOURCE_FOLDERS = ['server', 'db', 'web', 'kiosk'] as const

export interface Import {
  readonly from: string
  /** A file as its path from the root, a package by its name. */
  readonly to: string
  readonly typeOnly: boolean
  /** What is taken from it, by the names it has there; `*` where that cannot be said. */
  readonly names: readonly string[]
}

export interface Parsed {
  readonly path: string
  readonly ast: ts.SourceFile
  readonly imports: readonly Import[]
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesUnder(path) : [path]))
    .filter((path) => path.endsWith('.ts'))
}

/** A file as if it held this text. */
export function readText(path: string, text: string): Parsed {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  return { path, ast, imports: importsOf(path, ast) }
}

function read(path: string): Parsed {
  return readText(path, readFileSync(join(root, path), 'utf8'))
}

/** Calls `visit` with every node, the outer ones first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** Every import of a file, also those made while it runs. */
function importsOf(from: string, ast: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Expression, names: readonly string[], typeOnly: boolean) => {
    if (!ts.isStringLiteral(specifier)) return
    const path = specifier.text.split('?')[0] ?? ''
    const to = path.startsWith('.') ? relative(root, resolve(root, dirname(from), path)) : path
    found.push({ from, to, typeOnly, names })
  }
  walk(ast, (node) => {
    if (ts.isImportDeclaration(node)) {
      const { importClause: clause, moduleSpecifier } = node
      add(moduleSpecifier, clause ? namesOf(clause) : [], clause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, ['*'], node.isTypeOnly)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      for (const specifier of node.arguments) add(specifier, ['*'], false)
    }
  })
  return found
}

function namesOf({ name, namedBindings }: ts.ImportClause): string[] {
  const named =
    namedBindings && ts.isNamedImports(namedBindings)
      ? namedBindings.elements.map((element) => (element.propertyName ?? element.name).text)
      : namedBindings
        ? ['*']
        : []
  return name ? ['default', ...named] : named
}

/** The service itself, as it is shipped. */
export const source: readonly Parsed[] = SOURCE_FOLDERS.flatMap(filesUnder).map(read)
export const files: readonly string[] = source.map(({ path }) => path)
export const imports: readonly Import[] = source.flatMap((file) => file.imports)

/** What is beside it: tests, benches and the build. */
export const aside: readonly Parsed[] = [...filesUnder('test'), 'vite.config.ts'].map(read)
