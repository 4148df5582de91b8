export const MyConsents = () => null
