import type { Finding, Source } from './read-source.ts'
import { resolveImport } from './rooms.ts'

type Graph = ReadonlyMap<string, readonly string[]>

const graphOf = (sources: readonly Source[]): Graph => {
  const known = new Set(sources.map(({ path }) => path))
  return new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ from }) => {
        const target = resolveImport(path, from)
        return target !== null && known.has(target) ? [target] : []
      }),
    ]),
  )
}

/** The way back to `start`, or null: breadth first, so the shortest cycle is told. */
const wayBack = (graph: Graph, start: string): readonly string[] | null => {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) {
        const way = [at]
        for (let step = at; step !== start; ) {
          step = cameFrom.get(step) ?? start
          way.unshift(step)
        }
        return way
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at)
        queue.push(next)
      }
    }
  }
  return null
}

/** Cycles of files, of values and of types alike; each told once. */
export const checkCycles = (sources: readonly Source[]): readonly Finding[] => {
  const graph = graphOf(sources)
  const told = new Set<string>()
  return [...graph.keys()].sort().flatMap((start) => {
    if (told.has(start)) return []
    const way = wayBack(graph, start)
    if (way === null) return []
    for (const file of way) told.add(file)
    return [{ rule: 'cycle', path: start, line: 1, says: [...way, start].join(' → ') }]
  })
}
