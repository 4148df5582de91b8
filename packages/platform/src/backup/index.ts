export { readPassphrase } from './archive-header.ts'
export { type BackupRefusalCode, backupRefusals, type Refused, refusalOr } from './backup-refusal.ts'
export type { Manifest } from './manifest.ts'
export { inspectArchive } from './read-archive.ts'
export {
  checkEmpty,
  prepareRestore,
  type RestoreDone,
  type RestoreOptions,
  restoreDatabase,
  restoreKeys,
} from './restore-backup.ts'
export { type BackupDone, type BackupOptions, type BackupProgress, writeBackup } from './write-backup.ts'
