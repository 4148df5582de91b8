import path from 'node:path'
import { defineConfig } from 'vite'
import { precompress } from '../../tools/faces/precompress.ts'

const worker = path.join(import.meta.dirname, 'src/service-worker.ts')

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [precompress()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      input: { index: path.join(import.meta.dirname, 'index.html'), 'service-worker': worker },
      // The worker keeps its name: browsers ask for it again by address.
      output: { entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
})
