// The drawings of the first screens, apart from those of every other, so that the first file carries no more.
export const backIcon = 'M19 12H5M11 6l-6 6 6 6'
