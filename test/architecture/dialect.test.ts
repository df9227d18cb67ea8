import ts from 'typescript'
import { expect, test } from 'vitest'
import { readText, source, walk } from './source.ts'

/** Who may know which database it is, and why. */
const MAY_KNOW: Readonly<Record<string, string>> = {
  'db/dialect.ts': 'every difference stands here',
  'db/open.ts': 'opens the one that the address names',
  'db/sqlite3-driver.ts': 'is one of the two',
  'db/sqlite3-handle.ts': 'is its connection',
  'server/config.ts': 'reads the address from the environment, with a file as the default',
  'server/open-service.ts': 'hands the address to `db/open.ts`',
  'server/cli/demo.ts': 'makes a file of its own where no address is given',
}

/** Kysely's classes and flags of one engine, our own questions, the address of the database. */
const NAMES =
  /^((is|has|on|uses?)?(postgres|pg|sqlite|mysql|mssql)\w*|adapter|dialect|engineName|supports(TransactionalDdl|Returning|CreateIfNotExists)|databaseUrl|DATABASE_URL)$/i

/** An engine's name, its own tables and functions, its error codes. */
const TEXTS =
  /\b(sqlite\w*|postgres\w*|pg(_\w+)?|pragma|DATABASE_URL|23505|40001|40P01)\b|\b(ctid|rowid|json_each|json_array_elements\w*)\b/i

/** Where code asks which database it runs on: names and texts, never comments. */
function findAskers(ast: ts.SourceFile): string[] {
  const found: string[] = []
  walk(ast, (node) => {
    if (ts.isIdentifier(node) && NAMES.test(node.text)) found.push(node.text)
    else if ((ts.isStringLiteralLike(node) || isTextOfTemplate(node)) && TEXTS.test(node.text))
      found.push(node.text)
    else if (ts.isRegularExpressionLiteral(node) && TEXTS.test(node.text)) found.push(node.text)
  })
  return found
}

function isTextOfTemplate(node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
}

test('nothing but the dialect asks which database it is', () => {
  const askers = source
    .filter(({ path }) => !(path in MAY_KNOW))
    .flatMap(({ path, ast }) => findAskers(ast).map((asked) => `${path}: ${asked}`))
  expect(askers).toEqual([])
})

test('who may know it needs to', () => {
  const askers = source.filter(({ ast }) => findAskers(ast).length > 0).map(({ path }) => path)
  expect(Object.keys(MAY_KNOW).filter((path) => !askers.includes(path))).toEqual([])
})

test.each([
  'if (db.getExecutor().adapter instanceof PostgresAdapter) {}',
  'const engine = Object.getPrototypeOf(db.getExecutor().adapter)',
  'if (executor["adapter"]?.constructor.name === "SqliteAdapter") {}',
  'if (db.getExecutor().adapter.supportsTransactionalDdl) {}',
  'new Kysely({ dialect: new PostgresDialect({ pool }) })',
  'if (engineName(db) === name) {}',
  'if (isPostgres(db)) {}',
  'switch (kind) { case "postgres": }',
  "const lock = engine !== 'sqlite' ? sql`for update` : sql``",
  "if (config.databaseUrl.startsWith('file')) {}",
  "if (address.startsWith('sqlite:')) {}",
  'if (/^postgres(ql)?:/.test(address)) {}',
  'const file = `sqlite:${folder}/demo.db`',
  'process.env.DATABASE_URL',
  "process.env['DATABASE_URL']",
  "import pg from 'pg'",
  "if (error.code === '23505') {}",
  "if (error.code === 'SQLITE_CONSTRAINT') {}",
  'sql`select name from sqlite_master where type = ${type}`',
  'sql`select ${id} from pg_catalog.pg_tables`',
  'sql`pragma foreign_keys = on`',
  'sql`select value from json_each(${list})`',
])('the test above finds %s', (code) => {
  expect(findAskers(readText('sample.ts', code).ast)).not.toEqual([])
})

test.each([
  '// SQLite has one writer, PostgreSQL many; see DATABASE_URL',
  '/** Held until the transaction ends (SQLSTATE 23505). */ const held = true',
  "const page = await listPages(db, 'pages')",
  'db.selectFrom("rating").select("local_day").forUpdate()',
])('and leaves alone %s', (code) => {
  expect(findAskers(readText('sample.ts', code).ast)).toEqual([])
})
