/** 统保保单清单 imported by insurers: the door for other rooms. */
export { exportBadRows, policyImport, policyImports, policyListTemplate } from './imports'
export { runImports } from './run-imports'
