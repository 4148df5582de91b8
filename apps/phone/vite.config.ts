import path from 'node:path'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { englishLater } from '../../tools/faces/english-later.ts'
import { inlineFirstStyles } from '../../tools/faces/inline-first-styles.ts'
import { plainImports } from '../../tools/faces/plain-imports.ts'
import { precompress } from '../../tools/faces/precompress.ts'

const withWords = /\/(modules\/[\w-]+\/phone|apps\/phone\/src|packages\/ui\/src)\/[\w-]+\.tsx?$/
/** @safety what a questionnaire and the crisis screen say comes with the first English, not with the rest. */
const firstEnglish =
  /\/(phone\/src\/words|(enrollment|screening|crisis)\/phone\/(history-|my-answers-|result-)?words|ui\/src\/[\w-]+)\.ts\?english$/

/** Reached through an index, and not drawn before the first question. */
const drawnFirst = (id: string): boolean =>
  !/\/(check-card|read-ordinal|read-instrument|times|install|transport|icons)\.tsx?$/.test(id)

const crisis = ['phone/(crisis-screen|alert-truth)']
const plan = [
  'phone/src/plan-room',
  'safety-plan/phone/(local|plan-lines|plan-view|professionals|words)',
  'clinical/src/safety-plan/',
]
const house = [
  'phone/src/(crisis-room|install-later|keep-card|rest-of-the-house)',
  'device/src/',
  'modules/[\\w-]+/phone/index',
  'crisis/phone/read-truth',
  'safety-plan/phone/has-plan',
]
/** What a screen is drawn with. */
const drawn = [
  'clinical/src/crisis/crisis-lines',
  'ui/src/(badge|check|empty|error-notice|error-words|field|icons|list-row|live-region|notice|select-field|text-field|times|visually-hidden)\\.',
]
const doors = ['phone/src/(left|wiped|with-someone)', 'phone/(choose-pin|code-entry|join-trouble|unlock)']
const join = ['phone/(join-us|services-list)']
const places = ['phone/src/places', 'phone/ask-again']
const soon = [
  'phone/(choose-hour|greeting-card|next-appointment|outreach-today|proposal-cards)',
  '(caring-contacts|safety-episode)/phone/',
]
const check = ['clinical/src/(instruments|triage)/', 'phone/(history-part|result-screen)']
const enrol = ['phone/(my-hours|my-post|trusted-form)']
const mine = [
  'phone/src/notices',
  'phone/(contact-me|empty-phone|invite|my-|no-signal|tell-worry|who-saw|write-to-team)',
  'safety-plan/phone/(plan-writer|entry-fields|draft|writer-words)',
]

/** Screens that one visit opens together travel in one file: a shared file compresses by a quarter better than its parts. */
const together = (name: string, priority: number, roots: readonly string[]) => ({
  name,
  priority,
  test: new RegExp(`/(${roots.join('|')})`),
})

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
            {
              name: 'first',
              priority: 100,
              tags: ['$initial'],
              test: drawnFirst,
              includeDependenciesRecursively: false,
            },
            { name: 'english', priority: 90, test: firstEnglish },
            { name: 'english-later', priority: 80, test: /\?english$/ },
            { ...together('drawn', 70, drawn), includeDependenciesRecursively: false },
            together('crisis', 60, crisis),
            { ...together('house', 50, house), includeDependenciesRecursively: false },
            together('plan', 48, plan),
            together('places', 45, places),
            together('enrol', 40, enrol),
            together('check', 35, check),
            together('join', 30, join),
            together('doors', 25, doors),
            together('soon', 20, soon),
            together('mine', 10, mine),
          ],
        },
      },
    },
  },
  plugins: [
    plainImports(),
    englishLater({ files: withWords, registry: path.join(import.meta.dirname, 'src/english.ts') }),
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
