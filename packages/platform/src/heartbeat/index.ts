export { heartbeatJob } from './heartbeat-job.ts'
