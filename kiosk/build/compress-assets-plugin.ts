import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/
/** Smaller ones travel in one packet anyway. */
const WORTH_BYTES = 1_024

/** Puts a `.br` and a `.gz` beside every text file of the screens, as small as they get: made once, sent for years. */
export function compressAssets(): Plugin {
  let isClient = true
  return {
    name: 'compress-assets',
    apply: 'build',
    config: (_config, { isSsrBuild }) => {
      isClient = isSsrBuild !== true
    },
    // After what tidies the folder up, which knows only what the build wrote.
    writeBundle: {
      order: 'post',
      handler({ dir }, bundle) {
        if (!isClient || dir === undefined) return
        for (const name of Object.keys(bundle).filter((each) => TEXT.test(each))) {
          const file = join(dir, name)
          const content = readFileSync(file)
          if (content.length < WORTH_BYTES) continue
          writeFileSync(
            `${file}.br`,
            brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
          )
          writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
        }
      },
    },
  }
}
