import type { Plugin, Rollup } from 'vite'
import { closureOf } from './bundle-files.ts'

const DOCUMENT = 'web/index.html'
/** A page of the staff app is named after the last part of its address: `/app/reports/indexes` is `indexes-page.ts`. */
const PAGE = /\/web\/.*?([a-z-]+)-page\.ts$/
/** What is opened where the address names no page: the queue, or an item in it. */
const HOME = 'today'

/**
 * Lets the staff app's document name the script of the page that is opened, so that a browser asks for it at once and not
 * after it has read the whole frame: one document beside it for each page, and in it the queue's.
 */
export function staffPages(): Plugin {
  return {
    name: 'staff-pages',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const frame = bundle[DOCUMENT]
        if (frame?.type !== 'asset') return
        const text = Buffer.from(frame.source).toString()
        const named = new Set(closureOf(bundle, [DOCUMENT], false).map(({ fileName }) => fileName))
        for (const [name, chunk] of pagesIn(bundle)) {
          const links = closureOf(bundle, [chunk.fileName], false)
            .map(({ fileName }) => fileName)
            .filter((fileName) => fileName.endsWith('.js') && !named.has(fileName))
            .map((fileName) => `    <link rel="modulepreload" crossorigin href="/${fileName}">\n`)
          const source = text.replace('  </head>', `${links.join('')}  </head>`)
          if (name === HOME) frame.source = source
          else this.emitFile({ type: 'asset', fileName: `web/pages/${name}.html`, source })
        }
      },
    },
  }
}

function pagesIn(bundle: Rollup.OutputBundle): [name: string, chunk: Rollup.OutputChunk][] {
  return Object.values(bundle).flatMap((file) => {
    const name = file.type === 'chunk' ? PAGE.exec(file.facadeModuleId ?? '')?.[1] : undefined
    return file.type === 'chunk' && name !== undefined ? [[name, file]] : []
  })
}
