export const phaseLabels = { AHEAD: '待公示', RUNNING: '公示中', OVER: '已结束' } as const
export const phaseTones = { AHEAD: 'draft', RUNNING: 'progress', OVER: 'success' } as const
