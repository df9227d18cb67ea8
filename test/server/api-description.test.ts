import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TAGS } from '../../server/api/about-api.ts'
import type { ApiDescription, DescribedOperation } from '../../server/api/describe-api.ts'
import { ROLES } from '../../server/contract/people.ts'
import { type Permission, roleMay } from '../../server/contract/permissions.ts'
import { isDescribed } from '../../server/api/described.ts'
import { CHANNEL_1022_SECRET, PASSWORD, startApp, type TestApp } from '../fixtures/app.ts'
import { type Door, ENDPOINTS } from '../fixtures/endpoints.ts'
import { type ServedApp, serveApp } from '../fixtures/pages/served-app.ts'
import { ROOT } from '../fixtures/server-process.ts'

let app: TestApp
let description: ApiDescription
/** By `GET /api/units/{code}`. */
let operations: ReadonlyMap<string, DescribedOperation>
beforeAll(async () => {
  app = await startApp('sqlite')
  description = (await (await app.request('/api/openapi.json')).json()) as ApiDescription
  operations = new Map(
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, each]) => [`${method.toUpperCase()} ${path}`, each] as const),
    ),
  )
})
afterAll(() => app.stop())

/** As the description names what the service serves. */
const named = (name: string) => name.replace(/:(\w+)/g, '{$1}')
const served = () => Object.entries(ENDPOINTS).filter(([name]) => isDescribed(name.split(' ')[1] ?? ''))

test('the description is an OpenAPI document', async () => {
  expect(
    await new Validator().validate(JSON.parse(JSON.stringify(description)) as Record<string, unknown>),
  ).toMatchObject({
    valid: true,
  })
})

test('every endpoint of programs is described: what it does, its subject, and what it answers', () => {
  const missing = served().filter(([name]) => !operations.has(named(name)))
  expect(missing.map(([name]) => name)).toEqual([])
  for (const [name, { summary, tags = [], responses }] of operations) {
    expect(summary, `${name}: describeRoute({ summary, tags })`).toBeTruthy()
    expect(tags, `${name}: one tag of server/api/about-api.ts`).toHaveLength(1)
    expect(TAGS.map((tag) => tag.name)).toContain(tags[0])
    const statuses = Object.keys(responses)
    const isToken = name.includes('/tokens/')
    expect(
      isToken || statuses.some((status) => /^[23]/.test(status)),
      `${name}: npm run describe, for what it answers`,
    ).toBe(true)
  }
})

test('every JSON answer has a form', () => {
  const loose = [...operations].filter(([, { responses }]) =>
    Object.entries(responses).some(
      ([status, { content = {} }]) =>
        status < '300' && 'application/json' in content && isAnything(content['application/json'].schema),
    ),
  )
  expect(loose.map(([name]) => name)).toEqual([])
})

const isAnything = (schema: object | undefined) =>
  schema === undefined || ['{}', '{"type":"object"}'].includes(JSON.stringify(schema))

test('who may call is told as the service checks it', () => {
  const told = (operation: DescribedOperation | undefined): Door[] => {
    const ways = (operation?.security ?? []).flatMap((each) => Object.keys(each))
    if (ways.includes('tablet')) return ['kiosk']
    return ways.includes('session') ? [...(operation?.['x-permissions'] ?? [])] : ['open']
  }
  const wrong = served().flatMap(([name, { door }]) => {
    const doors = told(operations.get(named(name)))
    // Who is signed in has a role, and some things are every role's.
    const isForAll = doors.length === 0 && ROLES.every((role) => roleMay(role, door as Permission))
    return isForAll || doors.includes(door) ? [] : [`${name}: ${doors.join()} is told, ${door} is checked`]
  })
  expect(wrong).toEqual([])
})

describe('the README’s programs', () => {
  /** The block of this language in the README's section, as it stands there. */
  const blockOf = (language: string): string => {
    const section = /### The API for other programs[^]*?\n###/.exec(readme)?.[0] ?? ''
    return new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(section)?.[1] ?? ''
  }
  const run = async (program: string, args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(program, args, {
      cwd: folder,
      env: { ...process.env, ...env, HAILONG: served.url, CHANNEL_1022_SECRET },
    })
    return stdout
  }
  const env = { STAFF: 'lanhdao', PASSWORD }
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const folder = mkdtempSync(join(tmpdir(), 'hailong-api-'))
  let served: ServedApp
  beforeAll(async () => {
    await app.addPerson('lanhdao', 'leader')
    served = await serveApp(app)
  })
  afterAll(async () => {
    await served.stop()
    rmSync(folder, { recursive: true })
  })

  test('Node hands over an item, curl signs in and reads it', async () => {
    writeFileSync(join(folder, 'send.mjs'), blockOf('js'))
    expect(await run('node', ['send.mjs'])).toMatch(/^1022-78 accepted \S+\n$/)
    const command = blockOf('sh').replace('http://127.0.0.1:8080', served.url)
    expect(await run('sh', ['-ec', command])).toContain('Đèn đường không sáng')
  })

  test('TypeScript reads the desk by types made from the description, and what is not there does not compile', async () => {
    const bin = (name: string) => join(ROOT, 'node_modules', name)
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const source = blockOf('ts')
    writeFileSync(join(folder, 'desk.ts'), source)
    const wrong = '// @ts-expect-error: no such field or address\n'
    writeFileSync(
      join(folder, 'wrong.ts'),
      `${source.replace(/^for .*$/m, '')}
${wrong}console.log(data.items[0]?.trackingCod)
${wrong}await hailong.GET('/api/feedbacks')
${wrong}await hailong.POST('/api/session', { body: { username: STAFF } })
${wrong}await hailong.GET('/api/feedback', { params: { query: { view: 'all of them' } } })
`,
    )
    // Only what it calls: the types of everything take the compiler twice as long.
    const called = Object.entries(description.paths).filter(([path]) => source.includes(`'${path}'`))
    const paths = Object.fromEntries(called)
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify({ ...description, paths }))
    const [, command = ''] = /```console\nnpx (\S+ .*)\n```/.exec(readme) ?? []
    const [program, ...args] = command.replace(/http\S+/, 'openapi.json').split(' ')
    await run('node', [bin(`${program}/bin/cli.js`), ...args])
    await run('node', [
      bin('typescript/bin/tsc'),
      ...['--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'],
      ...['--types', 'node', '--outDir', 'out', 'desk.ts', 'wrong.ts'],
    ])
    expect(await run('node', ['out/desk.js'])).toContain(' new 2026-11-20T01:05:00.000Z\n')
  })

  test('Python reads a report, and says why it cannot', async () => {
    writeFileSync(join(folder, 'report.py'), blockOf('python'))
    expect(await run('python3', ['report.py'])).toMatch(/^2026-Q\d ROOT\n$/)
    env.PASSWORD = 'wrong'
    await expect(run('python3', ['report.py'])).rejects.toThrow('access/wrong-sign-in')
  })
})
