import type { InputOf, OutputOf } from '@ayni/kernel'
import type { decideReview, reviewCard, reviews } from './contract/duplicates.ts'
import type {
  finishImport,
  guessColumns,
  importRows,
  imports,
  leftList,
  previewRows,
  startImport,
} from './contract/import.ts'
import type { finishPlaces, guessPlaceColumns, importPlaces, placesState, searchPlaces } from './contract/places.ts'

export * from './contract/duplicates.ts'
export * from './contract/events.ts'
export * from './contract/import.ts'
export * from './contract/places.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type RosterOperations = {
  readonly 'roster.guess-columns': Op<typeof guessColumns>
  readonly 'roster.preview-rows': Op<typeof previewRows>
  readonly 'roster.start-import': Op<typeof startImport>
  readonly 'roster.import-rows': Op<typeof importRows>
  readonly 'roster.finish-import': Op<typeof finishImport>
  readonly 'roster.imports': Op<typeof imports>
  readonly 'roster.left-list': Op<typeof leftList>
  readonly 'roster.reviews': Op<typeof reviews>
  readonly 'roster.review-card': Op<typeof reviewCard>
  readonly 'roster.decide-review': Op<typeof decideReview>
  readonly 'roster.guess-place-columns': Op<typeof guessPlaceColumns>
  readonly 'roster.import-places': Op<typeof importPlaces>
  readonly 'roster.finish-places': Op<typeof finishPlaces>
  readonly 'roster.search-places': Op<typeof searchPlaces>
  readonly 'roster.places-state': Op<typeof placesState>
}
