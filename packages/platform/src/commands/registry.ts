import type { Job } from '../jobs/job.ts'
import type { CommandHandler, Doorbell, FeedReader, QueryHandler, Reaction, ServerModule } from './module.ts'
import type { OwnData } from './own-data.ts'

export type Registry = {
  readonly modules: readonly ServerModule[]
  readonly commands: ReadonlyMap<string, CommandHandler>
  readonly queries: ReadonlyMap<string, QueryHandler>
  readonly reactions: ReadonlyMap<string, readonly Reaction[]>
  readonly doorbells: ReadonlyMap<string, Doorbell>
  readonly feed: ReadonlyMap<string, FeedReader>
  readonly ownData: readonly OwnData[]
  readonly jobs: readonly Job[]
}

function byName<T>(items: readonly T[], nameOf: (item: T) => string, what: string): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    const name = nameOf(item)
    if (map.has(name)) throw new Error(`two ${what} are called ${name}`)
    map.set(name, item)
  }
  return map
}

/** What the apps hand to the platform: every module's verbs under their names. Twice the same name stops the start. */
export function createRegistry(modules: readonly ServerModule[]): Registry {
  const reactions = new Map<string, Reaction[]>()
  for (const reaction of modules.flatMap((m) => m.reactions ?? [])) {
    reactions.set(reaction.on, [...(reactions.get(reaction.on) ?? []), reaction])
  }
  return {
    modules,
    commands: byName(
      modules.flatMap((m) => m.commands),
      (c) => c.definition.name,
      'commands',
    ),
    queries: byName(
      modules.flatMap((m) => m.queries),
      (q) => q.definition.name,
      'queries',
    ),
    reactions,
    doorbells: byName(
      modules.flatMap((m) => m.doorbells ?? []),
      (bell) => bell.command,
      'doorbells',
    ),
    feed: byName(
      modules.flatMap((m) => m.feed ?? []),
      (f) => f.kind,
      'feed readers',
    ),
    ownData: modules.flatMap((m) => m.ownData ?? []),
    jobs: modules.flatMap((m) => m.jobs ?? []),
  }
}
