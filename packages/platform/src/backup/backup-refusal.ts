/** Why an archive is not written, not opened or not restored. Closed list; the command line has words for each. */
export const backupRefusals = [
  'backup.passphrase-missing',
  'backup.passphrase-short',
  'backup.file-exists',
  'backup.file-missing',
  'backup.not-an-archive',
  'backup.passphrase-wrong',
  'backup.tampered',
  'backup.truncated',
  'backup.owner-cannot-see-all',
  'restore.other-version',
  'restore.not-empty',
  'restore.in-use',
  'restore.keys-differ',
] as const
export type BackupRefusalCode = (typeof backupRefusals)[number]

/** Carries a refusal out of a stream; `refusalOr` turns it into a value at the door of the room. */
export class BackupRefusal extends Error {
  readonly code: BackupRefusalCode
  readonly detail: string
  constructor(code: BackupRefusalCode, detail = '') {
    super(code)
    this.code = code
    this.detail = detail
  }
}

export type Refused = { readonly refused: BackupRefusalCode; readonly detail: string }

export async function refusalOr<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupRefusal) return { refused: error.code, detail: error.detail }
    throw error
  }
}
