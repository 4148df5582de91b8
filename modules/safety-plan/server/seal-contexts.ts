/** What each sealed text is bound to: moved to another row it does not open. */
export const versionContext = (version: string): string => `safety_plan.version:${version}`
export const agreementContext = (agreement: string): string => `safety_plan.agreement:${agreement}`
export const checkContext = (check: string): string => `safety_plan.means_check:${check}`
