import path from 'node:path'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { englishLater } from '../../tools/faces/english-later.ts'
import { inlineFirstStyles } from '../../tools/faces/inline-first-styles.ts'
import { plainImports } from '../../tools/faces/plain-imports.ts'
import { precompress } from '../../tools/faces/precompress.ts'

const firstWords = /(modules\/(enrollment|screening)\/phone|apps\/phone\/src)\/words\.ts$/

/** Reached through an index, and not drawn before the first question. */
const drawnFirst = (id: string): boolean =>
  !/\/(check-card|read-ordinal|read-instrument|times|install|transport|icons)\.tsx?$/.test(id)

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    // Nothing here uses light-dark(): the bundler's stand-in for it would be bytes for nobody.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    reportCompressedSize: false,
    rolldownOptions: {
      // Our own files do nothing by being imported: what an index offers and a screen does not draw stays out of its file.
      treeshake: { moduleSideEffects: (id) => !/\/(modules|clinical|device)\//.test(id) },
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], test: drawnFirst, includeDependenciesRecursively: false },
            { name: 'english', test: /\?english$/ },
          ],
        },
      },
    },
  },
  plugins: [
    plainImports(),
    englishLater({ files: firstWords, registry: path.join(import.meta.dirname, 'src/english.ts') }),
    inlineFirstStyles(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: null,
      includeManifestIcons: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css}'], globIgnores: ['**/service-worker.js'] },
      manifest: {
        name: 'Ayni',
        short_name: 'Ayni',
        description: 'Ayni',
        lang: 'es',
        id: '/',
        start_url: '/#/hoy',
        scope: '/',
        display: 'standalone',
        background_color: '#faf7f1',
        theme_color: '#faf7f1',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
    precompress(),
  ],
})
