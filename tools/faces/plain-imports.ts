import type { Plugin } from 'vite'

/**
 * A dynamic import as the browser knows it. The bundler's own helper fetches the styles and neighbours of a chunk beforehand: this
 * face has one later style sheet and asks for it itself, so that the helper would be 0.7 kB for nothing.
 */
export const plainImports = (): Plugin => ({
  name: 'ayni-plain-imports',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : null),
})
