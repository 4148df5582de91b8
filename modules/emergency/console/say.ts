import { useWords } from '@ayni/ui'
import { keepWords } from './keep-words.ts'
import { searchWords } from './search-words.ts'
import { words } from './words.ts'

/** All the words of this room, in the language on the screen. */
export const useSay = () => ({ ...useWords(words), ...useWords(searchWords), ...useWords(keepWords) })
