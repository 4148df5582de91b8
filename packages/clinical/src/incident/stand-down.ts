/** Why nothing automatic is sent: somebody clinical said so, or nobody answered an acute alert for an hour (R-SUI-16). */
export const standDownReasons = ['died', 'hospitalised', 'attempt', 'unanswered'] as const
export type StandDownReason = (typeof standDownReasons)[number]

export type StandDown = { readonly because: StandDownReason; readonly over: boolean }

/** The one that holds: the gravest that is not over. Null: messages go on. */
export function heldBy(all: readonly StandDown[]): StandDownReason | null {
  const open = all.filter(({ over }) => !over).map(({ because }) => because)
  return standDownReasons.find((reason) => open.includes(reason)) ?? null
}

/** Which messages to the person a stand-down stops. Safety to the living goes on; staff are not written to here. */
export const stops = (because: StandDownReason, of: 'N2' | 'N3' | 'N4' | 'N5' | 'N6'): boolean =>
  of === 'N2' ? because === 'died' : true
