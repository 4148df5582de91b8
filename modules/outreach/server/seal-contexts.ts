export const overrideContext = (attempt: string): string => `outreach.attempt.override:${attempt}`
export const noteContext = (row: string): string => `outreach.nonuse.note:${row}`
export const linkContext = (link: string): string => `outreach.link.secret:${link}`
export const calledContext = (registration: string): string => `outreach.registration.called:${registration}`
