import { defineConfig } from 'vite'
import { precompress } from '../../tools/faces/precompress.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [precompress()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022' },
})
