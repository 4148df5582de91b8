import type { StaffSession } from '@ayni/modules/identity/contract'

export type PageProps = { readonly session: StaffSession }
