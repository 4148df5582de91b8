import type { PersonId } from '@ayni/kernel'
import type { KeptDrafts } from '@ayni/modules/guided-call/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { type Beside, besideIn, callIn, withBeside, withCall } from './call-row.ts'
import { type Keeper, type KeptRow, keptDrafts, type WrittenBy } from './kept-drafts.ts'

/** Where a guided call was open, and whose it is: ids and an alias, nothing that was said. */
export type OpenCall = {
  readonly path: string
  readonly account: StaffSession['account']
  readonly episode: string
  readonly contact: string | null
  readonly alias: string
  /** The alert that was open when the call began. */
  readonly alert?: string | null | undefined
  readonly isPsychiatrist: boolean
  /** Of whom the plan, what is agreed and the emergency are asked for beside it; none in a note that an older page left. */
  readonly person?: PersonId | undefined
}

export type KeptEpisode = { readonly episode: string; readonly at: string }
export type KeptBeside = {
  readonly read: () => Promise<Beside>
  readonly change: (how: (before: Beside) => Beside, by?: WrittenBy) => Promise<void>
}

const KEY = 'ayni.open-call'

/**
 * Remembered by this tab alone: a page that is loaded again without a signal cannot ask who sits here, and another tab or another
 * day must not be shown what somebody wrote.
 * @safety Without it a reload at night would hide a call that is still unsent.
 */
export const noteCall = (call: OpenCall): void => sessionStorage.setItem(KEY, JSON.stringify(call))
export const forgetCall = (): void => sessionStorage.removeItem(KEY)

const isCall = (value: unknown): value is OpenCall =>
  typeof value === 'object' && value !== null && 'path' in value && 'account' in value && 'episode' in value

export function openCallAt(path: string): OpenCall | undefined {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isCall(value) && value.path === path ? value : undefined
  } catch {
    return undefined
  }
}

let made: Keeper | undefined
const all = (): Keeper => {
  made ??= keptDrafts(Date.now)
  return made
}
const keyOf = (account: StaffSession['account'], episode: string): string => `${account}:${episode}`

/** Each account finds only what it wrote itself, also on a shared computer. */
export const draftsOf = (account: StaffSession['account']): KeptDrafts => ({
  read: async (episode) => callIn(await all().read(keyOf(account, episode))),
  keep: (episode, text) => all().change(keyOf(account, episode), (row) => withCall(row, text)),
  forget: async (episode) => {
    const { withoutCall } = await import('./fate-beside.ts')
    await all().change(keyOf(account, episode), withoutCall)
  },
})

/** What is written beside the call of an episode, in the same sealed row: as safe, as long, and for the same eyes. */
export const besideOf = (account: StaffSession['account'], episode: string): KeptBeside => ({
  read: async () => besideIn(await all().read(keyOf(account, episode))),
  change: (how, by) => all().change(keyOf(account, episode), (row) => withBeside(row, how(besideIn(row))), by),
})

const listed = async (): Promise<readonly KeptRow[]> =>
  all()
    .list()
    .catch(() => [])

/** The episodes of whose calls something of this account is kept here, and when it was last written. */
export const episodesKeptOf = async (account: StaffSession['account']): Promise<readonly KeptEpisode[]> =>
  (await listed()).flatMap(({ key, at }) =>
    key.startsWith(`${account}:`) ? [{ episode: key.slice(account.length + 1), at: new Date(at).toISOString() }] : [],
  )

/** When something was last written here, by whomever; null where nothing is kept. */
export const lastKeptAt = async (): Promise<number | null> => {
  const times = (await listed()).map(({ at }) => at)
  return times.length === 0 ? null : Math.max(...times)
}

const LEFT_MS = 3_600_000

/**
 * May a call be shown before anybody could be asked who sits here: the very tab that had it open, within the hour of its last word.
 * @safety A telephone that was put down is picked up by others; whoever is in the middle of a call is not (ADR 0023).
 */
export async function mayGoOn(call: OpenCall, nowMs: number): Promise<boolean> {
  const mine = (await listed()).find(({ key }) => key === keyOf(call.account, call.episode))
  return mine === undefined || nowMs - mine.at < LEFT_MS
}

/** Whoever signs out leaves nothing behind, also where storage does not answer. */
export const forgetCalls = async (): Promise<void> => {
  forgetCall()
  await all()
    .forgetAll()
    .catch(() => undefined)
}
