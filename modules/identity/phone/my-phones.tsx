export const MyPhones = () => null
