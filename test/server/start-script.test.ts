import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Ended, ROOT, startChild } from '../fixtures/server-process.ts'

/** What the script builds here: a program that says which build it is, what it was given, and how it was run. */
const PROGRAM = (build: string) => `
console.log('${build}:', process.argv.slice(2).join(' '))
if (process.execArgv.length > 0) console.log(process.execArgv.join(' '), process.env.MALLOC_ARENA_MAX)
process.exitCode = Number(process.argv[3] ?? 0)
`
const BUILD_TOOL = `
import { mkdirSync, writeFileSync } from 'node:fs'
export async function build({ root, build }) {
  if (!build?.ssr) return
  mkdirSync(root + '/dist/server', { recursive: true })
  writeFileSync(root + '/dist/server/hailong.js', ${JSON.stringify(PROGRAM('built now'))})
}
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hailong-start-'))
  for (const name of ['start.cjs', 'steady-memory.cjs'])
    cpSync(join(ROOT, 'server', name), join(root, 'server', name))
  writeFile('package.json', '{ "type": "module" }')
})
afterEach(() => rmSync(root, { recursive: true }))

function writeFile(name: string, content: string, changedS?: number): void {
  const file = join(root, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
  if (changedS !== undefined) utimesSync(file, changedS, changedS)
}

function installBuildTools(): void {
  writeFile('node_modules/vite/package.json', '{ "type": "module", "exports": "./index.js" }')
  writeFile('node_modules/vite/index.js', BUILD_TOOL)
}

/** Seconds since 1970: before and after any day on which a source is written. */
const BUILT_S = { old: Date.UTC(2000, 0) / 1_000, new: Date.UTC(2100, 0) / 1_000 }

/** A build older or newer than every source. */
function haveBuild(age: keyof typeof BUILT_S): void {
  writeFile('dist/server/hailong.js', PROGRAM('built before'), BUILT_S[age])
}

function start(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return startChild(process.execPath, [join(root, 'server/start.cjs'), ...words], {
    NODE_OPTIONS: '',
    ...env,
  }).ended
}

describe('the start script', () => {
  test('builds where nothing is built, and where a source is newer', async () => {
    installBuildTools()
    const built = { code: 0, stdout: 'built now: verify\n', stderr: 'building…\n' }
    expect(await start(['verify'])).toEqual(built)
    haveBuild('old')
    expect(await start(['verify'])).toEqual(built)
  })

  test('runs what is built where nothing is newer, with its words and its exit code', async () => {
    installBuildTools()
    haveBuild('new')
    expect(await start(['unit', '3', 'list'])).toEqual({
      code: 3,
      stdout: 'built before: unit 3 list\n',
      stderr: '',
    })
  })

  test('runs what it was given where there are no build tools, and says so where there is nothing', async () => {
    expect(await start(['verify'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'nothing is built yet, and the build tools are not installed: run `npm ci && npm run build`\n',
    })
    haveBuild('old')
    expect(await start(['verify'])).toEqual({ code: 0, stdout: 'built before: verify\n', stderr: '' })
  })

  test('runs an import with little memory, and passes its exit code on', async () => {
    haveBuild('new')
    const { code, stdout } = await start(['import', '2'])
    expect(code).toBe(2)
    expect(stdout).toMatch(/^built before: import 2\n--max-semi-space-size=8 --max-old-space-size=256 2\n$/)
  })

  test.each(['bench', 'screenshots', 'campaign'])('runs %s from the sources, after a build', async (name) => {
    installBuildTools()
    symlinkSync(join(ROOT, 'node_modules/tsx'), join(root, 'node_modules/tsx'))
    writeFile(`test/${name}/main.ts`, `const said: string = '${name} runs'\nconsole.log(said)`)
    expect(await start([name])).toEqual({ code: 0, stdout: `${name} runs\n`, stderr: 'building…\n' })
  })

  test('builds and starts the demo with each change, its data kept, for whoever works on it', async () => {
    writeFile('bin/npx', '#!/bin/sh\necho "npx $*"\n')
    chmodSync(join(root, 'bin/npx'), 0o755)
    const { code, stdout } = await start(['dev'], {
      PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}`,
    })
    expect(code).toBe(0)
    expect(stdout.split('\n').sort()).toEqual([
      '',
      'npx tsx watch server/cli/hailong.ts demo --keep',
      'npx vite build --watch --logLevel warn',
    ])
  })
})
