'use strict'
// CommonJS, and first: Node reads this when the thread pool first works, which a module's import may already cause.
// One thread a database connection, and two for passwords and files.
process.env.UV_THREADPOOL_SIZE ??= '9'

const { existsSync, readdirSync, statSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

const root = join(__dirname, '..')
const built = join(root, 'dist', 'server', 'hailong.js')

/** Tools of whoever works on it: a folder each in test/. */
const FROM_SOURCES = ['bench', 'screenshots', 'campaign']

function newestChange(path) {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}

function isStale() {
  if (!existsSync(built)) return true
  const builtAt = statSync(built).mtimeMs
  const sources = ['server', 'db', 'web', 'kiosk', 'package.json', 'vite.config.ts']
  return sources.some((name) => existsSync(join(root, name)) && newestChange(join(root, name)) > builtAt)
}

async function build() {
  const vite = await import('vite').catch(() => undefined)
  if (!vite) {
    // An installation without the build tools runs what it was given.
    if (existsSync(built)) return
    throw new Error(
      'nothing is built yet, and the build tools are not installed: run `npm ci && npm run build`',
    )
  }
  console.error('building…')
  await vite.build({ root, logLevel: 'warn' })
  await vite.build({ root, logLevel: 'warn', build: { ssr: true } })
}

async function main() {
  process.chdir(root)
  const [command] = process.argv.slice(2)
  if (command === 'dev') {
    const { spawn } = require('node:child_process')
    const run = (...words) => spawn('npx', words, { stdio: 'inherit', shell: process.platform === 'win32' })
    run('vite', 'build', '--watch', '--logLevel', 'warn')
    // What somebody did in the ward outlives a change of the code.
    run('tsx', 'watch', 'server/cli/hailong.ts', 'demo', '--keep')
    return
  }
  if (FROM_SOURCES.includes(command)) {
    await build()
    await import('tsx')
    await import(pathToFileURL(join(root, 'test', command, 'main.ts')).href)
    return
  }
  if (isStale()) await build()
  if (command === 'import') {
    const { NODE_FLAGS, ENVIRONMENT } = require('./steady-memory.cjs')
    const { spawnSync } = require('node:child_process')
    const child = spawnSync(process.execPath, [...NODE_FLAGS, built, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, ...ENVIRONMENT },
    })
    process.exitCode = child.status ?? 1
    return
  }
  await import(pathToFileURL(built).href)
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
