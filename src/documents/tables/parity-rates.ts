import { defineTable } from '../table'
import { CURRENCIES } from './options'

/** 人民币汇率中间价: CNY per `unit` units of the currency, as published. */
export const parityRates = defineTable({
  name: 'parity-rates',
  title: '人民币汇率中间价',
  instructions: ['每个币种每个公布日填一行，中间价为指定单位外币折合的人民币元。'],
  columns: [
    {
      key: 'currency',
      header: '币种',
      kind: 'enum',
      required: true,
      width: 10,
      options: CURRENCIES,
      example: 'USD',
    },
    {
      key: 'publishedOn',
      header: '日期',
      aliases: ['公布日期'],
      kind: 'date',
      required: true,
      width: 14,
      example: '2026-03-05',
    },
    {
      key: 'rate',
      header: '中间价',
      kind: 'rate',
      required: true,
      width: 14,
      decimals: 8,
      example: '7.1234',
    },
    {
      key: 'unit',
      header: '单位',
      kind: 'integer',
      required: false,
      width: 8,
      hint: '外币的数量，留空为 1；100 日元的报价填 100',
      example: '1',
    },
    { key: 'source', header: '来源', kind: 'text', required: true, width: 30, example: '中国外汇交易中心' },
  ],
})
