/** One row of a file, with the line on which it begins there. */
export type TableRow = { readonly line: number; readonly fields: readonly string[] }
