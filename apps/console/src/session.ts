import type { StaffSession } from '@ayni/modules/identity/contract'
import { computed, signal } from '@preact/signals'

/** Who is signed in; undefined until the server has said. */
export const session = signal<StaffSession | null | undefined>(undefined)
/** The session ended while somebody worked: the page stays where it was, behind the door. */
export const ended = signal(false)

export const mayWork = (one: StaffSession | null | undefined): one is StaffSession =>
  one !== null && one !== undefined && (one.secondFactor === 'not-needed' || one.secondFactor === 'passed')

export const working = computed(() => mayWork(session.value))

export const sessionOver = (): void => {
  if (working.value) ended.value = true
}

/** Somebody else at the same computer begins with an empty page: what the one before had read must be gone. */
export const enter = (entered: StaffSession): void => {
  const before = session.value
  if (mayWork(before) && before.account !== entered.account) location.reload()
  session.value = entered
  ended.value = false
}
