/**
 * The harmless string by which virus scanners are tested. Known here too, so that uploads can be tried without a scanner;
 * written in two parts, so that no scanner takes this source file for the test file.
 */
export const EICAR_TEST_STRING = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR',
  'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('-')
