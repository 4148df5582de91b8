import { type Finding, type ImportLine, isTest, type Source } from './read-source.ts'
import { type Room, resolveImport, roomOf, roomOfPackage } from './rooms.ts'

/** Packages a face may not carry whole: their types are free, their values cost bytes on a village link. */
const typesOnlyOnFaces = new Set(['zod'])

type Verdict = string | null

const packageRule: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  clinical: [],
  platform: ['kernel'],
  device: ['kernel'],
  ui: ['kernel'],
}

const moduleRule: Readonly<Record<string, readonly string[]>> = {
  contract: ['kernel', 'clinical'],
  fixtures: ['kernel', 'clinical'],
  server: ['kernel', 'clinical', 'platform'],
  phone: ['kernel', 'clinical', 'device', 'ui'],
  console: ['kernel', 'clinical', 'ui'],
}

const appRule: Readonly<Record<string, readonly string[]>> = {
  server: ['kernel', 'clinical', 'platform'],
  phone: ['kernel', 'clinical', 'device', 'ui'],
  console: ['kernel', 'clinical', 'ui'],
}

const nameOf = (room: Room): string =>
  room.kind === 'module' ? `modules/${room.name}/${room.side}` : `${room.kind} ${room.name}`

const isFace = (room: Room): boolean =>
  (room.kind === 'module' && (room.side === 'phone' || room.side === 'console')) ||
  (room.kind === 'app' && room.name !== 'server')

const sameRoom = (a: Room, b: Room): boolean =>
  a.kind === b.kind && a.name === b.name && (a.kind !== 'module' || b.kind !== 'module' || a.side === b.side)

const toPackage = (from: Room, to: Room): Verdict => {
  const rule =
    from.kind === 'package'
      ? packageRule[from.name]
      : from.kind === 'module'
        ? moduleRule[from.side]
        : appRule[from.name]
  return rule?.includes(to.name) === true ? null : `${nameOf(from)} may not stand on ${nameOf(to)}`
}

const toModule = (from: Room, to: Room & { kind: 'module' }, typeOnly: boolean, inTest: boolean): Verdict => {
  if (from.kind === 'package') return `${nameOf(from)} knows no module`
  if (to.side === 'contract') {
    return isFace(from) && !typeOnly && !inTest
      ? `${nameOf(from)} takes only types from a contract (import type)`
      : null
  }
  if (to.side === 'fixtures') {
    return inTest || from.kind === 'app' || (from.kind === 'module' && from.side === 'fixtures')
      ? null
      : 'fixtures are for tests, seeds and the gallery'
  }
  if (from.kind === 'app')
    return from.name === to.side ? null : `the ${from.name} app composes only the ${from.name} side of modules`
  const sameSide = from.kind === 'module' && from.side === to.side
  if (inTest && sameSide) return null
  return `${nameOf(from)} may see only the contract of ${to.name}`
}

const toOurs = (from: Room, to: Room, line: ImportLine, inTest: boolean): Verdict => {
  if (from.kind === 'workshop' || to.kind === 'data' || sameRoom(from, to)) return null
  if (to.kind === 'package') return toPackage(from, to)
  if (to.kind === 'module') return toModule(from, to, line.typeOnly, inTest)
  return `nothing stands on ${nameOf(to)}`
}

const workspaceOf = (file: string): string => file.split('/').slice(0, 2).join('/')

/** A relative path may not leave its package or module: that would go around what the other one exports. */
const backDoor = (source: Source, { from }: ImportLine, from_: Room): Verdict => {
  const target = resolveImport(source.path, from) ?? ''
  if (from_.kind === 'workshop' || workspaceOf(target) === workspaceOf(source.path)) return null
  const to = roomOf(target)
  return to?.kind === 'data' ? null : `a back door: reach ${target} through what its package exports`
}

const toNpm = (from: Room, { from: name, typeOnly }: ImportLine, inTest: boolean): Verdict => {
  if (inTest || from.kind === 'workshop') return null
  if (from.kind === 'package' && from.name === 'clinical') return 'clinical imports nothing'
  if (from.kind === 'package' && from.name === 'kernel' && !/^zod(\/|$)/.test(name)) return 'kernel stands on zod alone'
  if (from.kind === 'module' && from.side === 'contract')
    return 'a contract imports kernel and clinical (zod through kernel)'
  const onPhone = isFace(from) || (from.kind === 'package' && (from.name === 'device' || from.name === 'ui'))
  if (onPhone && name.startsWith('node:')) return 'there is no Node in a browser'
  if (onPhone && typesOnlyOnFaces.has(name) && !typeOnly)
    return `${name} is too heavy for a face: import its types, or check with clinical`
  return null
}

const isConfig = (file: string): boolean => /\.config\.ts$/.test(file)

const judge = (source: Source, line: ImportLine): Verdict => {
  const from = roomOf(source.path)
  if (from === null) return 'this file stands in no room of the house'
  if (isConfig(source.path)) return null
  const inTest = isTest(source.path)
  if (line.from.startsWith('.')) {
    const door = backDoor(source, line, from)
    if (door !== null) return door
    if (!/\.(ts|tsx|json|css|svg|md)(\?\w+)?$/.test(line.from)) return 'say the extension'
    const to = roomOf(resolveImport(source.path, line.from) ?? '')
    return to === null ? null : toOurs(from, to, line, inTest)
  }
  if (!line.from.startsWith('@ayni/')) return toNpm(from, line, inTest)
  const to = roomOfPackage(line.from)
  return to === null ? 'no such door in @ayni/modules' : toOurs(from, to, line, inTest)
}

export const checkImports = (sources: readonly Source[]): readonly Finding[] =>
  sources.flatMap((source) =>
    source.imports.flatMap((line) => {
      const says = judge(source, line)
      return says === null
        ? []
        : [{ rule: 'import-rule', path: source.path, line: line.line, says: `${line.from}: ${says}` }]
    }),
  )
