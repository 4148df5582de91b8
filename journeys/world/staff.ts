import { type AccountId, z } from '@ayni/kernel'
import type { Clinic, Post } from './clinic.ts'
import type { House } from './house.ts'

/** Somebody of the team where the story is not about their screen: what they do passes by the same doors, roles and refusals. */
export type Staff = {
  readonly account: AccountId
  readonly name: string
  readonly does: <T = unknown>(name: string, input: object, output?: z.ZodType<T>) => Promise<T>
  readonly asks: <T>(name: string, input: object, output: z.ZodType<T>) => Promise<T>
  /** The code of the refusal and, after it, what it names; fails where it was not refused. */
  readonly isRefused: (name: string, input: object) => Promise<string>
}

type As = ReturnType<Clinic['as']>

async function refusalOf(house: House, as: As, name: string, input: object): Promise<string> {
  try {
    await house.give(name, input, z.unknown(), as)
  } catch (error) {
    const said = /was refused: ([^\n]+)/.exec(error instanceof Error ? error.message : '')?.[1]
    if (said !== undefined) return said
    throw error
  }
  throw new Error(`${name} was not refused`)
}

export function staffOf(house: House, clinic: Clinic, post: Post): Staff {
  const { account, name: called } = clinic.members[post]
  const as = clinic.as(post)
  return {
    account,
    name: called,
    does: (name, input, output = z.any()) => house.give(name, input, output, as),
    asks: (name, input, output) => house.ask(name, input, output, as),
    isRefused: (name, input) => refusalOf(house, as, name, input),
  }
}
