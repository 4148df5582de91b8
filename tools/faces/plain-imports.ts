import type { Plugin } from 'vite'

const wrapper = 'native:import-analysis-build'
const door = /^export ?\{([^}]*)\} ?from ?["'`]\.\/([\w.-]+\.js)["'`];?\s*(?:\/\/#.*)?$/

/** A file that only hands on what lives in a shared one: what it exports, by the name that the other gives it. */
type Door = { readonly file: string; readonly names: readonly (readonly [as: string, name: string])[] }

function doorOf(code: string): Door | null {
  const [, names = '', file = ''] = door.exec(code.trim()) ?? []
  if (file === '') return null
  const pairs = names.split(',').map((one) => {
    const [name = '', as = name] = one.trim().split(/ as /)
    return [as, name] as const
  })
  return { file, names: pairs }
}

/**
 * A dynamic import as the browser knows it. The bundler's own wrapper fetches the styles and neighbours of a file beforehand: this
 * face has one later style sheet and asks for it itself, so that the wrapper would be bytes for nothing. And a screen that shares
 * its file with others is asked for there: a door between would cost one more round trip, of a second in a village.
 */
export const plainImports = (): Plugin => ({
  name: 'ayni-plain-imports',
  apply: 'build',
  enforce: 'post',
  configResolved: ({ plugins }) => {
    const found = plugins.find(({ name }) => name === wrapper)
    if (found === undefined) throw new Error(`ayni-plain-imports: ${wrapper} is no more`)
    found.applyToEnvironment = () => false
  },
  generateBundle(_options, bundle) {
    const doors = new Map<string, Door>()
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    for (const { fileName, code } of chunks) {
      const found = doorOf(code)
      if (found !== null) doors.set(fileName.replace(/^.*\//, ''), found)
    }
    for (const chunk of chunks)
      chunk.code = chunk.code.replace(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g, (whole, name: string) => {
        const found = doors.get(name)
        if (found === undefined) return whole
        return `import("./${found.file}").then(m=>({${found.names.map(([as, of]) => `${as}:m.${of}`).join()}}))`
      })
    for (const { fileName } of chunks) if (doors.has(fileName.replace(/^.*\//, ''))) delete bundle[fileName]
  },
})
