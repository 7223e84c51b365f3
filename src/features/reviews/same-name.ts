/** Account names as banks write them: full-width or half-width brackets, stray blanks. The rest must agree. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
