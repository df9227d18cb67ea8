import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'
import { closureOf, type OutputFile } from './bundle-files.ts'

/** One line of the budget, in bytes. `measure` says how many the build brings, or null where it does not hold the surface. */
export interface Budget {
  readonly name: string
  readonly atMost: number
  readonly measure: (bundle: Rollup.OutputBundle) => number | null
}

const raw = (content: string | Uint8Array): number => Buffer.from(content).length
const gzip = oncePerContent((content) => gzipSync(content).length)
const brotli = oncePerContent((content) => brotliCompressSync(content).length)

/** The budgets of the screens, for cheap tablets and slow networks. The first visit is sent gzipped at worst. */
export const BUDGETS: readonly Budget[] = [
  {
    name: 'tablet: script, brotli',
    atMost: 60_000,
    measure: (bundle) => sumOf(filesFrom(bundle, 'kiosk/index.html', true), isScript, brotli),
  },
  {
    name: 'tablet: first visit with fonts 400 and 600, gzip',
    atMost: 250_000,
    measure: (bundle) => {
      const files = filesFrom(bundle, 'kiosk/index.html', true)
      const isLoaded = ({ fileName }: OutputFile) => !isFont(fileName) || /-(400|600)-/.test(fileName)
      return sumOf(files, isLoaded, (content, name) => (isFont(name) ? raw(content) : gzip(content)))
    },
  },
  {
    name: 'tablet: kept for starting offline',
    atMost: 700_000,
    measure: (bundle) => sumOf(filesFrom(bundle, 'kiosk/index.html', true), () => true, raw),
  },
  {
    name: 'staff: script of the first page, whichever it is, brotli',
    atMost: 120_000,
    measure: (bundle) => {
      const shell = filesFrom(bundle, 'web/index.html', false)
      const pages = filesFrom(bundle, 'web/index.html', true).filter(({ fileName }) =>
        /-page-/.test(fileName),
      )
      const routes = pages.map(({ fileName }) => [
        ...new Set([...(shell ?? []), ...closureOf(bundle, [fileName], false)]),
      ])
      return shell.length === 0
        ? null
        : Math.max(...[shell, ...routes].map((files) => sumOf(files, isScript, brotli) ?? 0))
    },
  },
  {
    name: 'charts: script loaded with the first chart, gzip',
    atMost: 62_000,
    measure: (bundle) => sumOf(Object.values(bundle), ({ fileName }) => /\/chart-js-/.test(fileName), gzip),
  },
]

/** Makes the build fail, naming each budget it is over. */
export function sizeBudget(budgets: readonly Budget[] = BUDGETS): Plugin {
  return {
    name: 'size-budget',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const over = budgets.flatMap(({ name, atMost, measure }) => {
          const bytes = measure(bundle) ?? 0
          return bytes > atMost ? [`${name}: ${bytes} bytes, at most ${atMost}`] : []
        })
        if (over.length > 0) this.error(`over the size budget\n${over.join('\n')}`)
      },
    },
  }
}

/** What every page begins with counts in each page's sum. */
function oncePerContent(
  sizeOf: (content: string | Uint8Array) => number,
): (content: string | Uint8Array) => number {
  const known = new Map<string | Uint8Array, number>()
  return (content) => {
    const size = known.get(content) ?? sizeOf(content)
    known.set(content, size)
    return size
  }
}

const isScript = ({ fileName }: OutputFile): boolean => fileName.endsWith('.js')
const isFont = (name: string): boolean => name.endsWith('.woff2')

/** Null where the build has none of these files: a server's build holds no screens. */
function sumOf(
  files: readonly OutputFile[],
  counts: (file: OutputFile) => boolean,
  sizeOf: (content: string | Uint8Array, name: string) => number,
): number | null {
  if (files.length === 0) return null
  return files
    .filter(counts)
    .reduce((sum, file) => sum + sizeOf(file.type === 'chunk' ? file.code : file.source, file.fileName), 0)
}

/** What a page needs to start; `withLater` adds what it loads afterwards. */
function filesFrom(bundle: Rollup.OutputBundle, page: string, withLater: boolean): OutputFile[] {
  return bundle[page] ? closureOf(bundle, [page], withLater) : []
}
