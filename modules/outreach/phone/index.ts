/** None of it is needed before the first question: each comes in its own file. */
export const loadServices = async () => (await import('./services-list.tsx')).ServicesList
export const loadJoinUs = async () => (await import('./join-us.tsx')).JoinUs
export const loadInvite = async () => (await import('./invite.tsx')).Invite
export const loadOutreachToday = async () => (await import('./outreach-today.tsx')).OutreachToday
