import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

const DAY_MS = 24 * 60 * 60_000
/** A tablet that was offline for a week still finds the files of the page it holds. */
const KEPT_MS = 14 * DAY_MS

/**
 * Leaves the hashed files of earlier builds beside the new ones for a fortnight, so that a page loaded before an update
 * finds its parts after it. Everything else the build did not write goes, as with an emptied folder.
 */
export function keepAssets({ now = Date.now }: { readonly now?: () => number } = {}): Plugin {
  let isClient = true
  return {
    name: 'keep-assets',
    apply: 'build',
    config: (_config, { isSsrBuild }) => {
      isClient = isSsrBuild !== true
      return isClient ? { build: { emptyOutDir: false } } : undefined
    },
    writeBundle({ dir }, bundle) {
      if (!isClient || dir === undefined || !existsSync(dir)) return
      const written = new Set(Object.keys(bundle))
      for (const file of listFiles(dir)) {
        const name = relative(dir, file).split(sep).join('/')
        const isKept = name.startsWith('assets/') && now() - statSync(file).mtimeMs < KEPT_MS
        if (!written.has(name) && !isKept) rmSync(file)
      }
    },
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}
