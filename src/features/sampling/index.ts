/** Draws that can be made again (抽取): pure, no clock, no chance but the seed. For expert panels and spot checks. */
export { drawSeats, type Seated } from './draw-seats'
export { ALGORITHM, newSeed, rank } from './rank'
export { sampleStrata } from './sample-strata'
