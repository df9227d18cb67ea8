import { defineConfig } from 'vitest/config'
import { compressAssets } from './kiosk/build/compress-assets-plugin.ts'
import { keepAssets } from './kiosk/build/keep-assets-plugin.ts'
import { kioskPrecache } from './kiosk/build/precache-plugin.ts'
import { sizeBudget } from './kiosk/build/size-budget-plugin.ts'
import { staffPages } from './kiosk/build/staff-pages-plugin.ts'
import { HeaviestFirst } from './test/heaviest-first.ts'

/** One build for the staff app, the tablet and its service worker; `vite build --ssr` builds the server. */
export default defineConfig(({ isSsrBuild }) => ({
  appType: 'mpa',
  plugins: [kioskPrecache(), sizeBudget(), staffPages(), keepAssets(), compressAssets()],
  // Hundreds of small modules that every command would open one by one.
  ssr: { noExternal: ['kysely'] },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        rollupOptions: {
          input: { hailong: 'server/cli/hailong.ts' },
          output: { entryFileNames: '[name].js', format: 'es' as const },
        },
      }
    : {
        outDir: 'dist/client',
        target: 'es2022',
        // Inlined files would need `data:` in the content security policy.
        assetsInlineLimit: 0,
        rollupOptions: {
          input: {
            web: 'web/index.html',
            kiosk: 'kiosk/index.html',
            'service-worker': 'kiosk/service-worker.ts',
          },
          output: {
            // A worker's scope is its folder, and its name never changes.
            entryFileNames: ({ name }) =>
              name === 'service-worker' ? 'kiosk/service-worker.js' : 'assets/[name]-[hash].js',
          },
        },
      },
  test: {
    testTimeout: 60_000,
    // Half of the time a test waits for a database or a browser: three at once even on two cores.
    maxWorkers: 3,
    // A worker keeps what it has loaded: reading the service anew for each file took a seventh of the time.
    isolate: false,
    hookTimeout: 120_000,
    setupFiles: 'test/days/setup.ts',
    sequence: { sequencer: HeaviestFirst },
    // A report without it says of a list only how long it is.
    chaiConfig: { truncateThreshold: 0 },
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      { extends: true, test: { name: 'unit', include: ['test/{domain,web}/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'service',
          include: ['test/{db,server,kiosk,browser,e2e,fault}/**/*.test.ts'],
          globalSetup: 'test/fixtures/databases/global-setup.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'real-data',
          include: ['test/real-data/**/*.check.ts'],
          globalSetup: 'test/fixtures/databases/global-setup.ts',
        },
      },
    ],
  },
}))
