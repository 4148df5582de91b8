import type { CorrespondenceOperations } from '@ayni/modules/correspondence/contract'
import type { Client } from '@ayni/ui'

export type LettersClient = Client<CorrespondenceOperations>
