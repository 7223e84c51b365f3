export interface ObjectionReplyData {
  /** 受理号 of the objection. */
  number: string
  /** 异议答复书, or 异议不予受理告知书. */
  title: string
  /** To whom: the objector, or 异议人 where none is named. */
  objector: string
  publicityNumber: string
  publicityTitle: string
  /** The line objected to, as it was published. */
  item: string
  receivedOn: string
  outcome: string
  /** The reply's paragraphs. */
  reply: readonly string[]
  office: string
  telephone: string
  decidedOn: string
  createdAt: Date
}

/** The sentences around the reply's own paragraphs; the same in each format. */
export const replySentences = ({ number, outcome, telephone, office }: ObjectionReplyData) => ({
  opening: `您对上述公示提出的异议（受理号 ${number}），办理结果为：${outcome}。`,
  closing: `对本答复有疑问的，请拨打 ${telephone}（${office}）。`,
})
