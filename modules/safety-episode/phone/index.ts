export const loadCheckIn = async () => (await import('./check-in.tsx')).CheckIn
