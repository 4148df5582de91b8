import type { OwnData, ServerModule } from '@ayni/platform/commands'
import {
  answerRequestHandler,
  askForHandler,
  disagreeHandler,
  requestFeed,
  requestsAnswer,
} from './ask-and-disagree.ts'
import { askErasureHandler, eraseAfterLeaving, eraseWhoLeftHandler, erasurePreviewAnswer } from './erase.ts'
import { mergeRequests } from './merge-people.ts'
import { myDataOwnData } from './own-data.ts'
import { copyMyDataAnswer, seeMyDataAnswer, teamToChooseAnswer } from './see-and-copy.ts'

export { sparingWhoLeft, staysOnThePhone } from './after-leaving.ts'
export { toldElsewhere } from './own-data.ts'

/** Built over the other rooms of the house: each tells its part of what is held about a person. */
export function myDataOver(rooms: readonly ServerModule[]): ServerModule {
  const all = (): readonly OwnData[] => [...rooms.flatMap(({ ownData }) => ownData ?? []), ...myDataOwnData]
  return {
    name: 'my-data',
    commands: [askForHandler, disagreeHandler, askErasureHandler, eraseWhoLeftHandler, answerRequestHandler],
    queries: [seeMyDataAnswer(all), copyMyDataAnswer(all), teamToChooseAnswer, erasurePreviewAnswer, requestsAnswer],
    reactions: [mergeRequests],
    feed: [requestFeed],
    ownData: myDataOwnData,
    jobs: [eraseAfterLeaving],
  }
}
