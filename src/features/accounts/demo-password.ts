/** The password of every demo account; they cannot exist in a production without DEMO=1 (S14). */
export const demoPassword = 'yuxinbao-demo-2026'
