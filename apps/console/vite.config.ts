import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { precompress } from '../../tools/faces/precompress.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    // The worker keeps its name: browsers ask for it again by address. It knows every file of its build.
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{html,js,css}'], globIgnores: ['**/service-worker.js'] },
    }),
    precompress(),
  ],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' },
})
