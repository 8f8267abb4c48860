import { readWishFile, type WishFile } from '../domain/wish-file.ts'
import { readFacilityTable } from './facility-table.ts'

/** The wishes in a .csv or .xlsx, and what is wrong with its lines. A file that is neither in name and in fact is `Failure('bad-input')` naming it and why. */
export async function readWishes(file: string): Promise<WishFile> {
  return readWishFile(await readFacilityTable(file))
}
