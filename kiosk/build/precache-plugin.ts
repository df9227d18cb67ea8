import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'

const PAGE = 'kiosk/index.html'
const WORKER = 'kiosk/service-worker.js'
/** Files with fixed names: the page links them, so the worker must know them without a hash. */
const FIXED = ['manifest.webmanifest', 'icon.svg']

/**
 * Writes into the tablet's service worker the list of files the tablet needs to start, and a hash over their contents,
 * so that the worker changes exactly when one of them does.
 */
export function kioskPrecache(): Plugin {
  return {
    name: 'kiosk-precache',
    enforce: 'post',
    config: () => ({ define: { __APP_VERSION__: JSON.stringify(readVersion()) } }),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[WORKER]
        if (worker?.type !== 'chunk') return
        for (const name of FIXED) {
          const source = readFileSync(resolve(import.meta.dirname, '..', name))
          this.emitFile({ type: 'asset', fileName: `kiosk/${name}`, source })
        }
        const needed = [...filesOfPage(bundle), ...FIXED.map((name) => `kiosk/${name}`)].sort()
        const hash = createHash('sha256')
        for (const name of [PAGE, ...needed]) hash.update(name).update(contentOf(bundle[name]))
        worker.code = worker.code
          .replace('__PRECACHE__', JSON.stringify(needed.map((name) => `/${name}`)))
          .replace('__PRECACHE_HASH__', JSON.stringify(hash.digest('hex').slice(0, 16)))
      },
    },
  }
}

function readVersion(): string {
  const text = readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Scripts, styles, fonts and pictures reachable from the tablet's page. */
function filesOfPage(bundle: Rollup.OutputBundle): Set<string> {
  const needed = new Set<string>()
  const add = (name: string): void => {
    if (needed.has(name)) return
    needed.add(name)
    const file = bundle[name]
    if (file?.type === 'chunk') {
      const { importedCss, importedAssets } = file.viteMetadata ?? { importedCss: [], importedAssets: [] }
      for (const next of [...file.imports, ...file.dynamicImports, ...importedCss, ...importedAssets])
        add(next)
    } else if (name.endsWith('.css')) {
      const css = String(contentOf(file))
      for (const other of Object.keys(bundle)) if (css.includes(other.split('/').at(-1) ?? other)) add(other)
    }
  }
  const page = String(contentOf(bundle[PAGE]))
  for (const name of Object.keys(bundle)) if (page.includes(`/${name}`)) add(name)
  return needed
}

function contentOf(file: Rollup.OutputAsset | Rollup.OutputChunk | undefined): string | Uint8Array {
  if (!file) return ''
  return file.type === 'chunk' ? file.code : file.source
}
