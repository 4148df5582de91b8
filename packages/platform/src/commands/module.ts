import type {
  Actor,
  CommandDefinition,
  ConfidentialityClass,
  EventDefinition,
  EventOf,
  Instant,
  PersonId,
  QueryDefinition,
  Refusal,
  Role,
} from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Job } from '../jobs/job.ts'
import type { RecipientBook } from '../messages/recipient-book.ts'
import type { OwnData } from './own-data.ts'

/** One thing that changed for one person's devices; the body is read when they pull. */
export type Change = { readonly person: PersonId; readonly kind: string; readonly key: string }

/** Writes the row that the person will read in "quién vio mis datos". Mandatory wherever C3 or C4 is opened. */
export type Saw = (person: PersonId, opened: ConfidentialityClass, what: string, purpose: string) => Promise<void>

export type Context = {
  readonly actor: Actor
  readonly tx: Tx
  /** Reads schema `evaluation` and nothing else, outside this transaction. */
  readonly evaluation: Db
  readonly now: Instant
  readonly keys: KeyRing
  /** For `queueToPeople`; nobody else needs an address. */
  readonly recipients: RecipientBook
  readonly newId: () => string
  readonly saw: Saw
}

export type CommandContext<I> = Context & {
  readonly input: I
  readonly commandId: string
  /** By the device's clock, corrected by its offset; equals `now` for commands given on line. */
  readonly occurredAt: Instant
  readonly rawOccurredAt: Instant
  readonly deviceOffsetS: number
}

export type CommandResult<O> = {
  readonly output: O
  readonly events?: readonly EventOf[]
  readonly changes?: readonly Change[]
  /** What consoles should look at again: `alerts`, `promises`, `roster` … */
  readonly topics?: readonly string[]
  /** The person whom the fact is about, when it is not the actor. */
  readonly about?: PersonId
  /** The programme, when the actor has none yet (enrolling a device). */
  readonly program?: string
}

export type CommandHandler = {
  readonly definition: CommandDefinition
  readonly run: (context: CommandContext<unknown>) => Promise<CommandResult<unknown> | Refusal>
}

export type QueryHandler = {
  readonly definition: QueryDefinition
  readonly run: (context: Context & { readonly input: unknown }) => Promise<{ readonly output: unknown } | Refusal>
  /**
   * Whoever holds this role and no other sees the same as the others of the programme, but for those who hide from them: asked at
   * one moment by many, it is answered once. Not for what leaves a row in who-saw-my-data.
   */
  readonly sharedBy?: Role
}

/** Nothing is written down about such a reading. */
export const readsOnly = ({ opens }: Pick<QueryDefinition, 'opens'>): boolean => opens === 'C0' || opens === 'C2'

export type ReactionContext<P> = Context & {
  readonly payload: P
  readonly commandId: string
  readonly occurredAt: Instant
}
export type ReactionResult = Pick<CommandResult<unknown>, 'events' | 'changes' | 'topics'>
export type Reaction = {
  readonly on: string
  readonly run: (context: ReactionContext<unknown>) => Promise<ReactionResult>
}

/** Reads the present bodies of one kind of thing on a person's phone. A key that is missing in the answer is gone. */
export type FeedReader = {
  readonly kind: string
  readonly read: (
    context: { readonly tx: Tx; readonly now: Instant; readonly keys: KeyRing },
    person: PersonId,
    keys: readonly string[] | 'all',
  ) => Promise<ReadonlyMap<string, unknown>>
}

/** A command as it arrives, before anything of it is stored. */
export type Arriving = {
  readonly input: unknown
  readonly actor: Actor
  readonly commandId: string
  readonly occurredAt: Instant
  readonly receivedAt: Instant
}

/**
 * What of a command cannot wait until a crowd before it has been stored. `hears` is pure; `ring` does for many, in one transaction
 * as system, what must be done first. The command then comes in its turn and finds it done.
 */
export type Doorbell = {
  readonly command: string
  readonly hears: (arriving: Arriving) => EventOf | null
  readonly ring: (context: Pick<Context, 'tx' | 'keys' | 'newId'>, heard: readonly unknown[]) => Promise<void>
}

export type ServerModule = {
  readonly name: string
  readonly commands: readonly CommandHandler[]
  readonly queries: readonly QueryHandler[]
  readonly reactions?: readonly Reaction[]
  readonly doorbells?: readonly Doorbell[]
  readonly feed?: readonly FeedReader[]
  /** What it holds about a person, for their own copy. */
  readonly ownData?: readonly OwnData[]
  readonly jobs?: readonly Job[]
}

/** Binds a definition to what it does. The input was parsed with the definition's shape before `run` sees it. */
export function handle<I, O, E extends string>(
  definition: CommandDefinition<I, O, E>,
  run: (context: CommandContext<I>) => Promise<CommandResult<O> | Refusal<E>>,
): CommandHandler {
  return { definition, run: (context) => run({ ...context, input: definition.input.parse(context.input) }) }
}

export function answer<I, O, E extends string>(
  definition: QueryDefinition<I, O, E>,
  run: (context: Context & { readonly input: I }) => Promise<O | Refusal<E>>,
): QueryHandler {
  return {
    definition,
    run: async (context) => {
      const output = await run({ ...context, input: definition.input.parse(context.input) })
      return typeof output === 'object' && output !== null && 'refused' in output ? output : { output }
    },
  }
}

/** Marks a question as one that is answered together: `sharedBy` of QueryHandler says to whom. */
export function shared(sharedBy: Role, handler: QueryHandler): QueryHandler {
  if (!readsOnly(handler.definition))
    throw new Error(`${handler.definition.name} leaves a row for each who looks and cannot be shared`)
  return { ...handler, sharedBy }
}

export function react<P>(
  definition: EventDefinition<P>,
  run: (context: ReactionContext<P>) => Promise<ReactionResult>,
): Reaction {
  return {
    on: definition.name,
    run: (context) => run({ ...context, payload: definition.shape.parse(context.payload) }),
  }
}

/** @param event what is heard; its shape is read again before it rings. */
export function doorbell<I, P>(
  { name, input }: CommandDefinition<I>,
  event: EventDefinition<P>,
  bell: {
    readonly hears: (arriving: Arriving & { readonly input: I }) => EventOf<P> | null
    readonly ring: (context: Pick<Context, 'tx' | 'keys' | 'newId'>, heard: readonly P[]) => Promise<void>
  },
): Doorbell {
  return {
    command: name,
    hears: (arriving) => bell.hears({ ...arriving, input: input.parse(arriving.input) }),
    ring: (context, heard) =>
      bell.ring(
        context,
        heard.map((payload) => event.shape.parse(payload)),
      ),
  }
}
