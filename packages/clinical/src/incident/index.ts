export { type IncidentPolicy, incidentPolicy, type PostventionStep, postventionSteps } from './incident-policy.ts'
export { heldBy, type StandDown, type StandDownReason, standDownReasons, stops } from './stand-down.ts'
