-- The number beside 消息 stands on every page: it reads what is unread, not the whole mailbox.
CREATE INDEX notification_unread ON notification (organisation_id) WHERE read_at IS NULL;
