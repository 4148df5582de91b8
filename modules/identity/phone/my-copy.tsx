export const MyCopy = () => null
