/** Which room of the house a file is in. `module` rooms carry the module's name. */
export type Room =
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'app'; readonly name: string }
  | { readonly kind: 'module'; readonly name: string; readonly side: ModuleSide }
  | { readonly kind: 'workshop'; readonly name: string }
  | { readonly kind: 'data'; readonly name: string }

export type ModuleSide = 'contract' | 'server' | 'phone' | 'console' | 'fixtures'

const sideOf = (rest: string): ModuleSide | null => {
  const first = rest.replace(/\.tsx?$/, '').replace(/\.test$/, '')
  const side = first.split('/')[0]
  return side === 'contract' || side === 'server' || side === 'phone' || side === 'console' || side === 'fixtures'
    ? side
    : null
}

/** @returns null for a file that stands in no room */
export const roomOf = (file: string): Room | null => {
  const [top = '', name = '', ...rest] = file.split('/')
  if (top === 'packages') return { kind: 'package', name }
  if (top === 'apps') return { kind: 'app', name }
  if (top === 'reference' || top === 'content') return { kind: 'data', name: top }
  if (top === 'tools' || top === 'journeys' || top === 'bench') return { kind: 'workshop', name: top }
  if (top !== 'modules') return null
  const side = sideOf(rest.join('/'))
  return side === null ? null : { kind: 'module', name, side }
}

/** What `@ayni/…` names. */
export const roomOfPackage = (specifier: string): Room | null => {
  const [, top = '', name = '', side = ''] = specifier.split('/')
  if (top !== 'modules') return { kind: 'package', name: top }
  const known = sideOf(side)
  return known === null ? null : { kind: 'module', name, side: known }
}

/** The file that a specifier of ours opens; null for npm packages and Node's own. */
export const resolveImport = (from: string, specifier: string): string | null => {
  if (specifier.startsWith('.')) return normal([...from.split('/').slice(0, -1), ...specifier.split('/')])
  if (!specifier.startsWith('@ayni/')) return null
  const [, top = '', ...rest] = specifier.split('/')
  if (top !== 'modules') {
    const inside = rest.join('/')
    if (inside === '') return `packages/${top}/src/index.ts`
    if (top === 'device') return `packages/device/src/${inside}.ts`
    return /\.\w+$/.test(inside) ? `packages/${top}/src/${inside}` : `packages/${top}/src/${inside}/index.ts`
  }
  const [name = '', side = ''] = rest
  return side === 'contract' || side === 'fixtures' ? `modules/${name}/${side}.ts` : `modules/${name}/${side}/index.ts`
}

const normal = (parts: readonly string[]): string => {
  const path: string[] = []
  for (const part of parts) {
    if (part === '..') path.pop()
    else if (part !== '.') path.push(part)
  }
  return path.join('/')
}
