import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { clientFolder } from '../../server/static-files.ts'

/** What the built worker says the tablet needs to start. */
function precached(): string[] {
  const worker = readFileSync(join(clientFolder(), 'kiosk/service-worker.js'), 'utf8')
  const list = /new Set\((\[[^\]]*\])\)/.exec(worker)?.[1]
  if (list === undefined) throw new Error('the worker has no list of files')
  return JSON.parse(list) as string[]
}

const sizeOf = (path: string) => statSync(join(clientFolder(), path)).size
const brotliSizeOf = (path: string) => brotliCompressSync(readFileSync(join(clientFolder(), path))).length
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

describe('the built tablet', () => {
  test('brings no more than 60 kB of compressed script, and keeps no more than 700 kB for starting offline', () => {
    const files = precached()
    const scripts = files.filter((path) => path.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(0)
    expect(sum(scripts.map(brotliSizeOf))).toBeLessThanOrEqual(60_000)
    expect(sum(files.map(sizeOf))).toBeLessThanOrEqual(700_000)
  })

  test('keeps every file its page and styles ask for, fonts with all Vietnamese letters included', () => {
    const files = precached()
    const page = readFileSync(join(clientFolder(), 'kiosk/index.html'), 'utf8')
    const asked = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(asked.length).toBeGreaterThan(2)
    expect(files).toEqual(expect.arrayContaining(asked))
    expect(files.filter((path) => /vietnamese-(400|600).*woff2$/.test(path))).toHaveLength(2)
  })

  test('opens full screen when installed', () => {
    const manifest = readFileSync(join(clientFolder(), 'kiosk/manifest.webmanifest'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({
      display: 'fullscreen',
      start_url: '/kiosk/',
      scope: '/kiosk/',
    })
  })

  test('needs neither inline scripts nor inline styles', () => {
    const page = readFileSync(join(clientFolder(), 'kiosk/index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
  })
})
