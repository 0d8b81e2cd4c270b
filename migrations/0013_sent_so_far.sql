-- Telegram's numbers of the messages of a row that are sent while others of it are not, as a JSON list: after a restart the row goes on
-- behind them.
ALTER TABLE outbox ADD COLUMN sent TEXT;
