/** What a death asks of the team, each a task with a name and a date. Texts wait for sign-off: [K] postvention practice, [D] the times. */
export const postventionSteps = [
  'name-who-speaks-with-family',
  'tell-team-personally',
  'support-who-treated',
  'tell-cohort',
  'offer-groups',
  'keep-data-safe',
  'no-memorial-messages',
] as const
export type PostventionStep = (typeof postventionSteps)[number]

export type IncidentPolicy = {
  /** @source services/07 R-SUI-16 [D] */
  readonly reviewDays: number
  /** @source [K] support after a suicide begins within the first day; [D] the hours. */
  readonly postventionHours: Readonly<Record<PostventionStep, number>>
  /** @source [D] how much of what came before stands in the review. */
  readonly timelineDaysBefore: number
}

export const incidentPolicy: IncidentPolicy = {
  reviewDays: 7,
  postventionHours: {
    'name-who-speaks-with-family': 4,
    'tell-team-personally': 24,
    'support-who-treated': 24,
    'keep-data-safe': 24,
    'no-memorial-messages': 24,
    'tell-cohort': 72,
    'offer-groups': 7 * 24,
  },
  timelineDaysBefore: 14,
}
