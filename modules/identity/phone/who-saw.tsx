export const WhoSaw = () => null
