import { isStalePlan, sqlState } from '../database/index.ts'

const DEADLOCK = '40P01'

/**
 * Two rooms may lock the same person's rows in another order: of a knot the database undoes one transaction whole, and it is given again.
 * So it is where a table changed under a kept plan: nothing was done, and the next connection knows the new table.
 * @safety a press at night is never lost to whatever the ladder, or an update, did at that moment.
 */
export async function givenAgain<T>(work: () => Promise<T>, more = 3): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (more === 0 || !(sqlState(error) === DEADLOCK || isStalePlan(error))) throw error
    return givenAgain(work, more - 1)
  }
}
