/** Exchange rates (人民币汇率中间价): kept with their source, and the conversions of M6 and M7. */
export { convertPayment, isNoticeRate, platformRate, type RoundFx } from './convert-payment'
export { missingRate, rateFor } from './rate-for'
export { rateTasks } from './record-rates'
