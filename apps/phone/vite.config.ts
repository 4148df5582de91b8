import path from 'node:path'
import { defineConfig } from 'vite'
import { englishLater } from '../../tools/faces/english-later.ts'
import { inlineFirstStyles } from '../../tools/faces/inline-first-styles.ts'
import { precompress } from '../../tools/faces/precompress.ts'

const firstWords = /(modules\/(enrollment|screening)\/phone|apps\/phone\/src)\/words\.ts$/

/** Reached through an index, and not drawn before the first question. */
const drawnFirst = (id: string): boolean => !/\/(check-card|times)\.tsx?$/.test(id)

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
    reportCompressedSize: false,
    rolldownOptions: {
      // Our own files do nothing by being imported: what an index offers and a screen does not draw stays out of its file.
      treeshake: { moduleSideEffects: (id) => !/\/(modules|clinical|device)\//.test(id) },
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'], test: drawnFirst, includeDependenciesRecursively: false }, { name: 'english', test: /\?english$/ }] } },
    },
  },
  plugins: [englishLater({ files: firstWords, registry: path.join(import.meta.dirname, 'src/english.ts') }), inlineFirstStyles(), precompress()],
})
