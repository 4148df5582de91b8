import type { PersonId } from '@ayni/kernel'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { type KeptDrafts, keptDrafts } from '@ayni/modules/safety-episode/console'

/** Where a guided call was open, and whose it is: ids and an alias, nothing that was said. */
export type OpenCall = {
  readonly path: string
  readonly account: StaffSession['account']
  readonly episode: string
  readonly contact: string | null
  readonly alias: string
  /** The alert that was open when the call began. */
  readonly alert?: string | null
  readonly isPsychiatrist: boolean
  /** Of whom the plan, what is agreed and the emergency are asked for beside it; none in a note that an older page left. */
  readonly person?: PersonId | undefined
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

let made: KeptDrafts | undefined
const all = (): KeptDrafts => {
  made ??= keptDrafts(Date.now)
  return made
}

/** Each account finds only what it wrote itself, also on a shared computer. */
export const draftsOf = (account: StaffSession['account']): KeptDrafts => {
  const keyOf = (episode: string): string => `${account}:${episode}`
  return {
    read: (episode) => all().read(keyOf(episode)),
    keep: (episode, text) => all().keep(keyOf(episode), text),
    forget: (episode) => all().forget(keyOf(episode)),
    forgetAll: () => all().forgetAll(),
  }
}

/** Whoever signs out leaves nothing behind, also where storage does not answer. */
export const forgetCalls = async (): Promise<void> => {
  forgetCall()
  await all()
    .forgetAll()
    .catch(() => undefined)
}
