/** Notifications (消息): in the portal at once, by mail as one digest. */
export { notify, notifyAll, notifyEach, type Audience } from './notify'
export { unreadCount } from './read-notifications'
export { sendDigests } from './send-digests'
