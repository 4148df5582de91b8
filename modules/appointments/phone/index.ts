export const loadNextAppointment = async () => (await import('./next-appointment.tsx')).NextAppointment
export const loadChooseHour = async () => (await import('./choose-hour.tsx')).ChooseHour
