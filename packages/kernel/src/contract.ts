import type { ZodType } from 'zod'
import type { Allowed, ConfidentialityClass } from './roles.ts'

/** HTTP status of a module's refusal; 409 where the world disagrees, 404 where it is not there or not yours to know. */
export type RefusalStatus = 400 | 403 | 404 | 409 | 410 | 422

export type CommandDefinition<I = unknown, O = unknown, E extends string = string> = {
  readonly kind: 'command'
  readonly name: string
  readonly summary: string
  readonly allow: readonly Allowed[]
  /** May wait in the phone's outbox and arrive by /sync. */
  readonly offline: boolean
  readonly input: ZodType<I>
  readonly output: ZodType<O>
  readonly errors: Readonly<Record<E, RefusalStatus>>
}

export type QueryDefinition<I = unknown, O = unknown, E extends string = string> = {
  readonly kind: 'query'
  readonly name: string
  readonly summary: string
  readonly allow: readonly Allowed[]
  /** Highest class it opens; C3 and C4 leave a row in who-saw-my-data. */
  readonly opens: ConfidentialityClass
  readonly input: ZodType<I>
  readonly output: ZodType<O>
  readonly errors: Readonly<Record<E, RefusalStatus>>
}

export type EventDefinition<P = unknown> = { readonly kind: 'event'; readonly name: string; readonly shape: ZodType<P> }

/** Anything an actor asks to be done. Its id is the idempotency key; its name is `module.verb-object`. */
export const command = <I, O, E extends string = never>(
  name: string,
  rest: Omit<CommandDefinition<I, O, E>, 'kind' | 'name' | 'offline' | 'errors'> & {
    readonly offline?: boolean
    readonly errors?: Readonly<Record<E, RefusalStatus>>
  },
): CommandDefinition<I, O, E> => ({
  offline: false,
  ...rest,
  errors: rest.errors ?? ({} as Readonly<Record<E, RefusalStatus>>),
  kind: 'command',
  name,
})

/** Anything an actor asks to see. */
export const query = <I, O, E extends string = never>(
  name: string,
  rest: Omit<QueryDefinition<I, O, E>, 'kind' | 'name' | 'errors'> & {
    readonly errors?: Readonly<Record<E, RefusalStatus>>
  },
): QueryDefinition<I, O, E> => ({
  ...rest,
  errors: rest.errors ?? ({} as Readonly<Record<E, RefusalStatus>>),
  kind: 'query',
  name,
})

/** Something that happened, said in the transaction in which it happened. */
export const event = <P>(name: string, shape: ZodType<P>): EventDefinition<P> & { of: (payload: P) => EventOf<P> } => {
  const definition: EventDefinition<P> = { kind: 'event', name, shape }
  return { ...definition, of: (payload) => ({ name, payload }) }
}

export type EventOf<P = unknown> = { readonly name: string; readonly payload: P }
export type InputOf<D> = D extends { readonly input: ZodType<infer I> } ? I : never
export type OutputOf<D> = D extends { readonly output: ZodType<infer O> } ? O : never
