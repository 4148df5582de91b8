import type { Plugin } from 'vite'

/**
 * The styles of the first screen travel inside the page: one request less on a link where each costs a second.
 * The file they came from is left out of the build.
 */
export const inlineFirstStyles = (): Plugin => ({
  name: 'ayni-inline-first-styles',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html']
    if (page?.type !== 'asset' || typeof page.source !== 'string') return
    // The shell adds the manifest itself, after the first question.
    page.source = page.source.replace(/\s*<link rel="manifest"[^>]*>/g, '')
    page.source = page.source.replace(
      /\s*<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g,
      (whole, name: string) => {
        const sheet = bundle[name]
        if (sheet?.type !== 'asset') return whole
        delete bundle[name]
        return `\n    <style>${String(sheet.source).trim()}</style>`
      },
    )
  },
})
