import type { ServerModule } from '@ayni/platform/commands'
import {
  finishImportHandler,
  guessColumnsAnswer,
  importRowsHandler,
  importsAnswer,
  leftListAnswer,
  previewRowsAnswer,
  startImportHandler,
} from './import.ts'
import { matchNewcomers } from './match-newcomers.ts'
import { rosterOwnData } from './own-data.ts'
import {
  finishPlacesHandler,
  guessPlaceColumnsAnswer,
  importPlacesHandler,
  placesStateAnswer,
  searchPlacesAnswer,
} from './places/import-places.ts'
import { dropDocumentsOnConsent, reduceCopiesHandler, reduceCopiesJob } from './reduce-copies-job.ts'
import { decideReviewHandler, reviewCardAnswer, reviewsAnswer } from './reviews.ts'

export { findColumns as findPlaceColumns } from './places/place-columns.ts'
export { readListSheet } from './read-list-sheet.ts'

export const roster: ServerModule = {
  name: 'roster',
  commands: [
    startImportHandler,
    importRowsHandler,
    finishImportHandler,
    decideReviewHandler,
    importPlacesHandler,
    finishPlacesHandler,
    reduceCopiesHandler,
  ],
  queries: [
    guessColumnsAnswer,
    previewRowsAnswer,
    importsAnswer,
    leftListAnswer,
    reviewsAnswer,
    reviewCardAnswer,
    guessPlaceColumnsAnswer,
    searchPlacesAnswer,
    placesStateAnswer,
  ],
  reactions: [dropDocumentsOnConsent, ...matchNewcomers],
  ownData: rosterOwnData,
  jobs: [reduceCopiesJob],
}
