export const EmptyPhone = () => null
